import type { Ctx } from '#app/auth/user.ts';
import { type Fragment, visibleDealsSql } from '#app/auth/visible-sql.server.ts';
import { type Sql, sql } from '#app/db/client.server.ts';
import type { LocalDate } from '#app/lib/dates.ts';
import type { DealRow } from './deal.queries.server.ts';

/*
 * 久未推进: what is called stuck, everywhere. An active deal that has stood in one stage for more days than the office
 * allows, before the stage from which it needs no more pushing; both are the row `stuck` of `rate_definition`.
 */

/**
 * The condition on `deal d`.
 * @param days another number of days than the office's
 */
export function stuckSql(sql: Sql, today: LocalDate, days: number | null = null): Fragment {
  return sql`(d.status = 'active' AND EXISTS (
    SELECT FROM rate_definition stuck
     WHERE stuck.code = 'stuck' AND d.stage < stuck.stage
       AND d.stage_since < ${today}::date - ${days === null ? sql`stuck.days` : sql`${days}::int`}))`;
}

/** The largest stuck deals in the user's sight, and after how many days a deal is one. One statement. */
export async function listStuckDeals(ctx: Ctx, take = 8): Promise<{ days: number; deals: DealRow[] }> {
  const query = sql();
  const [row] = await query<[{ days: number; deals: DealRow[] }]>`
    SELECT coalesce((SELECT days FROM rate_definition WHERE code = 'stuck'), 0) AS days,
           (SELECT coalesce(json_agg(to_jsonb(s) - 'exact' ORDER BY s.exact DESC NULLS LAST, s.id DESC), '[]') FROM (
    SELECT d.id, d.code, d.name, d.stage, d.status, d.stage_since AS "stageSince", d.version, d.team_id AS "teamId",
           CASE WHEN d.next_step_done_at IS NULL THEN d.next_step END AS "nextStep",
           CASE WHEN d.next_step_done_at IS NULL THEN d.next_step_due END AS "nextStepDue",
           coalesce(d.signed_amount, d.estimated_amount) AS exact,
           coalesce(d.signed_amount, d.estimated_amount)::text AS amount,
           (SELECT json_build_object('name', r.name, 'shortName', r.short_name, 'nameEn', r.name_en)
              FROM region r WHERE r.code = d.county_code) AS county,
           coalesce((SELECT o.name FROM app_user o WHERE o.id = d.owner_id), '') AS owner,
           coalesce((SELECT c.name FROM deal_investor i JOIN company c ON c.id = i.company_id
                      WHERE i.deal_id = d.id AND i.is_lead), '') AS investor
      FROM deal d
     WHERE ${visibleDealsSql(query, ctx.user)} AND ${stuckSql(query, ctx.today)}
     ORDER BY exact DESC NULLS LAST, d.id DESC LIMIT ${take}) s) AS deals`;
  return row;
}
