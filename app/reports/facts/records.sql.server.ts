import type { Ctx } from '#app/auth/user.ts';
import type { Fragment } from '#app/auth/visible-sql.server.ts';
import type { Sql } from '#app/db/client.server.ts';
import { NONE } from '../pipeline/filters.ts';
import { type FactKind, LARGE_YUAN, MET } from './fact.ts';
import { factsSql } from './facts.queries.server.ts';
import { overdueSql } from './overdue.sql.server.ts';
import type { RecordsOf } from './records.ts';

/**
 * The records one number counts, a row each: id, visit (the page of a talk), deal, label, "on", team_id, amount, days
 * and moved_on, in a shape that is the same whatever is counted.
 */
export function countedSql(sql: Sql, ctx: Ctx, of: RecordsOf): Fragment {
  switch (of.kind) {
    case 'overdue':
      return overdueRowsSql(sql, ctx, of);
    case 'company':
      return companiesSql(sql, ctx, of);
    case 'visits':
      return countedFactsSql(sql, ctx, of, ['visit_out', 'visit_in']);
    default:
      return countedFactsSql(sql, ctx, of, [of.kind]);
  }
}

function countedFactsSql(sql: Sql, ctx: Ctx, of: RecordsOf, kinds: FactKind[]): Fragment {
  const { from, asOf, period = null, county, team, large, moved } = of;
  const left = kinds.map((kind) => `left_${kind}` as FactKind);
  const read = moved ? [...kinds, ...left] : kinds;
  const movedOn = sql`(
    SELECT min(l."on") FROM facts l WHERE l.subject_id = f.subject_id AND l.kind = ANY(${left}) AND NOT l.year_before)`;
  return sql`
    WITH facts AS MATERIALIZED (${factsSql(sql, ctx.user, { span: { from, asOf }, periodId: period }, read)})
    SELECT f.subject_id AS id, NULL::uuid AS visit, f.deal_id AS deal, f.label, f."on", min(f.team_id::text) AS team_id,
           ${county || team ? sql`f.amount * least(1, sum(f.share))` : sql`f.amount`} AS amount,
           f.days, ${moved ? movedOn : sql`NULL::date`} AS moved_on
      FROM facts f
     WHERE f.kind = ANY(${kinds}) AND ${chosenSql(sql, of)}
       ${large ? sql`AND f.amount >= ${LARGE_YUAN}::numeric` : sql``}
     GROUP BY f.subject_id, f.deal_id, f.label, f."on", f.amount, f.days`;
}

/** Companies met, each once, with the latest talk. */
function companiesSql(sql: Sql, ctx: Ctx, of: RecordsOf): Fragment {
  const { from, asOf, period = null } = of;
  const facts = factsSql(sql, ctx.user, { span: { from, asOf }, periodId: period }, MET);
  const latest = (column: Fragment) => sql`(array_agg(${column} ORDER BY f."on" DESC, f.subject_id DESC))[1]`;
  return sql`
    WITH facts AS MATERIALIZED (${facts})
    SELECT f.company_id AS id, ${latest(sql`f.subject_id`)} AS visit, NULL::uuid AS deal, ${latest(sql`f.label`)} AS label,
           max(f."on") AS "on", ${latest(sql`f.team_id::text`)} AS team_id, NULL::numeric AS amount, NULL::int AS days,
           NULL::date AS moved_on
      FROM facts f
     WHERE ${chosenSql(sql, of)}
     GROUP BY f.company_id`;
}

function overdueRowsSql(sql: Sql, ctx: Ctx, { team, own, person }: RecordsOf): Fragment {
  return sql`
    SELECT s.id, CASE WHEN s.kind = 'visit' AND s.in_sight THEN s.id END AS visit,
           CASE WHEN s.kind = 'deal' AND s.in_sight THEN s.id END AS deal,
           coalesce(s.deal, c.name, '') AS label, s.due AS "on", s.team_id::text, NULL::numeric AS amount,
           NULL::int AS days, NULL::date AS moved_on
      FROM (${overdueSql(sql, ctx)}) s LEFT JOIN company c ON c.id = s.company_id
     WHERE true ${team ? sql`AND s.team_id IN (${own ? sql`${team}::uuid` : teamsBelow(sql, team)})` : sql``}
       ${person ? sql`AND s.owner_id = ${person}::uuid` : sql``}`;
}

/** The facts `f` of the place, the person and the year asked for. */
function chosenSql(sql: Sql, { county, team, own, person, before }: RecordsOf): Fragment {
  return sql`f.year_before = ${Boolean(before)}
    ${county || team ? sql`` : sql`AND f.place = 1`}
    ${county ? sql`AND coalesce(f.county_code, ${NONE}) = ${county}` : sql``}
    ${team ? sql`AND f.team_id IN (${own ? sql`${team}::uuid` : teamsBelow(sql, team)})` : sql``}
    ${person ? sql`AND ${person}::uuid = ANY(f.people)` : sql``}`;
}

/** A team and every team below it. */
function teamsBelow(sql: Sql, team: string): Fragment {
  return sql`
    WITH RECURSIVE below AS (
      SELECT id FROM team WHERE id = ${team}::uuid
      UNION SELECT t.id FROM team t JOIN below b ON t.parent_id = b.id)
    SELECT id FROM below`;
}
