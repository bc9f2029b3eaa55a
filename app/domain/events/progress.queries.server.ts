import { sql } from '#app/db/client.server.ts';
import type { LocalDate } from '#app/lib/dates.ts';
import type { Edition } from './edition.queries.server.ts';

/** How far the work at an event has come. */
export interface EditionProgress {
  delegates: number;
  guests: number;
  accepted: number;
  arrived: number;
  meetings: number;
  meetingsToday: number;
  leads: number;
  /** Leads that became a deal. */
  followed: number;
  lines: number;
  signed: number;
}

/**
 * How far the work at an event has come, in one statement; nothing for who does not see its inside. All of the
 * inside is in sight then, so that the counts are those of the event's own pages.
 * @param today the day in Shanghai
 */
export async function readEditionProgress(
  edition: Edition,
  today: LocalDate,
): Promise<EditionProgress | null> {
  if (!edition.isInside) return null;
  const db = sql();
  const [progress] = await db<EditionProgress[]>`
    SELECT (SELECT count(*)::int FROM event_delegate WHERE edition_id = ${edition.id}) AS delegates,
           g.*, m.*, l.*, s.*
      FROM (SELECT count(*)::int AS guests,
                   (count(*) FILTER (WHERE reply = 'accepted'))::int AS accepted,
                   count(checked_in_at)::int AS arrived
              FROM event_guest WHERE edition_id = ${edition.id} AND archived_at IS NULL) g,
           (SELECT count(*)::int AS meetings,
                   (count(*) FILTER (WHERE day = ${today}::date))::int AS "meetingsToday"
              FROM event_meeting WHERE edition_id = ${edition.id} AND archived_at IS NULL) m,
           (SELECT count(*)::int AS leads, count(deal_id)::int AS followed
              FROM event_lead WHERE edition_id = ${edition.id} AND archived_at IS NULL) l,
           (SELECT count(*)::int AS lines, count(agreement_id)::int AS signed
              FROM signing_item
             WHERE edition_id = ${edition.id} AND archived_at IS NULL AND ${edition.isListed}) s`;
  return progress ?? null;
}
