import type { CurrentUser } from '#app/auth/user.ts';
import type { Fragment } from '#app/auth/visible-sql.server.ts';
import type { Sql } from '#app/db/client.server.ts';
import { FACT_KINDS } from '../facts/fact.ts';
import { frozenFactsSql, liveFactsSql } from '../facts/facts.sql.server.ts';
import type { Span } from '../facts/span.ts';

/** Every kind but the days in a stage, which only repeat when the stages were entered. */
export const TOLD_KINDS = FACT_KINDS.filter((kind) => !kind.startsWith('left_'));

/** What a month once counted, with the days it kept it for and when it was locked. */
export interface LockedBase {
  id: string;
  lockedAt: Date;
  span: Span;
}

const COLUMNS = (db: Sql) => db`
  f (kind, subject_id, deal_id, company_id, edition_id, people, label, "on", amount, days, place, team_id,
     county_code, share)`;

/** Facts as rows of one shape, live for a span or, with a period, as that month kept them. */
export function factRowsSql(
  db: Sql,
  user: CurrentUser,
  { span, periodId }: { span: Span; periodId: string | null },
  kinds = TOLD_KINDS,
): Fragment {
  const facts = periodId
    ? frozenFactsSql(db, user, { periodId, yearBefore: false }, kinds)
    : liveFactsSql(db, user, span, kinds);
  return db`
    SELECT f.* FROM (${facts}) ${COLUMNS(db)} WHERE f."on" BETWEEN ${span.from}::date AND ${span.asOf}::date`;
}

/** One row for each thing that counts, however many places share it; `places` compares them, `place` names them. */
export function thingsSql(db: Sql, facts: Fragment): Fragment {
  return db`
    SELECT f.kind, f.subject_id, f.deal_id, min(f.label) AS label, min(f."on") AS "on", max(f.amount) AS amount,
           string_agg(concat_ws(' ', f.team_id, f.county_code, f.share::numeric(5,4)), ',' ORDER BY f.place) AS places,
           string_agg(concat_ws(' ', region.name, team.name,
                                CASE WHEN f.share < 1 THEN trim_scale(f.share * 100) || '%' END),
                      '、' ORDER BY f.place) AS place,
           array_remove(array_agg(f.county_code), NULL) AS counties
      FROM (${facts}) f
      LEFT JOIN region ON region.code = f.county_code
      LEFT JOIN team ON team.id = f.team_id
     GROUP BY f.kind, f.subject_id, f.deal_id`;
}

/**
 * What the records say differently today of the days a locked month covers: added, taken away, or with another day,
 * amount or place; with the reasons given since the lock. Labels and people may change without being told.
 *
 * Columns: kind, subject_id, deal_id, label, before, after (json of day, amount, place; null where there was none),
 * reason (a line for each).
 */
export function changesSql(db: Sql, user: CurrentUser, base: LockedBase): Fragment {
  const told = (side: string) =>
    db`json_build_object('on', ${db(side)}."on", 'amount', ${db(side)}.amount::text, 'place', ${db(side)}.place)`;
  return db`
    SELECT coalesce(now.kind, past.kind) AS kind, coalesce(now.subject_id, past.subject_id) AS subject_id,
           coalesce(now.deal_id, past.deal_id) AS deal_id, coalesce(now.label, past.label) AS label,
           CASE WHEN past.kind IS NOT NULL THEN ${told('past')} END AS before,
           CASE WHEN now.kind IS NOT NULL THEN ${told('now')} END AS after,
           coalesce((
             SELECT string_agg(r.reason || '（' || u.name || ' '
                               || to_char(r.recorded_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') || '）',
                               E'\n' ORDER BY r.id)
               FROM correction_reason r JOIN app_user u ON u.id = r.recorded_by_id
              WHERE r.recorded_at >= ${base.lockedAt}
                AND (r.subject_id = coalesce(now.subject_id, past.subject_id)
                  OR r.subject_id = coalesce(now.deal_id, past.deal_id))), '') AS reason
      FROM (${thingsSql(db, factRowsSql(db, user, { span: base.span, periodId: base.id }))}) past
      FULL JOIN (${thingsSql(db, factRowsSql(db, user, { span: base.span, periodId: null }))}) now
        ON now.kind = past.kind AND now.subject_id = past.subject_id
     WHERE past.kind IS NULL OR now.kind IS NULL OR past."on" <> now."on"
        OR past.amount IS DISTINCT FROM now.amount OR past.places <> now.places`;
}
