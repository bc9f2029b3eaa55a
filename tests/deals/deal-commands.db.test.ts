import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { createDeal, editDeal } from '#app/domain/deals/deal.commands.server.ts';
import { listDeals, readBoard } from '#app/domain/deals/deal.queries.server.ts';
import { dealFilterSchema, moveSchema } from '#app/domain/deals/deal.schema.ts';
import { readDeal } from '#app/domain/deals/deal-page.queries.server.ts';
import { changeStatus, moveDeal, returnDeal } from '#app/domain/deals/move.commands.server.ts';
import { shareDeal } from '#app/domain/deals/share.commands.server.ts';
import type { Refusal } from '#app/lib/refusal.ts';
import { useDatabase } from '#tests/support/database.ts';
import { asked, makeCompany, makeReference, makeTeam, makeVisit } from '#tests/support/fixtures.ts';
import { dealInput } from './inputs.ts';

useDatabase('empty');

let officer: Ctx;
let stranger: Ctx;
let official: Ctx;
let companyId: string;

beforeAll(async () => {
  await makeReference();
  const zhaoyang = await makeTeam({ kind: 'county_bureau', regionCode: '530602' });
  const ludian = await makeTeam({ kind: 'county_bureau', regionCode: '530621' });
  officer = await asked('officer', zhaoyang.id);
  stranger = await asked('officer', ludian.id);
  official = await asked('official', ludian.id);
  companyId = (await makeCompany(zhaoyang.id)).id;
});

const refusal = (work: Promise<unknown>): Promise<Refusal> =>
  work.then(
    () => expect.fail('it was not refused'),
    (error) => error,
  );

const move = (version: number, given: Record<string, string> = {}) =>
  moveSchema.parse({ version: String(version), to: 'negotiating', on: '2023-11-12', ...given });

const everything = {
  screening: 'positive',
  industryCode: 'D',
  countyCode: '530602',
};

async function makeTalk(dealId: string) {
  const visit = await makeVisit(
    companyId,
    { id: officer.user.id, teamId: officer.user.teamId },
    { dealIds: [dealId] },
  );
  await db().visitStaff.create({ data: { visitId: visit.id, userId: officer.user.id } });
  await db().visitGuest.create({ data: { visitId: visit.id, name: '王总' } });
}

describe('registering a deal', () => {
  it('makes a lead with a code, a history row, a credit and an audit row', async () => {
    const { id, code } = await createDeal(officer, dealInput(companyId));
    expect(code).toMatch(/^ZT-2023-\d{4}$/);
    const deal = await db().deal.findUniqueOrThrow({
      where: { id },
      include: { history: true, credits: true },
    });
    expect(deal).toMatchObject({ stage: 'lead', status: 'active', ownerId: officer.user.id, version: 1 });
    expect(deal.estimatedAmount?.toFixed(2)).toBe('350000000.00');
    expect(deal.history).toMatchObject([{ seq: 1, kind: 'created', stage: 'lead' }]);
    expect(deal.credits).toMatchObject([{ metric: 'all', teamId: officer.user.teamId }]);
    const audit = await db().auditEntry.findMany({ where: { subjectId: id } });
    expect(audit).toMatchObject([{ action: 'create', actorId: officer.user.id, subjectVersion: 1 }]);
  });

  it('gives every deal its own code, also when many register at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 8 }, () => createDeal(officer, dealInput(companyId))),
    );
    expect(new Set(made.map(({ code }) => code)).size).toBe(8);
  });

  it('converts a foreign amount, half up to the cent', async () => {
    const input = dealInput(companyId, {
      estimatedAmount: '',
      currency: 'USD',
      original: '1000.005',
      rate: '7.1234',
      rateOn: '2023-11-01',
    });
    const { id } = await createDeal(officer, input);
    const deal = await db().deal.findUniqueOrThrow({ where: { id } });
    expect(deal.estimatedAmount?.toFixed(2)).toBe('71234356.17');
    expect(deal.estimatedOriginal?.toFixed(2)).toBe('10000050.00');
  });

  it('refuses an investor the user cannot see exactly as one that does not exist', async () => {
    const hidden = (await makeCompany(stranger.user.teamId)).id;
    const forged = '0192f0c0-0000-7000-8000-000000000000';
    const [a, b] = await Promise.all([
      refusal(createDeal(officer, dealInput(hidden))),
      refusal(createDeal(officer, dealInput(forged))),
    ]);
    expect(a.problems).toEqual(b.problems);
    expect(a.problems).toMatchObject([{ field: 'leadId' }]);
  });

  it('refuses an owner of another county, an unknown county and a day to come', async () => {
    const own = dealInput(companyId, { ownerId: stranger.user.id });
    expect((await refusal(createDeal(officer, own))).problems).toMatchObject([{ field: 'ownerId' }]);
    const place = dealInput(companyId, { countyCode: '999999' });
    expect((await refusal(createDeal(officer, place))).problems).toMatchObject([{ field: 'countyCode' }]);
    const early = dealInput(companyId, { firstMetOn: '2023-11-13' });
    await expect(createDeal(officer, early)).rejects.toThrow('errors:future');
  });

  it.each(['official', 'county_office', 'admin', 'auditor'] as const)('%s may not', async (role) => {
    const ctx = await asked(role, officer.user.teamId);
    await expect(createDeal(ctx, dealInput(companyId))).rejects.toThrow('errors:forbidden');
  });
});

