import Big from 'big.js';
import { afterEach, describe, expect, it } from 'vitest';
import { visibleDeals } from '#app/auth/visible.ts';
import { db, watchStatements } from '#app/db/client.server.ts';
import { businessNow } from '#app/db/clock.server.ts';
import { addDays, toDateColumn } from '#app/lib/dates.ts';
import { readRecords } from '#app/reports/facts/records.queries.server.ts';
import { readCountedDeals } from '#app/reports/pipeline/drill-down.server.ts';
import { readPipeline } from '#app/reports/pipeline/pipeline.queries.server.ts';
import { tableOf } from '#app/reports/pipeline/report.ts';
import { readScreenNews, readWholeScreen } from '#app/reports/screen/screen.queries.server.ts';
import { rowsOf } from '#app/reports/tables/table.ts';
import { loader } from '#app/routes/screen.tsx';
import { loader as wall } from '#app/routes/screen_.wall.tsx';
import { loader as news } from '#app/routes/screen[.]json.ts';
import { useDatabase } from '#tests/support/database.ts';
import { cookieOf, ctxOf, currentUser, TODAY } from '#tests/support/fixtures.ts';
import { responseOf, routeArgs } from '#tests/support/visit-route.ts';

useDatabase('demo');
afterEach(() => watchStatements(undefined));

const READERS = ['officer', 'lead', 'county', 'city', 'organizer', 'official'];
const idOf = async (username: string) =>
  (await db().user.findUniqueOrThrow({ where: { username }, select: { id: true } })).id;
const ctxOfName = async (username: string) => ctxOf(await currentUser(await idOf(username)));
const searchOf = (path: string) => new URL(path, 'http://x').searchParams;

