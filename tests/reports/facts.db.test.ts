import { describe, expect, it } from 'vitest';
import { visibleTrips, visibleVisits } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import { toDateColumn } from '#app/lib/dates.ts';
import { sumYuan } from '#app/lib/money.ts';
import { FACT_KINDS } from '#app/reports/facts/fact.ts';
import { type MonthSum, readMonthSums } from '#app/reports/facts/facts.queries.server.ts';
import { readRecords } from '#app/reports/facts/records.queries.server.ts';
import { recordsPath } from '#app/reports/facts/records.ts';
import { yearTo } from '#app/reports/facts/span.ts';
import { readPipelineData } from '#app/reports/pipeline/data.queries.server.ts';
import { useDatabase } from '#tests/support/database.ts';
import { ctxOf, currentUser, TODAY } from '#tests/support/fixtures.ts';

useDatabase('demo');

const SOURCE = { span: yearTo(2023, 12, TODAY), periodId: null };

const ctxOfName = async (username: string) => {
  const { id } = await db().user.findUniqueOrThrow({ where: { username }, select: { id: true } });
  return ctxOf(await currentUser(id));
};

function totalOf(sums: MonthSum[], kind: string, place: string | null = null) {
  const chosen = sums.filter((sum) => !sum.yearBefore && sum.kind === kind && sum.place === place);
  return {
    deals: chosen.reduce((all, { count }) => all + count, 0),
    amount: sumYuan(chosen.map(({ amount }) => amount)),
  };
}

describe('facts', () => {
  it('give the published figures, each deal once', async () => {
    const { user } = await ctxOfName('city');
    const sums = await readMonthSums(user, SOURCE, FACT_KINDS, 'county');
    expect(totalOf(sums, 'signed')).toEqual({ deals: 191, amount: '124090000000.00' });
    expect(totalOf(sums, 'standing')).toEqual({ deals: 235, amount: '225892000000.00' });
    expect(
      sums
        .filter((sum) => sum.kind === 'signed' && sum.place === null && !sum.yearBefore)
        .map((s) => s.large)
        .reduce((a, b) => a + b),
    ).toBe(25);
  });

  it.each(['county', 'team'] as const)(
    'say of every %s what the pipeline report says, for every role',
    async (by) => {
      for (const name of ['officer', 'lead', 'county', 'city', 'organizer', 'official']) {
        const ctx = await ctxOfName(name);
        const [sums, { cells }] = await Promise.all([
          readMonthSums(ctx.user, SOURCE, ['signed', 'standing'], by),
          readPipelineData(ctx, new URLSearchParams()),
        ]);
        for (const cell of cells.filter((candidate) => candidate.by === by)) {
          const kind = cell.set === 'signed' ? 'signed' : 'standing';
          expect(totalOf(sums, kind, cell.key), `${name} ${kind} ${cell.key}`).toEqual({
            deals: cell.deals,
            amount: cell.amount,
          });
        }
      }
    },
  );

  it('count the visits and journeys each user can list', async () => {
    const year = { gte: toDateColumn('2023-01-01'), lte: toDateColumn(TODAY) };
    for (const { id, username } of await db().user.findMany({ select: { id: true, username: true } })) {
      const user = await currentUser(id);
      const [sums, out, trips] = await Promise.all([
        readMonthSums(user, SOURCE, ['visit_out', 'trip'], 'team'),
        db().visit.count({ where: { AND: [visibleVisits(user), { kind: 'outbound', occurredOn: year }] } }),
        db().trip.count({ where: { AND: [visibleTrips(user), { startsOn: year }] } }),
      ]);
      expect([totalOf(sums, 'visit_out').deals, totalOf(sums, 'trip').deals], username).toEqual([out, trips]);
    }
  });

  it('compare with the same days of the year before', async () => {
    const { user } = await ctxOfName('city');
    const now = await readMonthSums(user, SOURCE, ['lead', 'signed'], 'county');
    const then = await readMonthSums(
      user,
      { span: { from: '2022-01-01', asOf: '2022-11-12' }, periodId: null },
      ['lead', 'signed'],
      'county',
    );
    const key = ({ month, place, count, amount }: MonthSum) => `${month}/${place}/${count}/${amount}`;
    expect(
      now
        .filter(({ yearBefore }) => yearBefore)
        .map(key)
        .sort(),
    ).toEqual(
      then
        .filter(({ yearBefore }) => !yearBefore)
        .map(key)
        .sort(),
    );
    expect(now.some(({ yearBefore }) => yearBefore)).toBe(true);
  });

  it('are listed behind every number, and the list adds up to it', async () => {
    const ctx = await ctxOfName('city');
    const { from, asOf } = SOURCE.span;
    const sums = await readMonthSums(ctx.user, SOURCE, ['signed', 'standing', 'visit_out'], 'county');
    const places = [...new Set(sums.filter(({ yearBefore }) => !yearBefore).map(({ place }) => place))];
    expect(places.length).toBeGreaterThan(10);
    for (const kind of ['signed', 'standing', 'visit_out'] as const) {
      for (const county of places) {
        const { searchParams } = new URL(recordsPath({ kind, from, asOf, county }), 'http://x');
        const { total } = await readRecords(ctx, searchParams);
        const { deals, amount } = totalOf(sums, kind, county);
        expect(total, `${kind} ${county}`).toMatchObject({ count: deals, amount });
      }
    }
  });
});
