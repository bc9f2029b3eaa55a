import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { ROLES } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { readPastedTargets } from '#app/domain/targets/paste.queries.server.ts';
import { copyTargets, setTargets, undoTargets } from '#app/domain/targets/target.commands.server.ts';
import { readTargetGrid, readTargetPlan } from '#app/domain/targets/target.queries.server.ts';
import { evenly } from '#app/domain/targets/target.rules.ts';
import { Refusal } from '#app/lib/refusal.ts';
import { useDatabase } from '#tests/support/database.ts';
import { asked, makeReference, makeTeam } from '#tests/support/fixtures.ts';

useDatabase('empty');

const YEAR = 2023;
const ZHAOYANG = '530602';
const LUDIAN = '530621';

let city: Ctx;
let park: string;

beforeAll(async () => {
  await makeReference();
  const bureau = await makeTeam({ kind: 'city_bureau' });
  city = await asked('city_office', bureau.id);
  park = (await makeTeam({ kind: 'park', regionCode: ZHAOYANG, name: '昭阳工业园区' })).id;
});
beforeEach(async () => {
  // Numbers of a target's versions go on in the log, which nothing deletes: each test has a year of its own.
  year += 2;
});
let year = YEAR;

const amount = (place: string, value: string | null, version: number | 'any' = 0) => ({
  measure: 'signed_amount' as const,
  place,
  version,
  amount: value,
});
const refusalOf = async (work: Promise<unknown>): Promise<Refusal> => {
  const thrown = await work.catch((reason: unknown) => reason);
  if (!(thrown instanceof Refusal)) throw new Error(`not refused: ${JSON.stringify(thrown)}`);
  return thrown;
};
const entries = () =>
  db().auditEntry.findMany({
    where: { subjectType: 'targets', subjectId: { startsWith: `${year}~` } },
    orderBy: { id: 'asc' },
  });
const standing = async () =>
  (await db().target.findMany({ where: { year }, orderBy: { countyCode: 'asc' } })).map(
    ({ countyCode, teamId, amount: value, version }) => [countyCode ?? teamId, value.toFixed(2), version],
  );
const next = (ctx: Ctx): Ctx => ({ ...ctx, requestId: `${ctx.requestId}+` });