describe('moving a deal', () => {
  it('lists what is missing, then moves when the move brings it', async () => {
    const { id } = await createDeal(officer, dealInput(companyId));
    const refused = await refusal(moveDeal(officer, id, move(1)));
    expect(refused.problems.map(({ key }) => key)).toEqual([
      'deals:missing.firstTalk',
      'deals:missing.screeningPositive',
      'deals:missing.industry',
      'deals:missing.county',
    ]);
    await makeTalk(id);
    await moveDeal(officer, id, move(1, everything));
    const deal = await db().deal.findUniqueOrThrow({
      where: { id },
      include: { history: { orderBy: { seq: 'asc' } }, credits: true },
    });
    expect(deal).toMatchObject({ stage: 'negotiating', industryCode: 'D', countyCode: '530602', version: 2 });
    expect(deal.history.map(({ stage }) => stage)).toEqual(['lead', 'screening', 'negotiating']);
    expect(deal.history.at(-1)).toMatchObject({ countyCode: '530602' });
    expect(deal.credits).toMatchObject([{ countyCode: '530602' }]);
  });

  it('a refused move leaves nothing behind', async () => {
    const { id } = await createDeal(officer, dealInput(companyId));
    await refusal(moveDeal(officer, id, move(1, { industryCode: 'D' })));
    expect(await db().deal.findUniqueOrThrow({ where: { id } })).toMatchObject({
      industryCode: null,
      version: 1,
    });
  });

  it('goes back with a reason of the right kind only', async () => {
    const { id } = await createDeal(officer, dealInput(companyId));
    await makeTalk(id);
    await moveDeal(officer, id, move(1, everything));
    const back = { version: 2, to: 'lead' as const, on: '2023-11-12', reasonText: '误推进' };
    expect(
      (await refusal(returnDeal(officer, id, { ...back, reasonCode: 'nonsense' }))).problems,
    ).toMatchObject([{ field: 'reasonCode' }]);
    const reason = await db().reason.findFirstOrThrow({ where: { appliesTo: { has: 'returned' } } });
    await returnDeal(officer, id, { ...back, reasonCode: reason.code });
    expect(await db().deal.findUniqueOrThrow({ where: { id } })).toMatchObject({ stage: 'lead', version: 3 });
  });

  it('pauses and resumes', async () => {
    const { id } = await createDeal(officer, dealInput(companyId));
    const reason = await db().reason.findFirstOrThrow({ where: { appliesTo: { has: 'paused' } } });
    await changeStatus(officer, id, {
      version: 1,
      status: 'paused',
      on: '2023-11-12',
      reasonCode: reason.code,
      reasonText: '等待',
    });
    expect((await refusal(moveDeal(officer, id, move(2)))).problems).toMatchObject([
      { key: 'deals:refusal.notActive' },
    ]);
    const resumed = {
      version: 2,
      status: 'active' as const,
      on: '2023-11-12',
      reasonCode: null,
      reasonText: '',
    };
    await changeStatus(officer, id, resumed);
    expect(await db().deal.findUniqueOrThrow({ where: { id } })).toMatchObject({
      status: 'active',
      version: 3,
    });
  });
});

