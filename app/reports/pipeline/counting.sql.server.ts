import type { Fragment } from '#app/auth/visible-sql.server.ts';
import type { Sql } from '#app/db/client.server.ts';
import type { LocalDate } from '#app/lib/dates.ts';
import { NONE } from './filters.ts';

/*
 * What the report asks of one deal, each as a subquery on `d.id`. They look rows up by the deal's index, so that
 * the work grows with the number of deals in question and not with how well the planner guesses.
 */

/**
 * The counting rules of agreement.rules.ts in SQL: the deal's first signing event, and its amount as of a day:
 * the latest paper of the highest rank, plus capital increases. No row while nothing is signed. A property test
 * holds this and `signedFigures` together.
 *
 * agreement_kind is declared in the order of rank: intent, framework, contract, then what signs nothing.
 */
export function signingSql(sql: Sql, asOf: LocalDate): Fragment {
  return sql`
    SELECT min(a.signed_on) FILTER (WHERE a.kind <= 'contract') AS signed_on,
           (array_agg(a.edition_id ORDER BY a.signed_on, a.seq) FILTER (WHERE a.kind <= 'contract'))[1] AS edition_id,
           (array_agg(a.amount ORDER BY a.kind DESC, a.signed_on DESC, a.seq DESC)
             FILTER (WHERE a.kind <= 'contract'))[1]
           + coalesce(sum(a.amount) FILTER (WHERE a.kind = 'capital_increase'), 0) AS amount
      FROM agreement a
     WHERE a.deal_id = d.id AND a.voided_at IS NULL AND a.signed_on <= ${asOf}::date
    HAVING bool_or(a.kind <= 'contract')`;
}

/**
 * Where the deal stood on a day: of the rows effective by then, the one recorded last. A row recorded late with an
 * early date thus holds from that date on, over what was believed before.
 */
export function standingSql(sql: Sql, asOf: LocalDate): Fragment {
  return sql`
    SELECT h.stage, h.status, h.team_id, h.county_code, coalesce(h.estimated_amount, 0) AS estimate
      FROM deal_history h
     WHERE h.deal_id = d.id AND h.voided_at IS NULL AND h.effective_on <= ${asOf}::date
     ORDER BY h.seq DESC
     LIMIT 1`;
}

/** The stages the deal first entered, going forward, within the period. */
export function enteredSql(sql: Sql, from: LocalDate, asOf: LocalDate): Fragment {
  return sql`
    SELECT array_agg(stage) AS stages FROM (
      SELECT h.stage
        FROM deal_history h
       WHERE h.deal_id = d.id AND h.voided_at IS NULL AND h.kind IN ('created', 'advanced')
       GROUP BY h.stage
      HAVING min(h.effective_on) BETWEEN ${from}::date AND ${asOf}::date) first_entries`;
}

/** What capital increases of the period added. */
export function increaseSql(sql: Sql, from: LocalDate, asOf: LocalDate): Fragment {
  return sql`
    SELECT sum(a.amount) AS amount
      FROM agreement a
     WHERE a.deal_id = d.id AND a.voided_at IS NULL AND a.kind = 'capital_increase'
       AND a.signed_on BETWEEN ${from}::date AND ${asOf}::date`;
}

/**
 * Whom the deal counts for from its signing on, where credit was shared: its credits for signing if it has any,
 * else those for all. A deal with one credit for everything counts where it stood on the day asked about, so that
 * handing it on today leaves yesterday's report alone.
 */
export function creditSql(sql: Sql): Fragment {
  return sql`
    SELECT array_agg(c.team_id) AS teams, array_agg(coalesce(c.county_code, ${NONE})) AS counties,
           array_agg(c.share) AS shares
      FROM deal_credit c
     WHERE c.deal_id = d.id AND (c.metric = 'signed' OR (c.metric = 'all' AND NOT EXISTS (
       SELECT FROM deal_credit own WHERE own.deal_id = d.id AND own.metric = 'signed')))
    HAVING count(*) > 1 OR bool_or(c.metric = 'signed')`;
}
