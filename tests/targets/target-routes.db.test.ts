import { afterEach, describe, expect, it } from 'vitest';
import { db, watchStatements } from '#app/db/client.server.ts';
import { businessNow } from '#app/db/clock.server.ts';
import { action, loader } from '#app/routes/reports.targets.tsx';
import { action as planAction, loader as planLoader } from '#app/routes/reports.targets_.plan.tsx';
import { useDatabase } from '#tests/support/database.ts';
import { cookieOf } from '#tests/support/fixtures.ts';
import { answerOf, responseOf, routeArgs } from '#tests/support/visit-route.ts';

useDatabase('demo');
afterEach(() => watchStatements(undefined));

const args = async (search: string, username: string, form?: Record<string, string>, page = 'targets') => {
  const user = await db().user.findUniqueOrThrow({ where: { username }, select: { id: true } });
  return routeArgs(`/reports/${page}?${search}`, { cookie: await cookieOf(user.id), form });
};
const get = async (search: string, username = 'city') => loader(await args(search, username));
const post = async (search: string, form: Record<string, string>, username = 'city') =>
  action(await args(search, username, form));
const plan = (search: string, form?: Record<string, string>, username = 'city') =>
  args(search, username, form, 'targets/plan');
const targetOf = (year: number, measure: string, countyCode: string | null, teamId: string | null = null) =>
  db().target.findFirst({ where: { year, measure, countyCode, teamId } });

/** A cell as the grid posts it. */
const cell = (name: string, { version = 0, was = '', amount = '' }, index = 0) => ({
  [`cells.${index}.cell`]: name,
  [`cells.${index}.version`]: String(version),
  [`cells.${index}.was`]: was,
  [`cells.${index}.amount`]: amount,
});

async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  await work();
  let count = 0;
  watchStatements(() => {
    count += 1;
  });
  await businessNow();
  await work();
  watchStatements(undefined);
  return count;
}

describe('the pages', () => {
  it('take at most eight statements, session and clock included', async () => {
    const [grid, one] = [await args('year=2023', 'city'), await plan('year=2023&cell=signed_amount~530602')];
    for (const work of [() => loader(grid), () => planLoader(one)]) {
      const count = await statementsOf(work);
      expect(count).toBeGreaterThan(3);
      expect(count).toBeLessThanOrEqual(8);
    }
  });

  it.each([
    ['official', 27],
    ['county', 3],
    ['officer', 1],
    ['organizer', 0],
  ])('show %s targets in sight, to be read only', async (username, least) => {
    const grid = await get('year=2023', username);
    expect(grid.canSet).toBe(false);
    expect(grid.addable).toEqual([]);
    const shown = Object.values(grid.cells).filter(({ amount }) => amount !== null);
    expect(shown.length).toBeGreaterThanOrEqual(least);
    expect(grid.isEmpty).toBe(least === 0);
  });

  it('begin with the present year, and a year without targets with two measures', async () => {
    expect((await get('')).year).toBe(2023);
    const empty = await get('year=2031');
    expect([empty.isEmpty, empty.canCopy, empty.measures]).toEqual([
      true,
      false,
      ['signed_amount', 'signed_count'],
    ]);
    expect((await get('year=2031&add=trip_count+lead_count')).measures).toEqual(['lead_count', 'trip_count']);
  });

  it.each(['admin', 'auditor'])('are closed to %s', async (username) => {
    expect(await answerOf(get('year=2023', username))).toMatchObject({ status: 403 });
    const one = planLoader(await plan('year=2023&cell=signed_amount~530602', undefined, username));
    expect(await answerOf(one)).toMatchObject({ status: 403 });
  });

  it.each(['year=23', 'year=abcd'])('refuse %s', async (search) => {
    expect((await responseOf(get(search))).status).toBe(422);
  });

  it('hide the plan of a target out of sight', async () => {
    const other = planLoader(await plan('year=2023&cell=signed_amount~530621', undefined, 'county'));
    expect((await responseOf(other)).status).toBe(404);
  });
});

