import type { Tx } from '#app/db/client.server.ts';
import { foldChinese } from '#app/lib/chinese-text.server.ts';
import type { TalkFields } from './talk-draft.rules.ts';

/** A visit as it stands, in the terms of a ledger. */
export interface KnownVisit {
  id: string;
  version: number;
  teamId: string;
  tripId: string | null;
  companyFolded: string;
  occurredOn: string;
  fields: TalkFields;
}

/** A journey as it stands, with its visits. */
export interface KnownTrip {
  id: string;
  version: number;
  teamId: string;
  startsOn: string;
  leaderFolded: string;
  closed: boolean;
  fields: TalkFields;
  visits: KnownVisit[];
}

interface VisitRow extends Omit<KnownVisit, 'companyFolded'> {
  company: string;
}

/** Visits on one of these journeys, or made to us on one of these days. */
async function readVisits(tx: Tx, tripIds: string[], days: string[]): Promise<KnownVisit[]> {
  const rows = await tx.$queryRaw<VisitRow[]>`
    SELECT v.id::text, v.version, v.team_id::text AS "teamId", v.trip_id::text AS "tripId", c.name AS company,
           v.occurred_on::text AS "occurredOn",
           jsonb_strip_nulls(jsonb_build_object(
             'summary', nullif(v.summary, ''), 'outcome', nullif(v.outcome, ''), 'headcount', v.headcount::text,
             'sites', nullif(array_to_string(v.sites, '、'), ''), 'receivedBy', nullif(v.received_by, ''))) AS fields
      FROM visit v JOIN company c ON c.id = v.company_id
     WHERE v.archived_at IS NULL AND (v.trip_id = ANY(${tripIds}::uuid[])
        OR v.kind = 'inbound' AND v.occurred_on = ANY(${days}::date[]))
     ORDER BY v.id`;
  return rows.map(({ company, ...row }) => ({ ...row, companyFolded: foldChinese(company) }));
}

/** Visits that companies made to us on these days. */
export const inboundVisits = (tx: Tx, days: string[]): Promise<KnownVisit[]> => readVisits(tx, [], days);

/** Journeys that began on these days. */
export async function readTrips(tx: Tx, days: string[]): Promise<KnownTrip[]> {
  const rows = await tx.$queryRaw<(Omit<KnownTrip, 'leaderFolded' | 'visits'> & { leader: string })[]>`
    SELECT t.id::text, t.version, t.team_id::text AS "teamId", t.starts_on::text AS "startsOn",
           t.leader_name AS leader, t.closed_at IS NOT NULL AS closed,
           jsonb_strip_nulls(jsonb_build_object(
             'endsOn', t.ends_on::text, 'cities', nullif(array_to_string(t.cities, '、'), ''),
             'purpose', nullif(t.purpose, ''))) AS fields
      FROM trip t WHERE t.archived_at IS NULL AND t.starts_on = ANY(${days}::date[]) ORDER BY t.id`;
  const visits = await readVisits(
    tx,
    rows.map(({ id }) => id),
    [],
  );
  return rows.map(({ leader, ...row }) => ({
    ...row,
    leaderFolded: foldChinese(leader),
    visits: visits.filter(({ tripId }) => tripId === row.id),
  }));
}
