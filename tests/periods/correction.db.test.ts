import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { signAgreement, voidAgreement } from '#app/domain/agreements/agreement.commands.server.ts';
import { agreementSchema } from '#app/domain/agreements/agreement.schema.ts';
import { createDeal, editDeal } from '#app/domain/deals/deal.commands.server.ts';
import { dealEditSchema, dealSchema } from '#app/domain/deals/deal.schema.ts';
import { changeStatus, moveDeal, returnDeal } from '#app/domain/deals/move.commands.server.ts';
import { archiveTrip, editTrip, planTrip, restoreTrip } from '#app/domain/trips/trip.commands.server.ts';
import { tripSchema } from '#app/domain/trips/trip.schema.ts';
import { archiveVisit, editVisit, restoreVisit } from '#app/domain/visits/change.commands.server.ts';
import { logVisit } from '#app/domain/visits/visit.commands.server.ts';
import { visitEditSchema, visitSchema } from '#app/domain/visits/visit.schema.ts';
import { Refusal } from '#app/lib/refusal.ts';
import { lockMonth } from '#app/reports/months/lock.commands.server.ts';
import { useDatabase } from '#tests/support/database.ts';
import {
  asked,
  makeCompany,
  makeDeal,
  makeReference,
  makeTeam,
  makeTrip,
  makeVisit,
} from '#tests/support/fixtures.ts';

useDatabase('empty');

/** A day of the locked month, and one after it. */
const LOCKED = '2023-10-20';
const OPEN = '2023-11-10';
const column = (day: string) => new Date(`${day}T00:00:00Z`);

let lead: Ctx;
let teamId: string;
let companyId: string;

beforeAll(async () => {
  await makeReference();
  await db().gateItem.updateMany({ data: { active: false } });
  const bureau = await makeTeam();
  const city = await asked('city_office', bureau.id);
  teamId = (await makeTeam({ regionCode: '530602' })).id;
  lead = await asked('lead', teamId);
  companyId = (await makeCompany(teamId)).id;
  await lockMonth(city, { year: 2023, month: 10 }, { anyway: true, note: '测试' });
});

/** A lead whose history begins before the locked month. */
async function earlyDeal(given: Parameters<typeof makeDeal>[1] = {}) {
  const deal = await makeDeal(teamId, { investorId: companyId, firstMetOn: column('2023-03-01'), ...given });
  await db().$executeRaw`ALTER TABLE deal_history DISABLE TRIGGER USER`;
  await db().dealHistory.updateMany({
    where: { dealId: deal.id },
    data: { effectiveOn: column('2023-03-01') },
  });
  await db().$executeRaw`ALTER TABLE deal_history ENABLE TRIGGER USER`;
  return deal;
}

const PAPER = { kind: 'contract', currency: 'CNY', amount: '1', editionId: '' };
const paper = (signedOn: string, correctionReason?: string) =>
  agreementSchema.parse({ ...PAPER, version: '1', signatoryId: companyId, signedOn, correctionReason });

const talk = (occurredOn: string) => ({
  kind: 'meeting',
  companyId,
  occurredOn,
  place: '昭通',
  staffIds: [lead.user.id],
  guests: [{ name: '王某' }],
  summary: '洽谈',
});

const trip = (startsOn: string) => ({
  title: '外出招商',
  leaderName: '张某',
  leaderRank: 'deputy',
  memberIds: [lead.user.id],
  cities: '重庆',
  startsOn,
  endsOn: startsOn,
  teamId,
});

const lead1 = (firstMetOn: string) => ({
  name: '硅铝项目',
  content: '建设生产线',
  leadId: companyId,
  estimatedAmount: '1',
  sourceKind: 'other',
  firstMetOn,
});

