import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db, watchStatements } from '#app/db/client.server.ts';
import { signAgreement } from '#app/domain/agreements/agreement.commands.server.ts';
import { agreementSchema } from '#app/domain/agreements/agreement.schema.ts';
import { monthText } from '#app/domain/periods/month.ts';
import { listMonths, readMonthState } from '#app/domain/periods/period.queries.server.ts';
import { logVisit } from '#app/domain/visits/visit.commands.server.ts';
import { visitSchema } from '#app/domain/visits/visit.schema.ts';
import { Refusal } from '#app/lib/refusal.ts';
import { FACT_KINDS } from '#app/reports/facts/fact.ts';
import { readMonthSums } from '#app/reports/facts/facts.queries.server.ts';
import { readMonthSource } from '#app/reports/facts/source.queries.server.ts';
import { readComparison } from '#app/reports/months/compare.queries.server.ts';
import { lockMonth } from '#app/reports/months/lock.commands.server.ts';
import { readCorrections, readMonthPage } from '#app/reports/months/month.queries.server.ts';
import type { Table } from '#app/reports/tables/table.ts';
import { useDatabase } from '#tests/support/database.ts';
import { ctxOf, currentUser } from '#tests/support/fixtures.ts';

useDatabase('demo');

const OCTOBER = { year: 2023, month: 10 };
const NOVEMBER = { year: 2023, month: 11 };
const DECEMBER = new Date('2023-12-02T09:00:00+08:00');
const ALL_THE_SAME = { anyway: true, note: '演示' };
const NO_SEARCH = new URLSearchParams();

const ctxOfName = async (username: string, now?: Date) => {
  const { id } = await db().user.findUniqueOrThrow({ where: { username }, select: { id: true } });
  return ctxOf(await currentUser(id), now);
};

/** October as everybody's figures, in a form that compares. */
async function octoberOf(ctx: Ctx): Promise<string[]> {
  const source = await readMonthSource(ctx, 2023, 10);
  const sums = await readMonthSums(ctx.user, source, FACT_KINDS, 'county');
  return sums.map((sum) => JSON.stringify(sum)).sort();
}

const rowOf = (table: Table | undefined, key: string) =>
  table?.groups
    .flatMap(({ rows }) => rows)
    .find((row) => row.key === key)
    ?.cells.map(({ value }) => value);

let city: Ctx;
let signed: { id: string; name: string; code: string; signedAmount: string; countyCode: string };

beforeAll(async () => {
  city = await ctxOfName('city');
  const deal = await db().deal.findFirstOrThrow({
    where: {
      stage: 'signed',
      status: 'active',
      countyCode: { not: null },
      signedOn: { gte: new Date('2023-10-01'), lte: new Date('2023-10-31') },
      agreements: { none: { kind: 'capital_increase' } },
      credits: { none: { share: { lt: 1 } } },
    },
    orderBy: { code: 'asc' },
  });
  signed = {
    ...deal,
    signedAmount: deal.signedAmount?.toFixed(2) ?? '',
    countyCode: deal.countyCode ?? '',
  };
});

afterEach(() => watchStatements(undefined));