describe('setting targets', () => {
  it('writes what changed, each with its entry of the log, and nothing else', async () => {
    expect(await setTargets(city, year, [amount(ZHAOYANG, '100.00'), amount('city', '900.00')])).toBe(2);
    expect(await setTargets(next(city), year, [amount(ZHAOYANG, '100.00', 1), amount(LUDIAN, '7.00')])).toBe(
      1,
    );
    expect(await standing()).toEqual([
      [ZHAOYANG, '100.00', 1],
      [LUDIAN, '7.00', 1],
      [null, '900.00', 1],
    ]);
    expect((await entries()).map(({ subjectLabel, changes }) => [subjectLabel, changes])).toEqual([
      [`${year} 昭阳区 签约金额`, { amount: [null, '100.00'] }],
      [`${year} 全市 签约金额`, { amount: [null, '900.00'] }],
      [`${year} 鲁甸县 签约金额`, { amount: [null, '7.00'] }],
    ]);
  });

  it('refuses what was changed since it was opened, tells by whom to what, and saves nothing of it', async () => {
    await setTargets(city, year, [amount(ZHAOYANG, '100000000.00')]);
    const other = { ...next(city), user: { ...city.user, name: '乙' } };
    await setTargets(other, year, [amount(ZHAOYANG, '250000000.00', 1)]);
    const refusal = await refusalOf(
      setTargets(next(city), year, [amount(LUDIAN, '5.00'), amount(ZHAOYANG, '300000000.00', 1)]),
    );
    expect([refusal.kind, refusal.problems]).toEqual([
      'stale',
      [
        {
          key: 'targets:problem.stale',
          params: { name: '乙', amount: '2.5' },
          field: `signed_amount~${ZHAOYANG}`,
        },
      ],
    ]);
    expect(await standing()).toEqual([[ZHAOYANG, '250000000.00', 2]]);
  });

  it('does not mistake a target taken back for one that never was', async () => {
    await setTargets(city, year, [amount(ZHAOYANG, '100.00')]);
    await setTargets(next(city), year, [amount(ZHAOYANG, null, 1)]);
    expect(await standing()).toEqual([]);
    expect((await refusalOf(setTargets(city, year, [amount(ZHAOYANG, '5.00', 0)]))).kind).toBe('stale');
    await setTargets(next(next(city)), year, [amount(ZHAOYANG, '5.00', 2)]);
    expect(await standing()).toEqual([[ZHAOYANG, '5.00', 3]]);
  });

  it('lets one of two saves at the same moment through', async () => {
    const saves = ['1.00', '2.00'].map((value) => setTargets(city, year, [amount(ZHAOYANG, value)]));
    const results = await Promise.allSettled(saves);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await entries()).toHaveLength(1);
  });

  it('keeps a monthly plan in proportion when the year changes', async () => {
    const months = ['60.00', '0.00', '40.00', ...Array.from({ length: 9 }, () => '0.00')];
    await setTargets(city, year, [{ ...amount(ZHAOYANG, '100.00'), months }]);
    await setTargets(next(city), year, [amount(ZHAOYANG, '50.01', 1)]);
    const plan = await readTargetPlan(city, year, { measure: 'signed_amount', place: ZHAOYANG });
    expect(plan.months.slice(0, 3)).toEqual(['30.01', '0.00', '20.00']);
    expect(plan.history.map(({ amount: one }) => one)).toEqual([
      ['100.00', '50.01'],
      [null, '100.00'],
    ]);
  });

  it('refuses a plan that does not add up, and places that are none', async () => {
    const short = { ...amount(ZHAOYANG, '100.00'), months: evenly('signed_amount', '99.00') };
    expect((await refusalOf(setTargets(city, year, [short]))).problems[0]?.key).toBe('targets:problem.sum');
    const nowhere = '0188f5f0-0000-7000-8000-000000000009';
    expect((await refusalOf(setTargets(city, year, [amount(nowhere, '1.00')]))).problems).toEqual([
      { key: 'errors:unknown', field: `signed_amount~${nowhere}` },
    ]);
    expect((await refusalOf(setTargets(city, year, [amount('999999', '1.00')]))).kind).toBe('refused');
    expect(await standing()).toEqual([]);
  });
});

describe('undoing a save', () => {
  it('sets all it changed back, and undoing that sets it again', async () => {
    await setTargets(city, year, [amount(ZHAOYANG, '100.00')]);
    await setTargets(next(city), year, [amount(ZHAOYANG, '120.00', 1), amount(LUDIAN, '7.00')]);
    const saved = (await entries()).at(-1)?.id ?? '';
    expect(await undoTargets(next(next(city)), year, saved)).toBe(2);
    expect(await standing()).toEqual([[ZHAOYANG, '100.00', 3]]);
    const undone = (await entries()).at(-1);
    expect(undone?.action).toBe('undo_targets');
    expect(await undoTargets(next(next(next(city))), year, undone?.id ?? '')).toBe(2);
    expect(await standing()).toEqual([
      [ZHAOYANG, '120.00', 4],
      [LUDIAN, '7.00', 3],
    ]);
  });

  it('is refused where a target was changed since', async () => {
    await setTargets(city, year, [amount(ZHAOYANG, '100.00')]);
    const saved = (await entries()).at(-1)?.id ?? '';
    await setTargets(next(city), year, [amount(ZHAOYANG, '120.00', 1)]);
    expect((await refusalOf(undoTargets(city, year, saved))).kind).toBe('stale');
    expect(await standing()).toEqual([[ZHAOYANG, '120.00', 2]]);
  });

  it('reaches no save of another year', async () => {
    await setTargets(city, year, [amount(ZHAOYANG, '100.00')]);
    const saved = (await entries()).at(-1)?.id ?? '';
    expect((await refusalOf(undoTargets(city, year + 1, saved))).kind).toBe('not_found');
  });
});