describe('two people on one deal', () => {
  it('the later save is refused, says what changed, and knows the current version', async () => {
    const { id } = await createDeal(officer, dealInput(companyId));
    await editDeal(officer, id, 1, dealInput(companyId, { name: '甲改的名称' }));
    const refused = await refusal(editDeal(officer, id, 1, dealInput(companyId, { name: '乙改的名称' })));
    expect(refused).toMatchObject({ kind: 'stale', status: 409, currentVersion: 2 });
    const told = refused.problems.find(({ params }) => params?.label === 'deals:field.name');
    expect(told).toMatchObject({ key: 'errors:staleChange', params: { after: '甲改的名称' } });
    expect((await db().deal.findUniqueOrThrow({ where: { id } })).name).toBe('甲改的名称');
  });

  it('of many parallel saves on one version exactly one wins', async () => {
    const { id } = await createDeal(officer, dealInput(companyId));
    const saves = Array.from({ length: 10 }, (_, n) =>
      editDeal(officer, id, 1, dealInput(companyId, { name: `第${n}个` })),
    );
    const results = await Promise.allSettled(saves);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await db().deal.findUniqueOrThrow({ where: { id } })).version).toBe(2);
  });

  it('only changed fields are in the audit row', async () => {
    const { id } = await createDeal(officer, dealInput(companyId));
    const ownerId = officer.user.id;
    await editDeal(officer, id, 1, dealInput(companyId, { name: '新名称', ownerId }));
    const audit = await db().auditEntry.findFirstOrThrow({ where: { subjectId: id, action: 'edit' } });
    expect(audit.changes).toEqual({ name: ['昭阳光伏项目', '新名称'] });
  });
});

describe('what an edit may take away', () => {
  const given = { screening: 'positive', industryCode: 'D', countyCode: '530602' };

  async function negotiating(): Promise<string> {
    const { id } = await createDeal(officer, dealInput(companyId));
    await makeTalk(id);
    await moveDeal(officer, id, move(1, everything));
    return id;
  }

  it('nothing that a gate it has passed asked for', async () => {
    const id = await negotiating();
    const bare = dealInput(companyId, { ownerId: officer.user.id });
    expect((await refusal(editDeal(officer, id, 2, bare))).problems.map(({ key }) => key)).toEqual([
      'deals:missing.screeningPositive',
      'deals:missing.industry',
      'deals:missing.county',
    ]);
    await editDeal(
      officer,
      id,
      2,
      dealInput(companyId, { ...given, ownerId: officer.user.id, industryCode: 'C' }),
    );
  });

  it('nor can the first meeting move past the stages', async () => {
    const id = await negotiating();
    const later = dealInput(companyId, { ...given, ownerId: officer.user.id, firstMetOn: '2023-11-12' });
    await editDeal(officer, id, 2, later);
    await db().$executeRaw`ALTER TABLE deal_history DISABLE TRIGGER USER`;
    await db()
      .$executeRaw`UPDATE deal_history SET effective_on = '2023-11-05' WHERE deal_id = ${id}::uuid AND seq > 1`;
    await db().$executeRaw`ALTER TABLE deal_history ENABLE TRIGGER USER`;
    expect((await refusal(editDeal(officer, id, 3, later))).problems).toMatchObject([
      { key: 'deals:refusal.tooLate', params: { until: '2023-11-05' } },
    ]);
  });

  it('credit goes along, and joins the share the new team has', async () => {
    const city = await asked('city_office', (await makeTeam({ kind: 'city_bureau' })).id);
    const id = await negotiating();
    const teamId = stranger.user.teamId;
    await db().dealCredit.updateMany({ where: { dealId: id }, data: { share: 0.7 } });
    await db().dealCredit.create({ data: { dealId: id, teamId, share: 0.3, countyCode: '530621' } });
    await editDeal(city, id, 2, dealInput(companyId, { ...given, teamId, ownerId: stranger.user.id }));
    const credits = await db().dealCredit.findMany({ where: { dealId: id } });
    expect(credits.map((credit) => [credit.teamId, credit.share.toFixed(1)])).toEqual([[teamId, '1.0']]);
  });

  it('the history tells names, not ids', async () => {
    const city = await asked('city_office', (await makeTeam({ kind: 'city_bureau' })).id);
    const id = await negotiating();
    const teamId = stranger.user.teamId;
    await editDeal(city, id, 2, dealInput(companyId, { ...given, teamId, ownerId: stranger.user.id }));
    const audit = await db().auditEntry.findFirstOrThrow({ where: { subjectId: id, action: 'edit' } });
    expect(audit.changes).toEqual({
      teamId: [officer.user.teamName, stranger.user.teamName],
      ownerId: [officer.user.name, stranger.user.name],
    });
  });
});

