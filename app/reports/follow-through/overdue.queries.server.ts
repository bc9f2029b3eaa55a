import type { Ctx } from '#app/auth/user.ts';
import { worksFor } from '#app/auth/visible.ts';
import { sql } from '#app/db/client.server.ts';
import type { Stage } from '#app/domain/deals/stage.ts';
import { stuckSql } from '#app/domain/deals/stuck.queries.server.ts';
import { maskWithin } from '#app/lib/mask.ts';
import type { Yuan } from '#app/lib/money.ts';
import type { FollowFilters } from './conditions.ts';
import { followCellsSql } from './follow.sql.server.ts';

/** A signed deal that has not moved on for too long. */
export interface OverdueDeal {
  id: string;
  code: string;
  name: string;
  stage: Stage;
  /** Since when it has stood there, and for how many days. */
  since: string;
  days: number;
  /** Yuan it counts with. */
  amount: Yuan;
  county: string | null;
  team: string;
  owner: string | null;
  /** What is to be done next; null where nothing is planned. */
  nextStep: string | null;
  nextStepDue: string | null;
}

export interface Overdue {
  /** More than so many days in one stage. */
  days: number;
  count: number;
  amount: Yuan;
  deals: OverdueDeal[];
  after: string | null;
}

interface Page {
  /** Null: all of them. */
  take: number | null;
  /** Where the page before ended: amount and code of its last deal. */
  after?: string | null;
}

/** When signing began to be counted: the list holds whatever was signed, not the period's alone. */
const EVER = '1990-01-01';

/**
 * Signed deals that have not moved on for longer than the office allows, or than the address asks for, the largest
 * first, under the report's other conditions; as of today, because how a deal stood is known of past days, but not
 * what was to be done next. One statement.
 */
export async function readOverdueDeals(
  ctx: Ctx,
  filters: FollowFilters,
  { take, after }: Page,
): Promise<Overdue> {
  const db = sql();
  const { today } = ctx;
  const all = followCellsSql(db, ctx.user, { ...filters, from: EVER, to: today, asOf: today }, []);
  const [amount, code] = after?.split('~') ?? [];
  const english = ctx.locale === 'en';
  type Listed = OverdueDeal & { position: string; teamId: string };
  const [row] = await db<[Omit<Overdue, 'deals' | 'after'> & { deals: Listed[] }]>`
    ${all},
    stuck AS MATERIALIZED (
      SELECT d.*, c.amount AS counted
        FROM cells c JOIN deal d ON d.id = c.deal_id
       WHERE c.set = 'signed' AND c.by = 'all' AND ${stuckSql(db, today, filters.days)}),
    page AS (
      SELECT * FROM stuck
       ${after ? db`WHERE (counted, code) < (${amount ?? '0'}::numeric, ${code ?? ''})` : db``}
       ORDER BY counted DESC, code DESC
       LIMIT ${take === null ? null : take + 1}),
    described AS (
      SELECT p.id, p.code, p.name, p.stage, p.stage_since::text AS since, ${today}::date - p.stage_since AS days,
             round(p.counted, 2)::text AS amount, p.counted, p.counted || '~' || p.code AS position,
             ${english ? db`r.name_en` : db`r.name`} AS county, team.name AS team, p.team_id AS "teamId",
             owner.name AS owner,
             CASE WHEN p.next_step_done_at IS NULL THEN p.next_step END AS "nextStep",
             CASE WHEN p.next_step_done_at IS NULL THEN p.next_step_due::text END AS "nextStepDue"
        FROM page p
        JOIN team ON team.id = p.team_id
        LEFT JOIN region r ON r.code = p.county_code
        LEFT JOIN app_user owner ON owner.id = p.owner_id)
    SELECT coalesce(${filters.days}::int, (SELECT days FROM rate_definition WHERE code = 'stuck'), 0) AS days,
           (SELECT count(*)::int FROM stuck) AS count,
           (SELECT coalesce(round(sum(counted), 2), 0.00)::text FROM stuck) AS amount,
           (SELECT coalesce(json_agg(to_jsonb(p) - 'counted' ORDER BY counted DESC, code DESC), '[]')
              FROM described p) AS deals`;
  const deals = take === null ? row.deals : row.deals.slice(0, take);
  const works = (teamId: string) => worksFor(ctx.user, [teamId]);
  return {
    ...row,
    deals: deals.map(({ position: _, teamId, ...deal }) => ({
      ...deal,
      nextStep: deal.nextStep && !works(teamId) ? maskWithin(deal.nextStep) : deal.nextStep,
    })),
    after: row.deals.length > deals.length ? (deals.at(-1)?.position ?? null) : null,
  };
}