/** Every command that can change what a month counted; each makes its record anew and is told day and reason. */
const COMMANDS: Record<string, (on: string, correctionReason?: string) => Promise<unknown>> = {
  'registering a deal': (on, correctionReason) =>
    createDeal(lead, dealSchema.parse({ ...lead1(on), correctionReason })),
  'moving a deal': async (on, correctionReason) => {
    const { id } = await earlyDeal();
    await moveDeal(lead, id, { version: 1, to: 'screening', on, correctionReason });
  },
  'taking a deal back': async (on, correctionReason) => {
    const { id } = await earlyDeal();
    await moveDeal(lead, id, { version: 1, to: 'screening', on: '2023-03-02', correctionReason: '补录' });
    const reason = await db().reason.findFirstOrThrow({ where: { appliesTo: { has: 'returned' } } });
    const given = { version: 2, to: 'lead' as const, on, reasonCode: reason.code, reasonText: '退回' };
    await returnDeal(lead, id, { ...given, correctionReason });
  },
  'pausing a deal': async (on, correctionReason) => {
    const { id } = await earlyDeal();
    const reason = await db().reason.findFirstOrThrow({ where: { appliesTo: { has: 'paused' } } });
    const given = { version: 1, status: 'paused' as const, on, reasonCode: reason.code, reasonText: '暂停' };
    await changeStatus(lead, id, { ...given, correctionReason });
  },
  'signing an agreement': async (on, correctionReason) => {
    const { id } = await earlyDeal();
    await signAgreement(lead, id, paper(on, correctionReason));
  },
  'handing on a deal whose credit is shared': async (on, correctionReason) => {
    const { id } = await earlyDeal();
    await signAgreement(lead, id, paper(on, '补录'));
    await db().dealCredit.create({ data: { dealId: id, teamId: (await makeTeam()).id, share: '0.5' } });
    const { version } = await db().deal.findUniqueOrThrow({ where: { id } });
    const input = dealEditSchema.parse({
      ...lead1('2023-03-01'),
      countyCode: '530621',
      version: String(version),
      correctionReason,
    });
    await editDeal(lead, id, version, input);
  },
  'logging a talk': (on, correctionReason) =>
    logVisit(lead, visitSchema.parse({ ...talk(on), correctionReason })),
  'moving a talk to the day': async (on, correctionReason) => {
    const { id } = await makeVisit(companyId, { id: lead.user.id, teamId }, { occurredOn: column(OPEN) });
    const input = visitEditSchema.parse({ ...talk(on), kind: 'call', version: '1', correctionReason });
    await editVisit(lead, id, 1, input);
  },
  'moving a talk away from the day': async (on, correctionReason) => {
    const { id } = await makeVisit(companyId, { id: lead.user.id, teamId }, { occurredOn: column(on) });
    await editVisit(
      lead,
      id,
      1,
      visitEditSchema.parse({ ...talk('2023-11-11'), version: '1', correctionReason }),
    );
  },
  'taking a talk out': async (on, correctionReason) => {
    const { id } = await makeVisit(companyId, { id: lead.user.id, teamId }, { occurredOn: column(on) });
    await archiveVisit(lead, id, 1, correctionReason);
  },
  'planning a journey': (on, correctionReason) =>
    planTrip(lead, tripSchema.parse({ ...trip(on), correctionReason })),
  'moving a journey': async (on, correctionReason) => {
    const { id } = await makeTrip(teamId, { startsOn: on, endsOn: on, memberIds: [lead.user.id] });
    await editTrip(lead, id, 1, tripSchema.parse({ ...trip('2023-11-11'), correctionReason }));
  },
  'taking a journey out': async (on, correctionReason) => {
    const { id } = await makeTrip(teamId, { startsOn: on, endsOn: on, memberIds: [lead.user.id] });
    await archiveTrip(lead, id, 1, correctionReason);
  },
};

describe.each(Object.entries(COMMANDS))('%s', (_name, command) => {
  it('is refused in a locked month without a reason, on its field', async () => {
    const refusal = await command(LOCKED).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect((refusal as Refusal).problems).toEqual([
      { key: 'periods:refusal.locked', params: { month: '2023-10' }, field: 'correctionReason' },
    ]);
  });

  it('keeps the reason where there is one, and asks for none later', async () => {
    const reasons = () => db().correctionReason.count({ where: { reason: '漏报补录' } });
    const before = await reasons();
    await command(LOCKED, '漏报补录');
    expect(await reasons()).toBe(before + 1);
    await command(OPEN);
    expect(await reasons()).toBe(before + 1);
  });
});

describe('a locked month', () => {
  it('takes the reason of voiding an agreement, which is always given', async () => {
    const { id } = await earlyDeal();
    await signAgreement(lead, id, paper(LOCKED, '补录'));
    const agreement = await db().agreement.findFirstOrThrow({ where: { dealId: id } });
    await voidAgreement(lead, agreement.id, { version: 2, reason: '录错了' });
    const reasons = await db().correctionReason.findMany({
      where: { subjectId: id },
      orderBy: { id: 'asc' },
    });
    expect(reasons.map(({ reason }) => reason)).toEqual(['补录', '录错了']);
  });

  it('lets words be corrected that it does not count', async () => {
    const by = { id: lead.user.id, teamId };
    const { id } = await makeVisit(companyId, by, { occurredOn: column(LOCKED) });
    await editVisit(lead, id, 1, visitEditSchema.parse({ ...talk(LOCKED), summary: '改写', version: '1' }));
    expect(await db().correctionReason.count({ where: { subjectId: id } })).toBe(0);
  });

  it('says itself why a record is back that was taken out', async () => {
    const by = { id: lead.user.id, teamId };
    const visit = await makeVisit(companyId, by, { occurredOn: column(LOCKED), archivedAt: new Date() });
    const journey = await makeTrip(teamId, { startsOn: LOCKED, endsOn: LOCKED, archivedAt: new Date() });
    await restoreVisit(lead, visit.id, 1);
    await restoreTrip(lead, journey.id, 1);
    const kept = await db().correctionReason.findMany({
      where: { subjectId: { in: [visit.id, journey.id] } },
    });
    expect(kept.map(({ reason }) => reason)).toEqual(['恢复已删除的记录', '恢复已删除的记录']);
  });

  it('covers the year before it, whether those months were opened or not, and no other year', async () => {
    await expect(logVisit(lead, visitSchema.parse(talk('2023-02-01')))).rejects.toThrow(
      'periods:refusal.locked',
    );
    await logVisit(lead, visitSchema.parse(talk('2022-10-20')));
  });
});
