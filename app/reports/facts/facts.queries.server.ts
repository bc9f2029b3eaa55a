import type { CurrentUser } from '#app/auth/user.ts';
import type { Fragment } from '#app/auth/visible-sql.server.ts';
import { type Sql, sql } from '#app/db/client.server.ts';
import type { Yuan } from '#app/lib/money.ts';
import { NONE } from '../pipeline/filters.ts';
import { type FactKind, LARGE_YUAN } from './fact.ts';
import { frozenFactsSql, liveFactsSql } from './facts.sql.server.ts';
import { type Span, yearBefore } from './span.ts';

/** Where facts come from: the records as they are now, or, with a period, what that locked month kept. */
export interface Source {
  span: Span;
  periodId: string | null;
}

/**
 * The facts of a span, and those of the same days a year before marked `year_before`, for a WITH clause. Both come
 * from the records, or both from the locked month.
 */
export function factsSql(
  db: Sql,
  user: CurrentUser,
  { span, periodId }: Source,
  kinds: readonly FactKind[],
): Fragment {
  const part = (before: boolean) => {
    const { from, asOf } = before ? yearBefore(span) : span;
    const facts = periodId
      ? frozenFactsSql(db, user, { periodId, yearBefore: before }, kinds)
      : liveFactsSql(db, user, { from, asOf }, kinds);
    return db`
      SELECT ${before}::boolean AS year_before, f.*
        FROM (${facts}) f (kind, subject_id, deal_id, company_id, edition_id, people, label, "on", amount, days, place,
                           team_id, county_code, share)
       WHERE f."on" BETWEEN ${from}::date AND ${asOf}::date`;
  };
  return db`${part(false)} UNION ALL ${part(true)}`;
}

/** How many facts of a kind, and how much money, one month brought one place. */
export interface MonthSum {
  yearBefore: boolean;
  kind: FactKind;
  /** 1 to 12. */
  month: number;
  /** `none` where a fact has no county; null: the whole, each fact once. */
  place: string | null;
  count: number;
  /** Those of 10 亿元 and more. */
  large: number;
  amount: Yuan;
}

/**
 * Facts summed by kind, month and place, with the whole beside the places; one statement.
 * @param by whose figures: counties by code, teams by id
 */
export async function readMonthSums(
  user: CurrentUser,
  source: Source,
  kinds: readonly FactKind[],
  by: 'county' | 'team',
): Promise<MonthSum[]> {
  const db = sql();
  const place = by === 'county' ? db`coalesce(f.county_code, ${NONE})` : db`f.team_id::text`;
  return db<MonthSum[]>`
    WITH facts AS MATERIALIZED (${factsSql(db, user, source, kinds)}),
    placed AS (
      SELECT f.year_before, f.kind, f."on", f.subject_id, ${place} AS place, f.amount AS whole,
             f.amount * least(1, sum(f.share)) AS amount
        FROM facts f
       GROUP BY 1, 2, 3, 4, 5, 6
       UNION ALL
      SELECT f.year_before, f.kind, f."on", f.subject_id, NULL, f.amount, f.amount FROM facts f WHERE f.place = 1)
    SELECT year_before AS "yearBefore", kind, extract(month FROM "on")::int AS month, place, count(*)::int AS count,
           count(*) FILTER (WHERE whole >= ${LARGE_YUAN}::numeric)::int AS large,
           round(coalesce(sum(amount), 0), 2)::text AS amount
      FROM placed
     GROUP BY year_before, kind, extract(month FROM "on"), place`;
}
