import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db, inTransaction } from '#app/db/client.server.ts';
import { explainCorrection } from '#app/domain/periods/correction.server.ts';
import { readDueMonth } from '#app/domain/periods/due-month.queries.server.ts';
import { readMonthState } from '#app/domain/periods/period.queries.server.ts';
import { monthIntentSchema } from '#app/domain/periods/period.schema.ts';
import { lockMonth } from '#app/reports/months/lock.commands.server.ts';
import { actOnMonth } from '#app/reports/months/month.commands.server.ts';
import { readMonthPage } from '#app/reports/months/month.queries.server.ts';
import { useDatabase } from '#tests/support/database.ts';
import { asked, makeCompany, makeReference, makeTeam, makeVisit } from '#tests/support/fixtures.ts';

useDatabase('empty');

const OCTOBER = { year: 2023, month: 10 };
let city: Ctx;
let county: Ctx;
let other: Ctx;

beforeAll(async () => {
  await makeReference();
  city = await asked('city_office', (await makeTeam()).id);
  county = await asked('county_office', (await makeTeam({ kind: 'county_bureau', regionCode: '530602' })).id);
  other = await asked('county_office', (await makeTeam({ kind: 'county_bureau', regionCode: '530621' })).id);
});

const act = (ctx: Ctx, values: Record<string, string>) =>
  actOnMonth(ctx, OCTOBER, monthIntentSchema.parse(values));
const stateOf = async (ctx: Ctx, code = '530602') =>
  (await readMonthState(ctx, OCTOBER)).counties.find((one) => one.code === code);

