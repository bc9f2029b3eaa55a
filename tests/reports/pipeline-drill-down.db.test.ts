import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { sumYuan } from '#app/lib/money.ts';
import { drillPath } from '#app/reports/pipeline/cells.ts';
import { readCountedDeals } from '#app/reports/pipeline/drill-down.server.ts';
import { readPipeline } from '#app/reports/pipeline/pipeline.queries.server.ts';
import { type CellFigure, type PipelineReport, tableOf } from '#app/reports/pipeline/report.ts';
import { useDatabase } from '#tests/support/database.ts';
import { ctxOf, currentUser } from '#tests/support/fixtures.ts';

useDatabase('demo');

async function ctxFor(username: string): Promise<Ctx> {
  const { id } = await db().user.findUniqueOrThrow({ where: { username } });
  return ctxOf(await currentUser(id));
}

// Two deals signed in 2023 that also count in full for another county, as after a transfer.
beforeAll(async () => {
  const bureau = await db().team.findFirstOrThrow({ where: { kind: 'county_bureau', regionCode: '530681' } });
  const deals = await db().deal.findMany({
    where: {
      stage: 'signed',
      signedOn: { gte: new Date('2023-01-01') },
      countyCode: '530602',
      team: { kind: 'county_bureau' },
    },
    orderBy: { signedAmount: 'desc' },
    take: 2,
  });
  for (const { id, teamId } of deals) {
    await db().dealCredit.createMany({
      data: [
        { dealId: id, metric: 'signed', teamId, countyCode: '530602', share: '1' },
        { dealId: id, metric: 'signed', teamId: bureau.id, countyCode: '530681', share: '1' },
      ],
    });
  }
});

function cellsOf({ headline, tables, increases }: PipelineReport): CellFigure[] {
  const { negotiating, signed, large, fair } = headline;
  const inTables = tables.flatMap(({ groups, total }) => [
    ...groups.flatMap(({ rows }) => rows.flatMap(({ figures }) => figures)),
    ...(total?.figures ?? []),
  ]);
  return [negotiating, signed, large, fair, increases, ...inTables].filter(({ deals }) => deals > 0);
}

/** All pages of a list. */
async function allDeals(ctx: Ctx, search: URLSearchParams) {
  const first = await readCountedDeals(ctx, search);
  const deals = [...first.deals];
  for (let { after } = first; after; ) {
    search.set('after', after);
    const page = await readCountedDeals(ctx, search);
    deals.push(...page.deals);
    after = page.after;
  }
  return { ...first, deals };
}

async function expectCellsToOpen(ctx: Ctx, search: string): Promise<number> {
  const { report } = await readPipeline(ctx, new URLSearchParams(search));
  const cells = new Map(cellsOf(report).map((cell) => [drillPath(report.filters, cell), cell]));
  const check = async ([path, cell]: [string, CellFigure]) => {
    const { total, deals } = await allDeals(ctx, new URL(path, 'http://localhost').searchParams);
    expect(total, path).toEqual({ deals: cell.deals, amount: cell.amount });
    expect(new Set(deals.map(({ id }) => id)).size, path).toBe(cell.deals);
    // Shares may leave fractions of a cent, which are rounded once, in the total.
    const listed = Number(sumYuan(deals.map(({ amount }) => amount)));
    expect(Math.abs(listed - Number(cell.amount)), path).toBeLessThanOrEqual(0.01 * deals.length);
  };
  const waiting = [...cells];
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await check(next);
  };
  await Promise.all(Array.from({ length: 6 }, work));
  return cells.size;
}

describe('every number opens exactly its deals', () => {
  it.each(['official', 'city', 'county', 'lead', 'officer', 'organizer'])(
    'for %s',
    async (username) => {
      expect(await expectCellsToOpen(await ctxFor(username), 'year=2023')).toBeGreaterThan(10);
    },
    120_000,
  );

  it.each([
    'from=2023-07-01',
    'year=2023&county=530681',
    'year=2023&kind=listed',
    'year=2023&event=csa_expo',
  ])(
    'under %s',
    async (search) => {
      expect(await expectCellsToOpen(await ctxFor('official'), search)).toBeGreaterThan(5);
    },
    120_000,
  );
});

describe('deals that count for two counties', () => {
  it('count in both, once in the whole, and the table says so', async () => {
    const { report } = await readPipeline(await ctxFor('official'), new URLSearchParams('year=2023'));
    const counties = tableOf(report, 'counties');
    const deals = counties.groups.flatMap(({ rows }) => rows.map(({ figures }) => figures[1]?.deals ?? 0));
    expect(deals.reduce((sum, count) => sum + count, 0)).toBe(193);
    expect(counties.total?.figures[1]?.deals).toBe(191);
    expect(counties.notes).toContain('placesOver');
  });

  it('give one county, filtered, the figures of its row', async () => {
    const ctx = await ctxFor('official');
    const whole = await readPipeline(ctx, new URLSearchParams('year=2023'));
    const rows = tableOf(whole.report, 'counties').groups.flatMap((group) => group.rows);
    const [negotiating, signed] = rows.find(({ key }) => key === '530681')?.figures ?? [];
    const { headline } = (await readPipeline(ctx, new URLSearchParams('year=2023&county=530681'))).report;
    expect(headline.signed.amount).toBe(signed?.amount);
    expect(headline.signed.deals).toBe(signed?.deals);
    expect(headline.negotiating.amount).toBe(negotiating?.amount);
  });
});

describe('an address that makes no sense', () => {
  it.each([
    'set=all',
    'set=current',
    'set=signed&by=band',
    'set=signed&by=band&key=%27',
    'set=signed&after=x',
  ])('%s is refused', async (search) => {
    const refused = readCountedDeals(await ctxFor('official'), new URLSearchParams(search));
    await expect(refused).rejects.toMatchObject({ status: 422 });
  });
});
