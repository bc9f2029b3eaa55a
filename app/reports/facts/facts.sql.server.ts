import type { CurrentUser } from '#app/auth/user.ts';
import {
  dealSightSql,
  type Fragment,
  tripSightSql,
  visibleDealsSql,
  visibleTripsSql,
  visibleVisitsSql,
  visitSightSql,
} from '#app/auth/visible-sql.server.ts';
import type { Sql } from '#app/db/client.server.ts';
import { signingSql, standingSql } from '../pipeline/counting.sql.server.ts';
import type { FactKind } from './fact.ts';
import type { Span } from './span.ts';

const DEAL_KINDS: readonly FactKind[] = ['lead', 'standing', 'signed', 'written_off'];
const VISIT_KINDS: readonly FactKind[] = ['visit_out', 'visit_in', 'visit_meeting', 'visit_call'];
const isEntry = (kind: FactKind) =>
  !DEAL_KINDS.includes(kind) && !VISIT_KINDS.includes(kind) && kind !== 'trip' && kind !== 'arrived';

/**
 * The facts a user may see within a span, as the records are now. One row for each place a fact counts for:
 * `place` 1 is the whole city's, so that it counts each once; places add `amount * share`.
 *
 * Columns: kind, subject_id, deal_id, company_id, edition_id, people, label, "on", amount, days, place, team_id,
 * county_code, share. Only the parts that `kinds` needs are put into the text.
 */
export function liveFactsSql(
  sql: Sql,
  user: CurrentUser,
  { from, asOf }: Span,
  kinds: readonly FactKind[],
): Fragment {
  const has = (some: (kind: FactKind) => boolean) => kinds.some(some);
  const parts = [
    has((kind) => DEAL_KINDS.includes(kind) || isEntry(kind))
      ? dealFactsSql(sql, user, { from, asOf }, kinds)
      : undefined,
    kinds.includes('arrived') ? arrivalsSql(sql, user, { from, asOf }) : undefined,
    has((kind) => VISIT_KINDS.includes(kind)) ? visitsSql(sql, user, { from, asOf }, kinds) : undefined,
    kinds.includes('trip') ? tripsSql(sql, user, { from, asOf }) : undefined,
  ].filter((part) => part !== undefined);
  return parts.reduce((all, part) => sql`${all} UNION ALL ${part}`);
}

/**
 * What a locked month keeps, for what the user would see of it today. Records archived or merged since stay in.
 * @param yearBefore the same time of the year before instead
 */
export function frozenFactsSql(
  sql: Sql,
  user: CurrentUser,
  { periodId, yearBefore }: { periodId: string; yearBefore: boolean },
  kinds: readonly FactKind[],
): Fragment {
  return sql`
    SELECT f.kind, f.subject_id, f.deal_id, f.company_id, f.edition_id, f.people, f.label, f."on", f.amount, f.days,
           f.place, f.team_id, f.county_code, f.share
      FROM period_fact f
      LEFT JOIN deal d ON d.id = f.deal_id
      LEFT JOIN visit v ON v.id = f.subject_id AND f.kind LIKE 'visit_%'
      LEFT JOIN trip t ON t.id = f.subject_id AND f.kind = 'trip'
     WHERE f.period_id = ${periodId}::uuid AND f.year_before = ${yearBefore} AND f.kind = ANY(${[...kinds]}::text[])
       AND (d.id IS NOT NULL AND ${dealSightSql(sql, user)}
         OR v.id IS NOT NULL AND ${visitSightSql(sql, user)}
         OR t.id IS NOT NULL AND ${tripSightSql(sql, user)})`;
}

/** Facts of deals: registered, standing, entered and left stages, signed, written off. */
function dealFactsSql(
  sql: Sql,
  user: CurrentUser,
  { from, asOf }: Span,
  kinds: readonly FactKind[],
): Fragment {
  return sql`
    SELECT f.kind, d.id AS subject_id, d.id AS deal_id, lead.company_id, f.edition_id,
           array_remove(ARRAY[d.owner_id], NULL) AS people, d.code || ' ' || d.name AS label,
           f."on", f.amount, f.days, p.place, p.team_id, p.county_code, p.share
      FROM deal d
      LEFT JOIN deal_investor lead ON lead.deal_id = d.id AND lead.is_lead
      JOIN LATERAL (${standingSql(sql, asOf)}) standing ON true
      LEFT JOIN LATERAL (${signingSql(sql, asOf)}) signing ON true
      CROSS JOIN LATERAL (${factsOfDealSql(sql, { from, asOf })}) f
      CROSS JOIN LATERAL (${placesSql(sql)}) p
     WHERE ${visibleDealsSql(sql, user)} AND f.kind = ANY(${[...kinds]}::text[])
       AND f."on" BETWEEN ${from}::date AND ${asOf}::date`;
}

