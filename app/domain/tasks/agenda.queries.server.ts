import type { Ctx } from '#app/auth/user.ts';
import { sightOf, worksFor } from '#app/auth/visible.ts';
import { sql } from '#app/db/client.server.ts';
import { editionNames } from '#app/domain/events/edition.name.server.ts';
import { type LocalDate, toDateColumn } from '#app/lib/dates.ts';
import { maskWithin } from '#app/lib/mask.ts';
import { weekEnd } from './task.rules.ts';

const SHOWN = 12;

interface Named {
  title: string;
  ordinal: number | null;
  starts_on: LocalDate;
  name: string;
  name_tw: string;
  name_en: string;
}

/** A row as editionNames reads it. */
const asNamed = ({ title, ordinal, starts_on, name, name_tw, name_en }: Named) => ({
  title,
  ordinal,
  startsOn: toDateColumn(starts_on),
  series: { name, nameTw: name_tw, nameEn: name_en },
});

interface Row extends Named {
  kind: 'trip' | 'event' | 'meeting' | 'reception';
  id: string;
  ends_on: LocalDate;
  time: string | null;
  place: string;
}

/**
 * Where the user is to be today and in the coming week: journeys, events, meetings there and receptions, of the
 * user and of the teams the user works for; the city and officials see everyone's, organizers what is at their own
 * events. One statement.
 */
export async function readAgenda(ctx: Ctx) {
  const query = sql();
  const { id, teamIds } = ctx.user;
  const [sight, teams] = [sightOf(ctx.user), query`ANY(${teamIds}::uuid[])`];
  const [all, organizes] = [sight === 'all', sight === 'events'];
  const within = query`starts_on <= ${weekEnd(ctx.today)} AND ends_on >= ${ctx.today}`;
  const rows = await query<Row[]>`
    SELECT 'trip' AS kind, t.id, t.starts_on, t.ends_on, NULL AS time, array_to_string(t.cities, '、') AS place,
           t.title, NULL::int AS ordinal, '' AS name, '' AS name_tw, '' AS name_en
      FROM trip t
     WHERE t.archived_at IS NULL AND t.closed_at IS NULL AND ${within} AND NOT ${organizes}
       AND (${all} OR t.team_id = ${teams}
        OR EXISTS (SELECT FROM trip_member m WHERE m.trip_id = t.id AND m.user_id = ${id}))
     UNION ALL
    SELECT 'event', e.id, e.starts_on, e.ends_on, NULL, e.venue, e.title, e.ordinal, s.name, s.name_tw, s.name_en
      FROM event_edition e JOIN event_series s ON s.code = e.series_code
     WHERE e.archived_at IS NULL AND ${within}
       AND (${all} OR e.organizer_team_id = ${teams}
        OR (NOT ${organizes} AND EXISTS (
              SELECT FROM event_delegate d WHERE d.edition_id = e.id AND d.user_id = ${id})))
     UNION ALL
    SELECT 'meeting', m.edition_id, m.day, m.day, m.time, m.place,
           coalesce(c.name, nullif(m.counterpart, ''), g.name, ''), NULL, '', '', ''
      FROM event_meeting m JOIN event_edition e ON e.id = m.edition_id AND e.archived_at IS NULL
      LEFT JOIN company c ON c.id = m.company_id LEFT JOIN event_guest g ON g.id = m.guest_id
     WHERE m.archived_at IS NULL AND m.host_id = ${id} AND (NOT ${organizes} OR e.organizer_team_id = ${teams})
       AND m.day BETWEEN ${ctx.today} AND ${weekEnd(ctx.today)}
     UNION ALL
    SELECT 'reception', r.id, r.starts_on, r.ends_on,
           (SELECT min(i.time) FROM reception_item i WHERE i.reception_id = r.id AND i.day = r.starts_on),
           r.received_by, c.name, NULL, '', '', ''
      FROM reception r JOIN company c ON c.id = r.company_id
     WHERE r.archived_at IS NULL AND ${within} AND NOT ${organizes}
       AND (${all} OR r.team_id = ${teams} OR r.coordinator_id = ${id})
     ORDER BY starts_on, time, id LIMIT ${SHOWN}`;
  const nameOf = await editionNames(ctx.locale);
  const works = worksFor(ctx.user, teamIds);
  return rows.map((row) => ({
    kind: row.kind,
    id: row.id,
    title: row.kind === 'event' ? nameOf(asNamed(row)) : row.title,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    time: row.time,
    // Whoever sees everyone's but works none of it reads numbers masked.
    place: row.kind === 'reception' && !works ? maskWithin(row.place) : row.place,
  }));
}

export type Appointment = Awaited<ReturnType<typeof readAgenda>>[number];

interface Prepared extends Named {
  id: string;
  delegates: number;
  guests: number;
  accepted: number;
  meetings: number;
  signings: number;
}

/** How far the events are prepared that the user's team organises and that are still ahead or running. */
export async function readPreparations(ctx: Ctx) {
  const rows = await sql()<Prepared[]>`
    SELECT e.id, e.title, e.ordinal, e.starts_on, s.name, s.name_tw, s.name_en,
           (SELECT count(*)::int FROM event_delegate d WHERE d.edition_id = e.id) AS delegates,
           (SELECT count(*)::int FROM event_guest g WHERE g.edition_id = e.id AND g.archived_at IS NULL) AS guests,
           (SELECT count(*)::int FROM event_guest g
             WHERE g.edition_id = e.id AND g.archived_at IS NULL AND g.reply = 'accepted') AS accepted,
           (SELECT count(*)::int FROM event_meeting m WHERE m.edition_id = e.id AND m.archived_at IS NULL) AS meetings,
           (SELECT count(*)::int FROM signing_item i WHERE i.edition_id = e.id AND i.archived_at IS NULL) AS signings
      FROM event_edition e JOIN event_series s ON s.code = e.series_code
     WHERE e.archived_at IS NULL AND e.organizer_team_id = ANY(${ctx.user.teamIds}::uuid[])
       AND e.ends_on >= ${ctx.today}
     ORDER BY e.starts_on, e.id LIMIT ${SHOWN}`;
  const nameOf = await editionNames(ctx.locale);
  return rows.map((row) => ({
    id: row.id,
    name: nameOf(asNamed(row)),
    startsOn: row.starts_on,
    counts: {
      delegation: row.delegates,
      guests: row.guests,
      accepted: row.accepted,
      meetings: row.meetings,
      signing: row.signings,
    },
  }));
}

export type Preparation = Awaited<ReturnType<typeof readPreparations>>[number];
