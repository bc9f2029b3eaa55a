import type { PendingQuery, Row } from 'postgres';
import type { Sql } from '#app/db/client.server.ts';
import type { CurrentUser } from './user.ts';
import { sightOf } from './visible.ts';

/** A piece of SQL with its parameters, to be put into a larger text. */
export type Fragment = PendingQuery<Row[]>;

/**
 * visibleDeals(user) of visible.ts as a condition on `deal d`, for reports. A test holds the two together for
 * every role.
 */
export function visibleDealsSql(sql: Sql, user: CurrentUser): Fragment {
  return sql`(d.archived_at IS NULL AND ${dealSightSql(sql, user)})`;
}

/** The same with deals that were archived since, for what was frozen before. */
export function dealSightSql(sql: Sql, user: CurrentUser): Fragment {
  const teams = sql`ANY(${user.teamIds}::uuid[])`;
  const own = sql`(d.team_id = ${teams} OR EXISTS (
    SELECT FROM deal_share share WHERE share.deal_id = d.id AND share.team_id = ${teams}))`;
  const county = user.regionCode ?? '';
  switch (sightOf(user)) {
    case 'all':
      return sql`true`;
    case 'teams':
      return own;
    case 'county':
      return sql`(${own} OR d.county_code = ${county} OR EXISTS (
        SELECT FROM deal_credit credit WHERE credit.deal_id = d.id AND credit.county_code = ${county}))`;
    case 'events':
      return sql`(EXISTS (
          SELECT FROM event_edition e WHERE e.id = d.source_edition_id AND e.organizer_team_id = ${teams})
        OR EXISTS (
          SELECT FROM agreement a JOIN event_edition e ON e.id = a.edition_id
           WHERE a.deal_id = d.id AND e.organizer_team_id = ${teams})
        OR EXISTS (
          SELECT FROM signing_item s JOIN event_edition e ON e.id = s.edition_id
           WHERE s.deal_id = d.id AND s.archived_at IS NULL AND e.organizer_team_id = ${teams}))`;
    case 'nothing':
      return sql`false`;
  }
}

/** visibleVisits(user) of visible.ts as a condition on `visit v`, in the same way. */
export function visibleVisitsSql(sql: Sql, user: CurrentUser): Fragment {
  return sql`(v.archived_at IS NULL AND ${visitSightSql(sql, user)})`;
}

/** The same with visits that were archived since. */
export function visitSightSql(sql: Sql, user: CurrentUser): Fragment {
  const teams = sql`ANY(${user.teamIds}::uuid[])`;
  switch (sightOf(user)) {
    case 'all':
      return sql`true`;
    case 'nothing':
      return sql`false`;
    case 'events':
      return sql`EXISTS (
        SELECT FROM event_edition e WHERE e.id = v.edition_id AND e.organizer_team_id = ${teams})`;
    default:
      return sql`(v.team_id = ${teams}
        OR (v.next_step_owner_id = ${user.id} AND v.next_step_done_at IS NULL)
        OR EXISTS (SELECT FROM visit_staff s WHERE s.visit_id = v.id AND s.user_id = ${user.id})
        OR EXISTS (
          SELECT FROM trip t LEFT JOIN trip_member m ON m.trip_id = t.id AND m.user_id = ${user.id}
           WHERE t.id = v.trip_id AND (t.team_id = ${teams} OR m.user_id IS NOT NULL))
        OR EXISTS (
          SELECT FROM visit_deal l JOIN deal d ON d.id = l.deal_id
           WHERE l.visit_id = v.id AND ${visibleDealsSql(sql, user)}))`;
  }
}

/** visibleTrips(user) of visible.ts as a condition on `trip t`, in the same way. */
export function visibleTripsSql(sql: Sql, user: CurrentUser): Fragment {
  return sql`(t.archived_at IS NULL AND ${tripSightSql(sql, user)})`;
}

/** The same with journeys that were archived since. */
export function tripSightSql(sql: Sql, user: CurrentUser): Fragment {
  switch (sightOf(user)) {
    case 'all':
      return sql`true`;
    case 'nothing':
    case 'events':
      return sql`false`;
    default:
      return sql`(t.team_id = ANY(${user.teamIds}::uuid[])
        OR EXISTS (SELECT FROM trip_member m WHERE m.trip_id = t.id AND m.user_id = ${user.id})
        OR EXISTS (SELECT FROM deal d WHERE d.source_trip_id = t.id AND ${visibleDealsSql(sql, user)}))`;
  }
}

/** visibleInstructions(user) of visible.ts as a condition on `instruction i`, in the same way. */
export function visibleInstructionsSql(sql: Sql, user: CurrentUser): Fragment {
  const teams = sql`ANY(${user.teamIds}::uuid[])`;
  switch (sightOf(user)) {
    case 'all':
      return sql`(i.archived_at IS NULL)`;
    case 'nothing':
    case 'events':
      return sql`false`;
    default:
      return sql`(i.archived_at IS NULL AND (i.owner_id = ${user.id}
        OR EXISTS (
          SELECT FROM deal d WHERE d.id = i.deal_id AND d.archived_at IS NULL
             AND (d.team_id = ${teams} OR EXISTS (
               SELECT FROM deal_share share WHERE share.deal_id = d.id AND share.team_id = ${teams})))
        OR ${user.role !== 'officer'}
           AND EXISTS (SELECT FROM app_user u WHERE u.id = i.owner_id AND u.team_id = ${teams})
        OR ${user.role === 'county_office'} AND i.county_code = ${user.regionCode ?? ''}))`;
  }
}

/** visibleCompanies(user) of visible.ts as a condition on `company c`, in the same way. */
export function visibleCompaniesSql(sql: Sql, user: CurrentUser): Fragment {
  const current = sql`c.archived_at IS NULL AND c.merged_into_id IS NULL`;
  const teams = sql`ANY(${user.teamIds}::uuid[])`;
  switch (sightOf(user)) {
    case 'all':
      return sql`(${current})`;
    case 'nothing':
      return sql`false`;
    default:
      return sql`(${current} AND (c.team_id = ${teams}
        OR EXISTS (
          SELECT FROM deal_investor i JOIN deal d ON d.id = i.deal_id
           WHERE i.company_id = c.id AND ${visibleDealsSql(sql, user)})
        OR EXISTS (
          SELECT FROM trip_stop s JOIN trip t ON t.id = s.trip_id
           WHERE s.company_id = c.id AND t.archived_at IS NULL AND ${ownTripsSql(sql, user)})
        OR EXISTS (
          SELECT FROM agreement a JOIN deal d ON d.id = a.deal_id
           WHERE a.signatory_id = c.id AND a.voided_at IS NULL AND ${visibleDealsSql(sql, user)})))`;
  }
}

function ownTripsSql(sql: Sql, user: CurrentUser): Fragment {
  if (sightOf(user) === 'events') return sql`false`;
  return sql`(t.team_id = ANY(${user.teamIds}::uuid[])
    OR EXISTS (SELECT FROM trip_member m WHERE m.trip_id = t.id AND m.user_id = ${user.id}))`;
}

/** visibleEditions(user) of visible.ts as a condition on `event_edition ed`, in the same way. */
export function visibleEditionsSql(sql: Sql, user: CurrentUser): Fragment {
  switch (sightOf(user)) {
    case 'nothing':
      return sql`false`;
    case 'events':
      return sql`(ed.archived_at IS NULL AND ed.organizer_team_id = ANY(${user.teamIds}::uuid[]))`;
    default:
      return sql`(ed.archived_at IS NULL)`;
  }
}