/** Every kind of fact one deal gives, with the credit it is shared by. */
function factsOfDealSql(sql: Sql, { asOf }: Span): Fragment {
  return sql`
    WITH entry AS (
      SELECT h.stage, min(h.effective_on) AS "on"
        FROM deal_history h
       WHERE h.deal_id = d.id AND h.voided_at IS NULL AND h.kind IN ('created', 'advanced')
         AND h.effective_on <= ${asOf}::date
       GROUP BY h.stage),
    stay AS (SELECT stage, "on", lead("on") OVER (ORDER BY stage) AS left_on FROM entry)
    SELECT 'lead' AS kind, 'leads' AS credit, min("on") AS "on", standing.estimate AS amount, NULL::int AS days,
           NULL::uuid AS edition_id
      FROM entry
    UNION ALL
    SELECT 'standing', 'leads', ${asOf}::date, standing.estimate, NULL, NULL
     WHERE standing.stage = 'negotiating' AND standing.status IN ('active', 'paused')
    UNION ALL
    SELECT stage::text, CASE WHEN stage < 'signed' THEN 'leads' ELSE 'signed' END, "on",
           CASE WHEN stage < 'signed' THEN standing.estimate ELSE signing.amount END, NULL, NULL
      FROM entry WHERE stage NOT IN ('lead', 'signed')
    UNION ALL
    SELECT 'left_' || stage::text, CASE WHEN stage < 'signed' THEN 'leads' ELSE 'signed' END, left_on, NULL, left_on - "on", NULL
      FROM stay WHERE left_on IS NOT NULL
    UNION ALL
    SELECT 'signed', 'signed', signing.signed_on, signing.amount, NULL, signing.edition_id
     WHERE signing.signed_on IS NOT NULL
    UNION ALL
    SELECT 'written_off', 'signed', d.written_off_on, signing.amount, NULL, NULL
     WHERE d.written_off_on IS NOT NULL`;
}

/**
 * Whom a deal's fact counts for: from its signing on by its credits where they are shared, else where it stood on
 * the day asked about; the same rule as the pipeline report's.
 */
function placesSql(sql: Sql): Fragment {
  return sql`
    SELECT row_number() OVER (ORDER BY c.share DESC, c.id)::int AS place, c.team_id, c.county_code, c.share
      FROM deal_credit c
     WHERE f.credit = 'signed' AND c.deal_id = d.id AND c.id IN (SELECT shared.id FROM (${sharedSql(sql, 'signed')}) shared)
    UNION ALL
    SELECT 1, standing.team_id, standing.county_code, 1
     WHERE f.credit <> 'signed' OR NOT EXISTS (${sharedSql(sql, 'signed')})`;
}

/** The credits of a deal for a metric, where credit was shared: its own if it has any, else those for all. */
function sharedSql(sql: Sql, metric: 'signed' | 'arrived'): Fragment {
  return sql`
    SELECT c.id FROM deal_credit c
     WHERE c.deal_id = d.id
       AND (c.metric::text = ${metric} OR (c.metric = 'all' AND NOT EXISTS (
         SELECT FROM deal_credit own WHERE own.deal_id = d.id AND own.metric::text = ${metric})))
       AND (c.metric::text = ${metric} OR (SELECT count(*) FROM deal_credit n WHERE n.deal_id = d.id AND n.metric = 'all') > 1)`;
}

/** Money that came; it counts for the team and county it was recorded for unless credit for it was shared. */
function arrivalsSql(sql: Sql, user: CurrentUser, { from, asOf }: Span): Fragment {
  return sql`
    SELECT 'arrived', a.id, d.id, lead.company_id, NULL::uuid, array_remove(ARRAY[d.owner_id], NULL),
           d.code || ' ' || d.name, a.arrived_on, a.amount, NULL::int, p.place, p.team_id, p.county_code, p.share
      FROM arrival a
      JOIN deal d ON d.id = a.deal_id
      LEFT JOIN deal_investor lead ON lead.deal_id = d.id AND lead.is_lead
      CROSS JOIN LATERAL (
        SELECT row_number() OVER (ORDER BY c.share DESC, c.id)::int AS place, c.team_id, c.county_code, c.share
          FROM deal_credit c
         WHERE c.id IN (SELECT shared.id FROM (${sharedSql(sql, 'arrived')}) shared)
        UNION ALL
        SELECT 1, a.team_id, a.county_code, 1 WHERE NOT EXISTS (${sharedSql(sql, 'arrived')})) p
     WHERE a.voided_at IS NULL AND a.arrived_on BETWEEN ${from}::date AND ${asOf}::date
       AND ${visibleDealsSql(sql, user)}`;
}

/** Talks, for the team that recorded them and that team's county. */
function visitsSql(sql: Sql, user: CurrentUser, { from, asOf }: Span, kinds: readonly FactKind[]): Fragment {
  const kind = sql`CASE v.kind WHEN 'outbound' THEN 'visit_out' WHEN 'inbound' THEN 'visit_in'
                               WHEN 'meeting' THEN 'visit_meeting' ELSE 'visit_call' END`;
  return sql`
    SELECT ${kind}, v.id, NULL::uuid, v.company_id, v.edition_id,
           ARRAY(SELECT s.user_id FROM visit_staff s WHERE s.visit_id = v.id),
           company.name, v.occurred_on, NULL::numeric, NULL::int, 1, v.team_id, team.region_code, 1
      FROM visit v
      JOIN company ON company.id = v.company_id
      JOIN team ON team.id = v.team_id
     WHERE v.occurred_on BETWEEN ${from}::date AND ${asOf}::date AND ${kind} = ANY(${[...kinds]}::text[])
       AND ${visibleVisitsSql(sql, user)}`;
}

/** Journeys begun, for the team that goes. */
function tripsSql(sql: Sql, user: CurrentUser, { from, asOf }: Span): Fragment {
  return sql`
    SELECT 'trip', t.id, NULL::uuid, NULL::uuid, NULL::uuid,
           ARRAY(SELECT m.user_id FROM trip_member m WHERE m.trip_id = t.id),
           t.title, t.starts_on, NULL::numeric, NULL::int, 1, t.team_id, team.region_code, 1
      FROM trip t
      JOIN team ON team.id = t.team_id
     WHERE t.starts_on BETWEEN ${from}::date AND ${asOf}::date AND ${visibleTripsSql(sql, user)}`;
}
