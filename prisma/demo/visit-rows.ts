import type { Prisma } from '#app/db/generated/client.ts';
import { toDateColumn } from '#app/lib/dates.ts';
import type { CompanyUse } from './companies.ts';
import type { Contact } from './contacts.ts';
import { demoId } from './ids.ts';
import { teamId } from './teams.ts';
import { userId } from './users.ts';
import type { VisitPlan } from './visits.ts';

/** Talks as rows, with our people, theirs and the deals they touch. */
export function visitRows(
  visits: VisitPlan[],
  uses: Map<string, CompanyUse>,
  contacts: Map<string, Contact[]>,
) {
  const companyId = (visit: VisitPlan) => uses.get(visit.company)?.id ?? '';
  return {
    visits: visits.map(
      (visit): Prisma.VisitCreateManyInput => ({
        id: visit.id,
        kind: visit.kind,
        companyId: companyId(visit),
        occurredOn: toDateColumn(visit.on),
        place: visit.place,
        summary: visit.summary,
        outcome: visit.outcome,
        nextStep: visit.next?.step ?? null,
        nextStepOwnerId: visit.next ? userId(visit.next.owner) : null,
        nextStepDue: visit.next ? toDateColumn(visit.next.due) : null,
        ...(visit.next?.doneAt && {
          nextStepDoneAt: visit.next.doneAt,
          nextStepDoneById: userId(visit.next.owner),
        }),
        teamId: teamId(visit.team),
        recordedById: userId(visit.recordedBy),
        recordedAt: visit.at,
        ...visit.more,
      }),
    ),
    visitStaff: visits.flatMap(({ id: visitId, staff }) =>
      staff.map((username) => ({ visitId, userId: userId(username) })),
    ),
    visitGuests: visits.flatMap((visit): Prisma.VisitGuestCreateManyInput[] =>
      (contacts.get(companyId(visit)) ?? []).map(({ id: contactId, name, title }) => ({
        id: demoId(`guest:${visit.id}:${contactId}`, visit.at),
        visitId: visit.id,
        contactId,
        name,
        title,
      })),
    ),
    visitDeals: visits.flatMap(({ id: visitId, deals }) => deals.map((dealId) => ({ visitId, dealId }))),
  };
}
