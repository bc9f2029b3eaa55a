import type { Ctx } from '#app/auth/user.ts';
import type { VisitInput } from '#app/domain/visits/visit.schema.ts';
import { TODAY } from '#tests/support/fixtures.ts';

/** A talk as the form would hand it over. */
export const talkOf = (ctx: Ctx, companyId: string | null, given: Partial<VisitInput> = {}): VisitInput => ({
  kind: 'outbound',
  companyId,
  companyName: '',
  occurredOn: TODAY,
  time: null,
  place: '上海市青浦区',
  staffIds: [ctx.user.id],
  guests: [{ name: '王敏', title: '副总裁' }],
  headcount: null,
  sites: [],
  receivedBy: '',
  summary: '谈二期用地',
  outcome: '',
  nextStep: null,
  nextStepOwnerId: null,
  nextStepDue: null,
  dealIds: [],
  tripId: null,
  stopId: null,
  receptionId: null,
  editionId: null,
  meetingId: null,
  key: null,
  ...given,
});
