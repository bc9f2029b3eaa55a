import type { Fragment } from '#app/auth/visible-sql.server.ts';
import type { Sql } from '#app/db/client.server.ts';
import type { LocalDate } from '#app/lib/dates.ts';

/**
 * The counting rules of agreement.rules.ts in SQL: for each deal of `scoped` its first signing event, and its
 * amount as of a day: the latest paper of the highest rank, plus capital increases. A property test holds this
 * and `signedFigures` together.
 *
 * agreement_kind is declared in the order of rank: intent, framework, contract, then what signs nothing.
 */
export function signingSql(sql: Sql, asOf: LocalDate): Fragment {
  return sql`
    SELECT a.deal_id,
           min(a.signed_on) FILTER (WHERE a.kind <= 'contract') AS signed_on,
           (array_agg(a.edition_id ORDER BY a.signed_on, a.seq) FILTER (WHERE a.kind <= 'contract'))[1] AS edition_id,
           (array_agg(a.amount ORDER BY a.kind DESC, a.signed_on DESC, a.seq DESC)
             FILTER (WHERE a.kind <= 'contract'))[1]
           + coalesce(sum(a.amount) FILTER (WHERE a.kind = 'capital_increase'), 0) AS amount
      FROM agreement a JOIN scoped USING (deal_id)
     WHERE a.voided_at IS NULL AND a.signed_on <= ${asOf}::date
     GROUP BY a.deal_id
    HAVING bool_or(a.kind <= 'contract')`;
}

/**
 * Where each deal of `scoped` stood on a day: of the rows effective by then, the one recorded last. A row recorded
 * late with an early date thus holds from that date on, over what was believed before.
 */
export function standingSql(sql: Sql, asOf: LocalDate): Fragment {
  return sql`
    SELECT DISTINCT ON (h.deal_id)
           h.deal_id, h.stage, h.status, h.team_id, h.county_code, coalesce(h.estimated_amount, 0) AS estimate
      FROM deal_history h JOIN scoped USING (deal_id)
     WHERE h.voided_at IS NULL AND h.effective_on <= ${asOf}::date
     ORDER BY h.deal_id, h.seq DESC`;
}

/** The stages each deal of `scoped` first entered, going forward, within the period. */
export function enteredSql(sql: Sql, from: LocalDate, asOf: LocalDate): Fragment {
  return sql`
    SELECT h.deal_id, h.stage
      FROM deal_history h JOIN scoped USING (deal_id)
     WHERE h.voided_at IS NULL AND h.kind IN ('created', 'advanced')
     GROUP BY h.deal_id, h.stage
    HAVING min(h.effective_on) BETWEEN ${from}::date AND ${asOf}::date`;
}

/** Capital increases of the period to deals that were signed before it. */
export function increasesSql(sql: Sql, from: LocalDate, asOf: LocalDate): Fragment {
  return sql`
    SELECT a.deal_id, sum(a.amount) AS amount
      FROM agreement a JOIN signing USING (deal_id)
     WHERE a.voided_at IS NULL AND a.kind = 'capital_increase'
       AND a.signed_on BETWEEN ${from}::date AND ${asOf}::date AND signing.signed_on < ${from}::date
     GROUP BY a.deal_id`;
}

/**
 * Who a deal counts for from its signing on: its credits for signing if it has any, else those for everything,
 * else the team and county it stands with.
 */
export function creditSql(sql: Sql): Fragment {
  return sql`
    SELECT c.deal_id, c.team_id, c.county_code, c.share
      FROM deal_credit c JOIN scoped USING (deal_id)
     WHERE c.metric = 'signed' OR (c.metric = 'all' AND NOT EXISTS (
       SELECT FROM deal_credit own WHERE own.deal_id = c.deal_id AND own.metric = 'signed'))
    UNION ALL
    SELECT s.deal_id, s.team_id, s.county_code, 1
      FROM standing s
     WHERE NOT EXISTS (SELECT FROM deal_credit c WHERE c.deal_id = s.deal_id AND c.metric IN ('all', 'signed'))`;
}