describe('who sees a deal', () => {
  const filter = dealFilterSchema.parse({ view: 'list' });

  it('nobody of another county: not in lists, counts, board or by address, until it is shared', async () => {
    const { id } = await createDeal(officer, dealInput(companyId));
    const before = await listDeals(stranger, filter);
    expect(before.rows.map((row) => row.id)).not.toContain(id);
    expect(await refusal(readDeal(stranger, id))).toMatchObject({ kind: 'not_found' });
    expect(await refusal(editDeal(stranger, id, 1, dealInput(companyId)))).toMatchObject({
      kind: 'not_found',
    });
    const board = await readBoard(stranger, filter);
    expect([...board.columns, ...board.later].reduce((sum, column) => sum + column.count, 0)).toBe(
      before.total.count,
    );

    await shareDeal(officer, id, { version: 1, teams: [stranger.user.teamId] });
    expect((await listDeals(stranger, filter)).total.count).toBe(before.total.count + 1);
    expect((await readDeal(stranger, id)).may).toEqual({
      advance: false,
      build: false,
      edit: false,
      finish: false,
      move: false,
      return: false,
      sign: false,
      share: false,
      writeOff: false,
    });
    expect(await refusal(editDeal(stranger, id, 2, dealInput(companyId)))).toMatchObject({
      kind: 'forbidden',
    });
  });

  it('an official reads everything and writes nothing', async () => {
    const { id } = await createDeal(officer, dealInput(companyId));
    expect((await readDeal(official, id)).id).toBe(id);
    expect(await refusal(moveDeal(official, id, move(1)))).toMatchObject({ kind: 'forbidden' });
  });
});

describe('the database itself', () => {
  it('refuses a stage that is not the newest of the history', async () => {
    const { id } = await createDeal(officer, dealInput(companyId));
    await expect(db().deal.update({ where: { id }, data: { stage: 'negotiating' } })).rejects.toThrow(
      /newest history/,
    );
  });

  it('refuses to rewrite or delete history', async () => {
    const { id } = await createDeal(officer, dealInput(companyId));
    const row = { dealId_seq: { dealId: id, seq: 1 } };
    await expect(db().dealHistory.update({ where: row, data: { stage: 'screening' } })).rejects.toThrow(
      /append-only/,
    );
    await expect(db().dealHistory.delete({ where: row })).rejects.toThrow(/append-only/);
  });

  it('refuses a second lead investor', async () => {
    const { id } = await createDeal(officer, dealInput(companyId));
    const other = await makeCompany(officer.user.teamId);
    const second = { dealId: id, companyId: other.id, isLead: true };
    await expect(db().dealInvestor.create({ data: second })).rejects.toThrow();
  });
});