describe.sequential("a county's month", () => {
  it('is due until it is handed in', async () => {
    expect(await readDueMonth(county)).toEqual({ ...OCTOBER, state: 'none' });
    expect(await readDueMonth(city)).toBeNull();
    await act(county, { intent: 'submit', version: '0', note: '已核对' });
    expect(await readDueMonth(county)).toBeNull();
    expect(await stateOf(county)).toMatchObject({ state: 'submitted', version: 1, note: '已核对' });
  });

  it('can be taken back, and handed in again', async () => {
    await act(county, { intent: 'withdraw', version: '1' });
    expect(await stateOf(county)).toMatchObject({ state: 'none', version: 0 });
    await act(county, { intent: 'submit', version: '0' });
  });

  it('is not handed in twice from pages opened at the same time', async () => {
    await expect(act(county, { intent: 'submit', version: '0' })).rejects.toMatchObject({ kind: 'stale' });
    await expect(act(county, { intent: 'submit', version: '1' })).rejects.toThrow('refusal.state.submitted');
  });

  it('is returned with a note, and is due again', async () => {
    expect(
      monthIntentSchema.safeParse({ intent: 'return', version: '1', county: '530602', note: ' ' }).success,
    ).toBe(false);
    await act(city, { intent: 'return', version: '1', county: '530602', note: '到位资金缺凭证' });
    expect(await stateOf(county)).toMatchObject({ state: 'returned', reviewNote: '到位资金缺凭证' });
    expect(await readDueMonth(county)).toEqual({ ...OCTOBER, state: 'returned' });
    await act(county, { intent: 'submit', version: '2' });
  });

  it('is reviewed by the city; then it is not taken back, but the review can be undone', async () => {
    await expect(act(county, { intent: 'review', version: '3', county: '530602' })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await act(city, { intent: 'review', version: '3', county: '530602' });
    await expect(act(county, { intent: 'withdraw', version: '4' })).rejects.toThrow('refusal.state.reviewed');
    await act(city, { intent: 'return', version: '4', county: '530602', note: '审核有误' });
    await act(county, { intent: 'submit', version: '5' });
  });

  it('is its own: another county neither sees nor writes it', async () => {
    expect((await readMonthState(other, OCTOBER)).counties.map(({ code }) => code)).toEqual(['530621']);
    await act(other, { intent: 'submit', version: '0' });
    expect(await stateOf(county)).toMatchObject({ state: 'submitted', version: 6 });
    await expect(act(city, { intent: 'submit', version: '0' })).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(act(city, { intent: 'review', version: '0', county: '999999' })).rejects.toMatchObject({
      kind: 'not_found',
    });
  });

  it('tells what moved since it was handed in', async () => {
    const team = await makeTeam({ regionCode: '530602' });
    const officer = await asked('officer', team.id);
    const { id } = await makeCompany(team.id);
    const by = { id: officer.user.id, teamId: team.id };
    await makeVisit(id, by, { kind: 'outbound', occurredOn: new Date('2023-10-11T00:00:00Z') });
    const { moved } = await readMonthPage(city, OCTOBER, new URLSearchParams());
    expect(moved).toHaveLength(1);
    expect(
      moved[0]?.groups[0]?.rows.map(({ key, cells }) => [key, ...cells.map(({ value }) => value)]),
    ).toEqual([
      ['530602:visit_out_count:month', '0', '1', '1'],
      ['530602:visit_out_count:year', '0', '1', '1'],
    ]);
  });

  it('is written in the log, step by step', async () => {
    const entries = await db().auditEntry.findMany({
      where: { subjectType: 'periods', subjectId: '2023-10 530602' },
      orderBy: { id: 'asc' },
    });
    expect(entries.map(({ action }) => action)).toEqual([
      ...['month_submit', 'month_withdraw', 'month_submit', 'month_return', 'month_submit'],
      ...['month_review', 'month_return', 'month_submit'],
    ]);
  });

  it('is locked without a note once every county was reviewed, and stands then', async () => {
    const counties = await db().region.findMany({ where: { level: 'county' } });
    const { id: periodId } = await db().period.findUniqueOrThrow({ where: { year_month: OCTOBER } });
    for (const { code } of counties) {
      const done = {
        ...{ periodId, countyCode: code, state: 'reviewed' as const, figures: {} },
        ...{ submittedAt: city.now, submittedById: county.user.id },
        ...{ reviewedAt: city.now, reviewedById: city.user.id },
      };
      await db().submission.upsert({
        where: { periodId_countyCode: { periodId, countyCode: code } },
        create: done,
        update: done,
      });
    }
    await lockMonth(city, OCTOBER, { anyway: false, note: '' });
    await expect(act(city, { intent: 'return', version: '6', county: '530602', note: 'x' })).rejects.toThrow(
      'refusal.isLocked',
    );
  });
});

describe('the lock and a change under way', () => {
  it('wait for each other: the change is in the snapshot, or it needs a reason', async () => {
    const february = { year: 2022, month: 2 };
    let started: () => void = () => undefined;
    const inside = new Promise<void>((resolve) => {
      started = resolve;
    });
    let finish: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const team = await makeTeam();
    const { id: companyId } = await makeCompany(team.id);
    const change = inTransaction(async (tx) => {
      const subjectId = companyId;
      await explainCorrection(tx, city, { subjectType: 'visits', subjectId, on: '2022-02-01', reason: null });
      started();
      await held;
      await tx.visit.create({
        data: {
          ...{ companyId, teamId: team.id, recordedById: city.user.id, kind: 'outbound', place: '北京' },
          ...{ occurredOn: new Date('2022-02-01T00:00:00Z'), summary: '', outcome: '', recordedAt: city.now },
        },
      });
    });
    await inside;
    const lock = lockMonth(city, february, { anyway: true, note: '测试' });
    // The lock cannot end before the change does; it is let go only when the lock is seen waiting for it.
    await expect
      .poll(() => db().$queryRaw`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`)
      .toHaveLength(1);
    finish();
    await Promise.all([change, lock]);
    const { id } = await db().period.findUniqueOrThrow({ where: { year_month: february } });
    expect(await db().periodFact.count({ where: { periodId: id, kind: 'visit_out' } })).toBe(1);
  });
});