describe('the leader’s screen', () => {
  it.each(READERS)('shows %s the figures of the pipeline report', async (username) => {
    const ctx = await ctxOfName(username);
    const [{ body }, { report }] = await Promise.all([
      readWholeScreen(ctx),
      readPipeline(ctx, new URLSearchParams()),
    ]);
    expect(body.headline).toEqual(report.headline);
    expect(body.signed.sum.value).toBe(report.headline.signed.amount);
    expect(body.signed.growth.value).toBe(report.headline.changes.signed?.amount ?? null);
    const counties = tableOf(report, 'counties');
    expect(
      rowsOf(body.counties).map(({ key, cells }) => [key, ...cells.slice(0, 3).map((c) => c.value)]),
    ).toEqual(
      [...counties.groups.flatMap(({ rows }) => rows), ...(counties.total ? [counties.total] : [])].map(
        ({ key, figures: [negotiating, signed] }) => [key, negotiating?.deals, signed?.deals, signed?.amount],
      ),
    );
  });

  it.each(READERS)(
    'shows %s only deals of the own lists, and all of them are behind the numbers',
    async (name) => {
      const ctx = await ctxOfName(name);
      const { body } = await readWholeScreen(ctx);
      const month = { gte: toDateColumn(`${TODAY.slice(0, 8)}01`), lte: toDateColumn(TODAY) };
      const signed = await db().deal.findMany({
        where: { AND: [visibleDeals(ctx.user), { signedOn: month }] },
        select: { id: true },
      });
      expect(body.month.total.count).toBe(signed.length);
      const ids = signed.map(({ id }) => id);
      expect(body.month.latest.every(({ id }) => ids.includes(id))).toBe(true);
      expect((await readRecords(ctx, searchOf(body.month.to))).total).toEqual(body.month.total);
      for (const { cells } of rowsOf(body.counties)) {
        const to = cells[2]?.to;
        if (!to || !cells[1]?.value) continue;
        const { total } = await readCountedDeals(ctx, searchOf(to));
        expect(total).toEqual({ deals: cells[1].value, amount: cells[2]?.value });
      }
      const { to } = body.arrived.sum;
      expect((await readRecords(ctx, searchOf(to ?? ''))).total.amount).toBe(body.arrived.sum.value);
    },
  );

  it.each(READERS)('shows %s the three largest deals that are stuck in sight', async (username) => {
    const ctx = await ctxOfName(username);
    const { body } = await readWholeScreen(ctx);
    const { days, stage } = await db().rateDefinition.findUniqueOrThrow({ where: { code: 'stuck' } });
    const candidates = await db().deal.findMany({
      where: {
        AND: [
          visibleDeals(ctx.user),
          { status: 'active', stageSince: { lt: toDateColumn(addDays(ctx.today, -(days ?? 0))) } },
        ],
      },
      select: { id: true, stage: true, signedAmount: true, estimatedAmount: true },
    });
    const before = ['lead', 'screening', 'negotiating', 'signed', 'registered', 'approved'];
    expect(stage).toBe('started');
    const amounts = candidates
      .filter((deal) => before.includes(deal.stage))
      .map((deal) => (deal.signedAmount ?? deal.estimatedAmount)?.toFixed(2) ?? '0.00')
      .sort((a, b) => new Big(b).cmp(a));
    expect(body.stuck.days).toBe(days);
    expect(body.stuck.deals.map(({ amount }) => amount)).toEqual(amounts.slice(0, 3));
    expect(body.stuck.deals.every(({ id }) => candidates.some((deal) => deal.id === id))).toBe(true);
  });

  it('sets the city’s target beside the figures of those who see the whole city', async () => {
    for (const username of READERS) {
      const { body } = await readWholeScreen(await ctxOfName(username));
      const isWhole = ['city', 'official'].includes(username);
      expect(body.isWhole, username).toBe(isWhole);
      if (!isWhole) expect(body.signed.completion.value, username).toBeNull();
    }
  });

  it('offers instructions to officials alone', async () => {
    for (const username of READERS) {
      const { body } = await readWholeScreen(await ctxOfName(username));
      const offered = rowsOf(body.counties).flatMap(({ key, act }) => (act ? [[key, act.to]] : []));
      expect(body.mayInstruct, username).toBe(username === 'official');
      expect(offered.length, username).toBe(username === 'official' ? 11 : 0);
      for (const [key, to] of offered) expect(to).toBe(`/instructions/new?county=${key}`);
    }
  });

  it('asks the database little, for every role', async () => {
    await businessNow();
    for (const username of READERS) {
      const cookie = await cookieOf(await idOf(username));
      for (const work of [
        () => loader(routeArgs('/screen', { cookie })),
        () => wall(routeArgs('/screen/wall', { cookie })),
        () => news(routeArgs('/screen.json?since=x', { cookie })),
      ]) {
        const statements: string[] = [];
        watchStatements((statement) => statements.push(statement));
        await work();
        watchStatements(undefined);
        expect(statements.length, `${username}\n${statements.join('\n')}`).toBeLessThanOrEqual(8);
      }
    }
  });

  it('answers with figures only when they are new, and always says when it counted', async () => {
    const ctx = await ctxOfName('city');
    const { state } = await readWholeScreen(ctx);
    const later = { ...ctx, now: new Date(ctx.now.getTime() + 60_000) };
    const at = later.now.toISOString();
    expect(await readScreenNews(later, state)).toEqual({ state, body: null, at });
    const [arrival] = await db().arrival.findMany({
      where: { voidedAt: null, deal: { archivedAt: null } },
      take: 1,
    });
    const deal = await db().deal.findFirstOrThrow({ where: visibleDeals(ctx.user), select: { id: true } });
    await db().deal.update({ where: { id: arrival?.dealId ?? deal.id }, data: { archivedAt: ctx.now } });
    const changed = await readScreenNews(later, state);
    expect(changed.state).not.toBe(state);
    expect(changed.body).not.toBeNull();
  });

  it('keeps a session that is left alone neither open nor dark, and is shut to those without reports', async () => {
    const id = await idOf('official');
    const cookie = await cookieOf(id);
    const left = new Date(Date.now() - 3 * 3_600_000);
    await db().session.updateMany({ where: { userId: id }, data: { lastSeenAt: left } });
    expect((await responseOf(news(routeArgs('/screen.json', { cookie })))).status).toBe(200);
    const { lastSeenAt } = await db().session.findFirstOrThrow({ where: { userId: id } });
    expect(lastSeenAt).toEqual(left);
    expect((await responseOf(loader(routeArgs('/screen', { cookie })))).headers.get('location')).toContain(
      '/login',
    );
    for (const username of ['admin', 'auditor']) {
      const other = await cookieOf(await idOf(username));
      expect((await responseOf(news(routeArgs('/screen.json', { cookie: other })))).status).toBe(403);
    }
  });
});
