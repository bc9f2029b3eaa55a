import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { drillPath } from '#app/reports/pipeline/cells.ts';
import { readCountedDeals } from '#app/reports/pipeline/drill-down.server.ts';
import { yearEarlier } from '#app/reports/pipeline/filters.ts';
import { readHeadline, readPipeline } from '#app/reports/pipeline/pipeline.queries.server.ts';
import { growth, percentText } from '#app/reports/rate.ts';
import { useDatabase } from '#tests/support/database.ts';
import { ctxOf, currentUser } from '#tests/support/fixtures.ts';

useDatabase('demo');
let ctx: Ctx;

beforeAll(async () => {
  const { id } = await db().user.findUniqueOrThrow({ where: { username: 'official' } });
  ctx = ctxOf(await currentUser(id));
});

const read = async (search: string) => (await readPipeline(ctx, new URLSearchParams(search))).report;

describe('year on year', () => {
  it('compares every row with the report of the same days a year before', async () => {
    const now = await read('from=2023-03-01&to=2023-09-30');
    const then = await read('from=2022-03-01&to=2022-09-30');
    for (const table of now.tables.filter(({ id }) => id !== 'events')) {
      const before = then.tables.find(({ id }) => id === table.id);
      const rows = [...table.groups.flatMap((group) => group.rows), ...(table.total ? [table.total] : [])];
      const earlier = new Map(
        [
          ...(before?.groups.flatMap((group) => group.rows) ?? []),
          ...(before?.total ? [before.total] : []),
        ].map((row) => [row.key, row.figures.at(-1)]),
      );
      expect(
        rows.some(({ change }) => change?.deals),
        table.id,
      ).toBe(true);
      for (const row of rows) {
        const [figure, base] = [row.figures.at(-1), earlier.get(row.key)];
        expect(row.change?.deals, `${table.id} ${row.key}`).toBe(
          growth(figure?.deals ?? 0, base?.deals ?? 0),
        );
        expect(row.change?.amount).toBe(growth(figure?.amount ?? 0, base?.amount ?? 0));
      }
    }
  });

  it('has none where the year before had nothing, and none on the home page', async () => {
    const { headline } = await read('year=2021');
    expect(headline.changes.signed).toMatchObject({ deals: null, amount: null });
    expect((await readHeadline(ctx)).changes.signed).toBeNull();
  });

  it('opens the deals it compares with', async () => {
    const { filters, headline } = await read('year=2023');
    const before = headline.changes.signed?.before;
    if (!before) throw new Error('not compared');
    expect(percentText(headline.changes.signed?.deals ?? null)).toBe(percentText(growth(191, before.deals)));
    const { searchParams } = new URL(drillPath(yearEarlier(filters), before), 'http://x');
    const { total } = await readCountedDeals(ctx, searchParams);
    expect(total).toEqual({ deals: before.deals, amount: before.amount });
  });
});