describe.sequential('October 2023', () => {
  let asIssued: string[];

  it('waits for the counties, each of which is named with a link', async () => {
    const refusal = await lockMonth(city, OCTOBER, { anyway: false, note: '' }).catch((error) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal.problems).toHaveLength(11);
    expect(refusal.problems[0]).toEqual({
      key: 'periods:refusal.waits.none',
      params: { county: '昭阳区' },
      to: '/reports/months/2023-10?county=530602',
    });
    await expect(lockMonth(city, OCTOBER, { anyway: true, note: '' })).rejects.toThrow('errors:required');
    expect(await db().period.count()).toBe(0);
  });

  it('is locked by the city office alone, after it ended', async () => {
    for (const name of ['officer', 'lead', 'county', 'organizer', 'official']) {
      await expect(lockMonth(await ctxOfName(name), OCTOBER, ALL_THE_SAME), name).rejects.toMatchObject({
        kind: 'forbidden',
      });
    }
    await expect(lockMonth(city, NOVEMBER, ALL_THE_SAME)).rejects.toThrow('periods:refusal.notEnded');
  });

  it('is locked once, however many try at the same moment, and keeps every fact as it read', async () => {
    asIssued = await octoberOf(city);
    const tries = await Promise.allSettled([
      lockMonth(city, OCTOBER, ALL_THE_SAME),
      lockMonth(city, OCTOBER, ALL_THE_SAME),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = tries.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(lost.reason.problems[0].key).toBe('periods:refusal.isLocked');
    expect((await readMonthSource(city, 2023, 10)).periodId).not.toBeNull();
    expect(await octoberOf(city)).toEqual(asIssued);
    const [entry] = await db().auditEntry.findMany({ where: { action: 'lock' } });
    expect(entry?.changes).toMatchObject({ note: [null, '演示'], facts: [null, expect.any(Number)] });
  });

  it('is not followed by the lock of an earlier month', async () => {
    await expect(lockMonth(city, { year: 2023, month: 9 }, ALL_THE_SAME)).rejects.toThrow(
      'periods:refusal.laterLocked',
    );
  });

  it('reads as issued after a deal signed in it was corrected, and November tells the correction', async () => {
    const { version, id } = await db().deal.findUniqueOrThrow({ where: { id: signed.id } });
    const paper = { kind: 'contract', currency: 'CNY', amount: '99', editionId: '', signedOn: '2023-10-31' };
    const { companyId } = await db().dealInvestor.findFirstOrThrow({ where: { dealId: id, isLead: true } });
    const input = { ...paper, version: String(version), signatoryId: companyId };
    await expect(signAgreement(city, id, agreementSchema.parse(input))).rejects.toMatchObject({
      problems: [{ key: 'periods:refusal.locked', params: { month: '2023-10' }, field: 'correctionReason' }],
    });
    await signAgreement(
      city,
      id,
      agreementSchema.parse({ ...input, correctionReason: '合同金额以补签文本为准' }),
    );
    expect(await octoberOf(city)).toEqual(asIssued);

    const november = await readMonthState(city, NOVEMBER);
    const { rows } = await readCorrections(city, november);
    expect(rows).toEqual([
      expect.objectContaining({
        kind: 'signed',
        subjectId: signed.id,
        label: `${signed.code} ${signed.name}`,
        before: expect.objectContaining({ amount: signed.signedAmount }),
        after: expect.objectContaining({ amount: '9900000000.00' }),
      }),
    ]);
    expect(rows[0]?.reason).toMatch(/^合同金额以补签文本为准（演示市局经办甲 2023-11-12 09:30）$/);
  });

  it('also tells what was added, and where', async () => {
    const officer = await ctxOfName('officer');
    const company = await db().company.findFirstOrThrow({
      where: { teamId: officer.user.teamId, archivedAt: null, mergedIntoId: null },
    });
    const talk = visitSchema.parse({
      kind: 'outbound',
      companyId: company.id,
      occurredOn: '2023-10-09',
      place: '重庆',
      staffIds: [officer.user.id],
      guests: [{ name: '王某' }],
      summary: '补录',
      correctionReason: '漏报补录',
    });
    const { id } = await logVisit(officer, talk);
    const { rows } = await readCorrections(city, await readMonthState(city, NOVEMBER));
    expect(rows).toHaveLength(2);
    expect(rows.find(({ subjectId }) => subjectId === id)).toMatchObject({
      kind: 'visit_out',
      before: null,
      after: { on: '2023-10-09', amount: null },
    });
  });

  it('shows a county the corrections of its own records alone', async () => {
    const { user } = await ctxOfName('county');
    const county = ctxOf({ ...user, regionCode: signed.countyCode, teamIds: [] });
    const { rows } = await readCorrections(county, await readMonthState(county, NOVEMBER));
    expect(rows.map(({ subjectId }) => subjectId)).toEqual([signed.id]);
    const elsewhere = signed.countyCode === '530621' ? '530622' : '530621';
    const other = ctxOf({ ...user, regionCode: elsewhere, teamIds: [] });
    expect((await readCorrections(other, await readMonthState(other, NOVEMBER))).rows).toEqual([]);
  });

  it('is told by November as it stood when that was locked, whatever comes after', async () => {
    const later = await ctxOfName('city', DECEMBER);
    const live = await readCorrections(later, await readMonthState(later, NOVEMBER));
    await lockMonth(later, NOVEMBER, ALL_THE_SAME);
    const frozen = await readCorrections(later, await readMonthState(later, NOVEMBER));
    expect(frozen).toEqual(live);
    const december = await readCorrections(later, await readMonthState(later, { year: 2023, month: 12 }));
    expect(december.rows).toEqual([]);
  });

  it('cannot be changed in the database either', async () => {
    const of = { where: { year_month: OCTOBER } };
    const { id } = await db().period.findUniqueOrThrow(of);
    const fact = await db().periodFact.findFirstOrThrow({ where: { periodId: id } });
    const correction = await db().periodCorrection.findFirstOrThrow();
    const reason = await db().correctionReason.findFirstOrThrow();
    const at = (record: { id: string }) => ({ where: { id: record.id } });
    const attempts: (() => Promise<unknown>)[] = [
      () => db().period.update({ ...of, data: { lockedAt: null, lockedById: null } }),
      () => db().period.delete(of),
      () => db().periodFact.update({ ...at(fact), data: { amount: '1' } }),
      () => db().periodFact.delete(at(fact)),
      () => db().periodCorrection.update({ ...at(correction), data: { reason: '' } }),
      () => db().periodCorrection.delete(at(correction)),
      () => db().correctionReason.update({ ...at(reason), data: { reason: 'x' } }),
      () => db().correctionReason.delete(at(reason)),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow();
  });

  it('compares with September: what is new, what moved on, what was corrected', async () => {
    const later = await ctxOfName('city', DECEMBER);
    const compared = await readComparison(later, OCTOBER, new URLSearchParams({ with: '2023-09' }));
    const [summary, added, moved, corrected] = compared.tables;
    const signedThen = await db().deal.count({
      where: { signedOn: { gte: new Date('2023-01-01'), lte: new Date('2023-09-30') } },
    });
    const signedNow = await db().deal.count({
      where: { signedOn: { gte: new Date('2023-01-01'), lte: new Date('2023-10-31') } },
    });
    const cells = rowOf(summary, 'signed') ?? [];
    expect([cells[0], cells[2], cells[4]]).toEqual([signedThen, signedNow, signedNow - signedThen]);
    expect(rowOf(added, `signed:${signed.id}`)?.slice(0, 3)).toEqual([
      '签约项目',
      expect.stringMatching(/^2023-10-/),
      signed.signedAmount,
    ]);
    expect(moved?.groups[0]?.rows.length).toBeGreaterThan(0);
    expect(corrected?.groups[0]?.rows).toEqual([]);

    const november = await readComparison(later, NOVEMBER, new URLSearchParams({ with: '2023-10' }));
    expect(rowOf(november.tables[3], `signed:${signed.id}`)?.[1]).toBe('变更');
    // What was corrected is not told again as growth.
    expect(rowOf(november.tables[2], `signed:${signed.id}`)).toBeUndefined();
  });

  it.each(['2023-10', '2023-11', '2022-09', 'x'])('is not compared with %s', async (other) => {
    await expect(readComparison(city, OCTOBER, new URLSearchParams({ with: other }))).rejects.toThrow(
      'periods:refusal.compareYear',
    );
  });

  it('takes few statements to show, for every role that reads', async () => {
    for (const name of ['city', 'county', 'official']) {
      const ctx = await ctxOfName(name, DECEMBER);
      const counted = async (work: () => Promise<unknown>) => {
        const statements: string[] = [];
        watchStatements((statement) => statements.push(statement));
        await work();
        watchStatements(undefined);
        return statements.filter((statement) => !/^(BEGIN|COMMIT)/.test(statement)).length;
      };
      const county = new URLSearchParams({ county: '530602' });
      expect(await counted(() => readMonthPage(ctx, OCTOBER, county)), name).toBeLessThanOrEqual(8);
      expect(
        await counted(() => readMonthPage(ctx, { year: 2023, month: 12 }, county)),
        name,
      ).toBeLessThanOrEqual(8);
      expect(await counted(() => readComparison(ctx, NOVEMBER, NO_SEARCH)), name).toBeLessThanOrEqual(8);
      expect(await counted(() => listMonths(ctx, 2023)), name).toBe(1);
    }
  });

  it('says to others nothing but that it is locked', async () => {
    for (const name of ['officer', 'lead', 'organizer']) {
      const ctx = await ctxOfName(name);
      await expect(readMonthPage(ctx, OCTOBER, NO_SEARCH), name).rejects.toMatchObject({ kind: 'forbidden' });
      await expect(readComparison(ctx, OCTOBER, NO_SEARCH), name).rejects.toMatchObject({
        kind: 'forbidden',
      });
      const months = await listMonths(ctx, 2023);
      expect(
        months.find(({ month }) => month === 10),
        name,
      ).toEqual({
        month: 10,
        lockedAt: expect.any(String),
        lockedBy: null,
        counts: null,
        own: null,
        circular: null,
      });
    }
  });

  it('shows a county its own county alone', async () => {
    const county = await ctxOfName('county');
    const page = await readMonthPage(county, OCTOBER, new URLSearchParams({ county: '530621' }));
    expect(page.counties.map(({ code }) => code)).toEqual(['530602']);
    expect(page.county?.code).toBe('530602');
    expect(page.figures.groups[0]?.rows.map(({ key }) => key)).toEqual(['530602']);
    expect(page.figures.total).toBeNull();
    expect(monthText(page.month)).toBe('2023-10');
  });
});
