import type { CurrentUser } from '#app/auth/user.ts';
import type { Fragment } from '#app/auth/visible-sql.server.ts';
import type { Sql } from '#app/db/client.server.ts';
import type { Stage } from '#app/domain/deals/stage.ts';
import { cellsSql } from '../pipeline/pipeline.sql.server.ts';
import type { FollowFilters } from './conditions.ts';

/**
 * The follow-through's WITH clause, on that of the pipeline report: the same deals, places, shares and rows, unfolded
 * into what became of those signed in the period. A deal that has ended stays among them until it is written off, with
 * the stage it had reached. Money counts where the deal is signed, so that a rate compares like with like.
 * @param stages the stages that the definitions in use ask for
 */
export function followCellsSql(
  sql: Sql,
  user: CurrentUser,
  filters: FollowFilters,
  stages: readonly Stage[],
): Fragment {
  const { from, to, asOf } = filters;
  const facts = sql`
    SELECT d.*, f.set, f.at_stage, f.whole,
           coalesce(d.teams, d.own_team) AS place_teams, coalesce(d.counties, d.own_county) AS place_counties,
           coalesce(d.shares, ARRAY[1]) AS place_shares,
           (SELECT b.code FROM size_band b
             WHERE d.signed_amount >= b.from AND (b.to IS NULL OR d.signed_amount < b.to)) AS band
      FROM deals d
      CROSS JOIN LATERAL (
        SELECT 'signed' AS set, 'signed'::stage AS at_stage, d.signed_amount AS whole
        UNION ALL
        SELECT 'reached', s, d.signed_amount
          FROM unnest(${[...new Set(stages)]}::stage[]) s
         WHERE d.stage >= s
        UNION ALL
        SELECT 'ended', 'signed', d.signed_amount WHERE d.status IN ('terminated', 'rescinded')
        UNION ALL
        SELECT 'arrived', 'signed', sum(a.amount)
          FROM arrival a
         WHERE a.deal_id = d.deal_id AND a.voided_at IS NULL AND a.arrived_on <= ${asOf}::date
        HAVING count(*) > 0) f
     WHERE d.signed_on BETWEEN ${from}::date AND ${to}::date
       AND NOT EXISTS (SELECT FROM deal w WHERE w.id = d.deal_id AND w.written_off_on <= ${asOf}::date)`;
  return cellsSql(sql, user, filters, facts);
}