describe('saving the grid', () => {
  it('writes what was changed and goes back to the year', async () => {
    const answer = await responseOf(
      post('year=2024', {
        intent: 'save',
        ...cell('signed_amount~530602', { amount: '3.5' }),
        ...cell('signed_count~530602', { amount: '' }, 1),
        ...cell('signed_count~city', { amount: '30个' }, 2),
      }),
    );
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/reports/targets?year=2024']);
    expect((await targetOf(2024, 'signed_amount', '530602'))?.amount.toFixed(2)).toBe('350000000.00');
    expect((await targetOf(2024, 'signed_count', null))?.amount.toFixed(2)).toBe('30.00');
    expect(await db().target.count({ where: { year: 2024 } })).toBe(2);
  });

  it('answers what cannot be read at its cell, keeps what was typed and saves nothing', async () => {
    const answer = await answerOf(
      post('year=2025', {
        ...cell('signed_amount~530602', { amount: '若干' }),
        ...cell('signed_count~530602', { amount: '5' }, 1),
      }),
    );
    expect(answer).toMatchObject({
      init: { status: 422 },
      data: {
        problems: [{ key: 'errors:amount', field: 'signed_amount~530602' }],
        values: { cells: [{ amount: '若干' }, { amount: '5' }] },
      },
    });
    expect(await db().target.count({ where: { year: 2025 } })).toBe(0);
  });

  it('refuses a cell that another has changed since', async () => {
    const was = await targetOf(2023, 'signed_amount', '530625');
    const answer = await answerOf(
      post('year=2023', cell('signed_amount~530625', { version: 1, was: '160', amount: '200' })),
    );
    expect(answer).toMatchObject({
      init: { status: 409 },
      data: { problems: [{ key: 'targets:problem.stale', params: { amount: '190' } }] },
    });
    expect(await targetOf(2023, 'signed_amount', '530625')).toEqual(was);
  });

  it.each(['officer', 'lead', 'county', 'organizer', 'official'])('is not for %s', async (username) => {
    const was = await targetOf(2023, 'signed_amount', '530602');
    const change = cell('signed_amount~530602', { version: was?.version, was: '460', amount: '1' });
    const save = (await db().auditEntry.findFirstOrThrow({ where: { subjectType: 'targets' } })).id;
    for (const form of [
      { intent: 'save', ...change },
      { intent: 'copy' },
      { intent: 'undo', save },
    ] as Record<string, string>[])
      expect(await answerOf(post('year=2023', form, username))).toMatchObject({ init: { status: 403 } });
    const one = planAction(
      await plan(
        'year=2023&cell=signed_amount~530602',
        { version: String(was?.version), amount: '1', pace: 'even' },
        username,
      ),
    );
    expect(await answerOf(one)).toMatchObject({ init: { status: 403 } });
    expect(await targetOf(2023, 'signed_amount', '530602')).toEqual(was);
  });
});

describe('without JavaScript', () => {
  it('a pasted table comes back laid over the grid, with what was not understood', async () => {
    const table = '县（市、区）\t签约金额（万元）\t就业\n昭阳\t4800000\t9\n宜宾\t1\t2';
    const answer = await post('year=2026', { intent: 'paste', table });
    expect(answer).toMatchObject({
      problems: [],
      values: { table, cells: [{ cell: 'signed_amount~530602', amount: '4800000万' }] },
      pasted: { unknownRows: ['宜宾'], unknownHeads: ['就业'], beyond: 0 },
    });
    expect(await db().target.count({ where: { year: 2026 } })).toBe(0);
  });

  it('last year is copied, and a save undone and done again, by buttons', async () => {
    const count = () => db().target.count({ where: { year: 2027 } });
    await responseOf(post('year=2026', cell('signed_count~city', { amount: '7' })));
    await responseOf(post('year=2027', { intent: 'copy' }));
    expect(await count()).toBe(1);
    const copied = await get('year=2027');
    expect(copied.save?.isUndo).toBe(false);
    await responseOf(post('year=2027', { intent: 'undo', save: copied.save?.id ?? '' }));
    expect(await count()).toBe(0);
    const undone = await get('year=2027');
    expect(undone.save?.isUndo).toBe(true);
    await responseOf(post('year=2027', { intent: 'undo', save: undone.save?.id ?? '' }));
    expect(await count()).toBe(1);
  });
});

describe('a monthly plan', () => {
  const address = 'year=2023&cell=visit_out_count~530602';
  const months = (values: number[]) =>
    Object.fromEntries(values.map((value, index) => [`months.${index}`, String(value)]));
  const HALF_BY_JUNE = [0, 0, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0];

  it('is saved where it adds up, and gone where the target is due evenly', async () => {
    const save = async (form: Record<string, string>) =>
      answerOf(planAction(await plan(address, { amount: '16', pace: 'months', ...form })));
    const wrong = await save({ version: '1', ...months([1, 1]) });
    expect(wrong).toMatchObject({
      init: { status: 422 },
      data: { problems: [{ key: 'targets:problem.sum', params: { sum: '2' }, field: 'amount' }] },
    });
    await save({ version: '1', ...months(HALF_BY_JUNE) });
    const planned = await planLoader(await plan(address));
    expect([planned.version, planned.months.map(Number)]).toEqual([2, HALF_BY_JUNE]);
    await save({ version: '2', pace: 'even', ...months(HALF_BY_JUNE) });
    expect((await planLoader(await plan(address))).months).toEqual([]);
  });
});