describe("copying last year's targets", () => {
  it('sets those that are missing, plans included, and leaves what stands', async () => {
    const months = evenly('signed_amount', '100.00');
    await setTargets(city, year - 1, [
      { ...amount(ZHAOYANG, '100.00'), months },
      amount(LUDIAN, '7.00'),
      amount(park, '3.00'),
    ]);
    await setTargets(next(city), year, [amount(LUDIAN, '9.00')]);
    expect(await copyTargets(next(next(city)), year)).toBe(2);
    expect(await standing()).toEqual([
      [ZHAOYANG, '100.00', 1],
      [LUDIAN, '9.00', 1],
      [park, '3.00', 1],
    ]);
    const row = await db().target.findFirstOrThrow({ where: { year, countyCode: ZHAOYANG } });
    expect(row.months.map((month) => month.toFixed(2))).toEqual(months);
    expect((await refusalOf(copyTargets(city, year))).problems[0]?.key).toBe('targets:problem.nothingToCopy');
  });
});

describe('rights', () => {
  it.each(ROLES.filter((role) => role !== 'city_office'))(
    '%s sets, copies and undoes nothing',
    async (role) => {
      await setTargets(city, year - 1, [amount(ZHAOYANG, '100.00')]);
      await setTargets(city, year, [amount(ZHAOYANG, '100.00'), amount(park, '5.00')]);
      const saved = (await entries()).at(-1)?.id ?? '';
      const bureau = await makeTeam({ kind: 'county_bureau', regionCode: ZHAOYANG });
      const ctx = await asked(role, bureau.id);
      // Neither another team's target nor the own.
      const works = [
        () => setTargets(ctx, year, [amount(park, '1.00', 1)]),
        () => setTargets(ctx, year, [amount(ZHAOYANG, '1.00', 1)]),
        () => setTargets(ctx, year, [amount(bureau.id, '1.00')]),
        () => copyTargets(ctx, year + 1),
        () => undoTargets(ctx, year, saved),
      ];
      for (const work of works) expect((await refusalOf(work())).kind).toBe('forbidden');
      expect(await standing()).toEqual([
        [ZHAOYANG, '100.00', 1],
        [park, '5.00', 1],
      ]);
    },
  );

  it('a county reads its own row and the city’s, no other, and no history of others', async () => {
    await setTargets(city, year, [amount('city', '9.00'), amount(ZHAOYANG, '1.00'), amount(LUDIAN, '2.00')]);
    const bureau = await makeTeam({ kind: 'county_bureau', regionCode: LUDIAN });
    const grid = await readTargetGrid(await asked('county_office', bureau.id), year, []);
    expect([grid.canSet, grid.rows.map(({ place }) => place), grid.measures]).toEqual([
      false,
      ['city', LUDIAN],
      ['signed_amount'],
    ]);
    expect(Object.keys(grid.cells)).toEqual([`signed_amount~city`, `signed_amount~${LUDIAN}`]);
    expect(grid.history.map(({ place }) => place).sort()).toEqual([LUDIAN, 'city']);
    expect([grid.save, grid.canCopy, grid.addable]).toEqual([null, false, []]);
    const plan = readTargetPlan(await asked('county_office', bureau.id), year, {
      measure: 'signed_amount',
      place: ZHAOYANG,
    });
    expect((await refusalOf(plan)).kind).toBe('not_found');
  });
});

describe('a pasted table', () => {
  it('is read against the whole grid, by Chinese names also for an English reader', async () => {
    const { cells, unknownRows, unknownHeads } = await readPastedTargets(
      { ...city, locale: 'en' },
      year,
      [],
      '单位：万元\n县（市、区）\t签约金额\tLeads\n昭阳\t4600000\t9\n水富县\t1\t2\n宜宾\t1\t2',
    );
    expect(cells[0]).toEqual({ cell: `signed_amount~${ZHAOYANG}`, text: '4600000万' });
    expect(cells.map(({ cell }) => cell)).toContain('signed_amount~530681');
    expect([unknownRows, unknownHeads]).toEqual([['宜宾'], ['Leads']]);
  });

  it('must say something', async () => {
    expect((await refusalOf(readPastedTargets(city, year, [], ' \n\t\n'))).problems[0]?.key).toBe(
      'targets:problem.emptyPaste',
    );
  });
});
