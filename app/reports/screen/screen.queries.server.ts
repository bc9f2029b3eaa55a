import { createHash } from 'node:crypto';
import type { Ctx } from '#app/auth/user.ts';
import { sightOf } from '#app/auth/visible.ts';
import { listStuckDeals } from '#app/domain/deals/stuck.queries.server.ts';
import { canInstruct } from '#app/domain/instructions/instruction.policy.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import type { Polled } from '#app/ui/use-polled.ts';
import { readBasis } from '../counties/basis.queries.server.ts';
import { readMonthSums } from '../facts/facts.queries.server.ts';
import { readRecords } from '../facts/records.queries.server.ts';
import { recordsPath } from '../facts/records.ts';
import { yearTo } from '../facts/span.ts';
import { drawCountyMap } from '../pipeline/county-map.server.ts';
import { readPipeline } from '../pipeline/pipeline.queries.server.ts';
import { tableOf } from '../pipeline/report.ts';
import { countiesTable, progressOf } from './counties.server.ts';
import type { LeaderScreen } from './screen.ts';

/** How many signings and stuck deals fit the screen. */
const LATEST = 5;
const STUCK = 3;

/**
 * The leader's screen, from the figures of the pipeline report, the county table and the lists behind them; seven
 * statements. It shows a role what its lists show.
 */
async function readScreen(ctx: Ctx): Promise<LeaderScreen> {
  const [year = 0, month = 0] = ctx.today.split('-').map(Number);
  const source = { year, month, span: yearTo(year, month, ctx.today), periodId: null, lockedAt: null };
  const ofMonth = recordsPath({ kind: 'signed', from: `${ctx.today.slice(0, 8)}01`, asOf: ctx.today });
  const [{ report, labels }, sums, basis, signings, stuck, { t }] = await Promise.all([
    readPipeline(ctx, new URLSearchParams()),
    readMonthSums(ctx.user, source, ['signed', 'arrived'], 'county'),
    readBasis(ctx, source),
    readRecords(ctx, new URL(ofMonth, 'http://records').searchParams),
    listStuckDeals(ctx, STUCK),
    i18nFor(ctx.locale),
  ]);
  const isWhole = sightOf(ctx.user) === 'all';
  const mayInstruct = canInstruct(ctx.user);
  const figures = { source, sums, targets: basis.targets, ranked: false };
  const counties = tableOf(report, 'counties');
  const signed = progressOf('signed_amount', figures, isWhole);
  return {
    isWhole,
    isEmpty: report.isEmpty,
    headline: report.headline,
    signed,
    arrived: progressOf('arrived_amount', figures, isWhole),
    month: { number: month, total: signings.total, latest: signings.records.slice(0, LATEST), to: ofMonth },
    map: drawCountyMap(counties, report.filters, labels, t, ctx.locale),
    counties: countiesTable(counties, report.filters, figures, {
      t,
      mayInstruct,
      completion: signed.completion,
    }),
    stuck,
    mayInstruct,
  };
}

/** The screen with its state, for a page that knows nothing yet. */
export async function readWholeScreen(ctx: Ctx) {
  const body = await readScreen(ctx);
  return { state: stateOf(body), body, at: ctx.now.toISOString() };
}

/**
 * What is new on a screen, and when that was computed.
 * @param since the state the screen shows; the figures are left out while they are still these
 */
export async function readScreenNews(ctx: Ctx, since: string): Promise<Polled<LeaderScreen>> {
  const { state, body, at } = await readWholeScreen(ctx);
  return { state, body: state === since ? null : body, at };
}

const stateOf = (body: LeaderScreen): string =>
  createHash('sha256').update(JSON.stringify(body)).digest('base64url');
