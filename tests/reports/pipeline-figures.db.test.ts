import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { signedFigures } from '#app/domain/agreements/agreement.rules.ts';
import { isSignedOrLater, STAGES, type Stage } from '#app/domain/deals/stage.ts';
import { fromDateColumn } from '#app/lib/dates.ts';
import { sumYuan } from '#app/lib/money.ts';
import { readHeadline, readPipeline } from '#app/reports/pipeline/pipeline.queries.server.ts';
import { tableOf } from '#app/reports/pipeline/report.ts';
import { useDatabase } from '#tests/support/database.ts';
import { ctxOf, currentUser } from '#tests/support/fixtures.ts';

useDatabase('demo');
let ctx: Ctx;

beforeAll(async () => {
  const { id } = await db().user.findUniqueOrThrow({ where: { username: 'official' } });
  ctx = ctxOf(await currentUser(id));
});

const read = async (search: string) => (await readPipeline(ctx, new URLSearchParams(search))).report;
const plain = ({ deals, amount }: { deals: number; amount: string }) => [deals, amount];

describe('2023 up to 12 November', () => {
  it('reads what was published', async () => {
    const { headline } = await read('year=2023');
    expect(plain(headline.negotiating)).toEqual([235, '225892000000.00']);
    expect(plain(headline.signed)).toEqual([191, '124090000000.00']);
    expect(plain(headline.large)).toEqual([25, '105956000000.00']);
    expect(plain(headline.fair)).toEqual([35, '32626000000.00']);
    expect(headline.events.map(({ label, figures }) => [label, ...figures.map(plain)])).toEqual([
      ['南博会（第7届，2023年）', [24, '29173000000.00']],
      ['苹果大会（2023年）', [11, '3453000000.00']],
    ]);
  });

  it('is what the headline of the home page reads, too', async () => {
    expect((await readHeadline(ctx)).signed).toEqual((await read('year=2023')).headline.signed);
  });

  it('lists every stage, band and county, also those without deals, and all editions of the period', async () => {
    const report = await read('year=2023');
    const keys = (id: Parameters<typeof tableOf>[1]) =>
      tableOf(report, id).groups.flatMap(({ rows }) => rows.map(({ key }) => key));
    expect(keys('stages')).toEqual([...STAGES]);
    expect(keys('bands')).toEqual(['0_1', '1_5', '5_10', '10_50', '50_100', 'from_100']);
    expect(keys('counties')).toHaveLength(11);
    expect(keys('events')).toHaveLength(5);
  });

  it('splits the whole without loss by band, industry, chain, county and origin', async () => {
    const report = await read('year=2023');
    for (const id of ['bands', 'industries', 'chains', 'counties', 'origins'] as const) {
      const { groups, total } = tableOf(report, id);
      for (const column of [0, 1]) {
        const figures = groups.flatMap(({ rows }) => rows.flatMap((row) => row.figures[column] ?? []));
        const whole = total?.figures[column];
        expect(sumYuan(figures.map(({ amount }) => amount)), id).toBe(whole?.amount);
        expect(
          figures.reduce((sum, { deals }) => sum + deals, 0),
          id,
        ).toBe(whole?.deals);
      }
    }
  });

  it('counts nothing before the records begin, and says so', async () => {
    expect((await read('year=1999')).isEmpty).toBe(true);
  });
});

describe('as of any day', () => {
  it.each(['2022-12-31', '2023-06-30', '2023-09-15'])(
    '%s agrees with the records counted one by one',
    async (day) => {
      const from = `${day.slice(0, 4)}-01-01`;
      const deals = await db().deal.findMany({
        where: { archivedAt: null },
        include: { history: true, agreements: true },
      });
      const standing = deals.flatMap(({ history, agreements }) => {
        const newest = history
          .filter(({ voidedAt, effectiveOn }) => !voidedAt && fromDateColumn(effectiveOn) <= day)
          .sort((a, b) => a.seq - b.seq)
          .at(-1);
        const signed = signedFigures(
          agreements
            .map((row) => ({ ...row, amount: row.amount.toFixed(2), signedOn: fromDateColumn(row.signedOn) }))
            .filter(({ voidedAt, signedOn }) => !voidedAt && signedOn <= day),
        );
        return newest ? [{ newest, signed }] : [];
      });
      const { headline } = await read(`from=${from}&to=${day}`);

      const signed = standing.flatMap((deal) =>
        deal.signed && deal.signed.signedOn >= from ? [deal.signed] : [],
      );
      expect(plain(headline.signed)).toEqual([signed.length, sumYuan(signed.map(({ amount }) => amount))]);
      for (const row of headline.stages.groups[0]?.rows ?? []) {
        const here = standing.filter(
          ({ newest }) => newest.stage === row.key && ['active', 'paused'].includes(newest.status),
        );
        const amounts = here.map(({ newest, signed }) =>
          isSignedOrLater(row.key as Stage)
            ? (signed?.amount ?? '0')
            : (newest.estimatedAmount?.toFixed(2) ?? '0'),
        );
        expect(row.figures[0] && plain(row.figures[0]), row.key).toEqual([here.length, sumYuan(amounts)]);
      }
    },
  );

  it('shows increases to deals signed before the period apart from what was signed in it', async () => {
    const increased = await db().agreement.findMany({
      where: {
        kind: 'capital_increase',
        signedOn: { gte: new Date('2023-07-01') },
        deal: { signedOn: { lt: new Date('2023-07-01') } },
      },
    });
    expect(increased.length).toBeGreaterThan(0);
    const report = await read('from=2023-07-01');
    const amount = sumYuan(increased.map((row) => row.amount.toFixed(2)));
    expect(plain(report.increases)).toEqual([new Set(increased.map(({ dealId }) => dealId)).size, amount]);
  });
});
