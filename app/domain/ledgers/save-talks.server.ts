import type { TableRow } from '#app/db/bulk.server.ts';
import { searchNames } from '#app/lib/search-names.ts';
import { searchText } from '#app/lib/search-text.server.ts';
import { differing, type TalkPlan } from './judge-talks.server.ts';
import type { NamedCompany } from './known-companies.server.ts';
import type { KnownVisit } from './known-talks.server.ts';
import type { Saving } from './save-deals.server.ts';
import {
  knownJourney,
  knownTalk,
  listed,
  newTalk,
  type ReceptionDraft,
  rankOf,
  type TalkFields,
  type TripDraft,
} from './talk-draft.rules.ts';

/** The companies that rows of the ledgers of journeys and receptions name. */
export const companiesOfTalks = (plans: TalkPlan[]): NamedCompany[] =>
  plans.flatMap(({ row }) => Object.values(row.keys.companies).map((keys) => ({ ...keys, uscc: null })));

/** Collects what some rows of the ledgers of journeys and receptions write. */
export function saveTalks(saving: Saving, plans: TalkPlan[]): void {
  for (const plan of plans) {
    const { draft } = plan;
    if (draft.kind === 'trips') saveTrip(saving, plan, draft);
    else saveReception(saving, plan, draft);
  }
}

function saveTrip(saving: Saving, plan: TalkPlan, draft: TripDraft): void {
  const { writes } = saving;
  const { row, place, trip, visits } = plan;
  const tripId = trip?.id ?? writes.newId();
  const label = saving.titleOf(draft.cities);
  const log = { action: 'ledger', subject: 'trips', id: tripId, label } as const;
  if (!trip) {
    writes.create('trip', row.seq, {
      ...{ id: tripId, title: label, team_id: place.teamId, version: 1 },
      ...{
        leader_name: draft.leader.name,
        leader_rank: rankOf(draft.leader.title),
        starts_on: draft.startsOn,
      },
      ...tripColumns({ endsOn: draft.startsOn, ...draft.trip }),
      search_text: searchText(
        searchNames.trip({ title: label, leaderName: draft.leader.name, cities: draft.cities }),
      ),
    });
    writes.count({ subjectType: 'trips', subjectId: tripId, on: [draft.startsOn] });
    const after = { title: label, leaderName: draft.leader.name, startsOn: draft.startsOn };
    writes.log({ ...log, version: 1, after: { ...after, ...draft.trip } });
  } else if (Object.keys(differing(knownJourney(draft), trip.fields)).length > 0) {
    const version = trip.version + 1;
    const after = { ...trip.fields, ...knownJourney(draft) };
    writes.change('trip', row.seq, { id: tripId, version, ...tripColumns(after) }, tripColumns(trip.fields));
    writes.log({ ...log, version, before: trip.fields, after });
  }
  draft.companies.forEach((name, position) => {
    const known = visits.get(row.keys.companies[name]?.folded ?? '');
    if (known) {
      changeVisit(saving, plan, known, name);
      return;
    }
    const companyId = saving.companies.idOf(row, name, place.teamId);
    const stopId = writes.newId();
    const city = draft.cities[0] ?? '';
    writes.add('trip_stop', {
      ...{ id: stopId, trip_id: tripId, position: visits.size + position, day: draft.startsOn },
      ...{ company_id: companyId, place: city },
    });
    addVisit(saving, plan, {
      ...{ kind: 'outbound', companyId, name, on: draft.startsOn, place: city },
      ...{ tripId, stopId, guests: draft.companies.length === 1 ? draft.counterparts : [] },
    });
  });
}

const tripColumns = ({ endsOn, cities, purpose }: TalkFields): TableRow => ({
  ...{ ends_on: endsOn, cities: listed(cities), purpose: purpose ?? '' },
});

function saveReception(saving: Saving, plan: TalkPlan, draft: ReceptionDraft): void {
  const { row, place, visits } = plan;
  for (const name of draft.companies) {
    const known = visits.get(row.keys.companies[name]?.folded ?? '');
    if (known) {
      changeVisit(saving, plan, known, name);
      continue;
    }
    const companyId = saving.companies.idOf(row, name, place.teamId);
    const first = draft.companies[0] === name;
    addVisit(saving, plan, {
      ...{ kind: 'inbound', companyId, name, on: draft.occurredOn, tripId: null, stopId: null },
      ...{ place: listed(draft.visit.sites)[0] ?? '', guests: first ? draft.guests : [] },
    });
  }
}

interface NewVisit {
  kind: 'inbound' | 'outbound';
  companyId: string;
  /** Of the company, for the log. */
  name: string;
  on: string;
  place: string;
  tripId: string | null;
  stopId: string | null;
  guests: { name: string; title: string }[];
}

function addVisit({ ctx, writes }: Saving, { row, place, draft }: TalkPlan, visit: NewVisit): void {
  const id = writes.newId();
  const talk = newTalk(draft, visit.name);
  writes.create('visit', row.seq, {
    ...{ id, kind: visit.kind, company_id: visit.companyId, occurred_on: visit.on, place: visit.place },
    ...{ trip_id: visit.tripId, stop_id: visit.stopId, team_id: place.teamId, ...visitColumns(talk) },
    ...{ recorded_by_id: ctx.user.id, recorded_at: ctx.now, version: 1 },
    search_text: searchText(searchNames.visit({ place: visit.place })),
  });
  for (const { name, title } of visit.guests) {
    writes.add('visit_guest', { id: writes.newId(), visit_id: id, name, title });
  }
  writes.count({ subjectType: 'visits', subjectId: id, on: [visit.on] });
  writes.log({
    ...{ action: 'ledger', subject: 'visits', id, label: `${visit.name} ${visit.on}`, version: 1 },
    after: { company: visit.name, occurredOn: visit.on, kind: visit.kind, ...talk },
  });
}

function changeVisit({ writes }: Saving, { row, draft }: TalkPlan, known: KnownVisit, name: string): void {
  const talk = knownTalk(draft, name);
  if (Object.keys(differing(talk, known.fields)).length === 0) return;
  const version = known.version + 1;
  const after = { ...known.fields, ...talk };
  writes.change(
    'visit',
    row.seq,
    { id: known.id, version, ...visitColumns(after) },
    visitColumns(known.fields),
  );
  const label = `${name} ${known.occurredOn}`;
  const log = { action: 'ledger', subject: 'visits', id: known.id, label, version } as const;
  writes.log({ ...log, before: known.fields, after });
}

const visitColumns = ({ summary, outcome, headcount, sites, receivedBy }: TalkFields): TableRow => ({
  ...{ summary: summary ?? '', outcome: outcome ?? '', headcount: headcount ? Number(headcount) : null },
  ...{ sites: listed(sites), received_by: receivedBy ?? '' },
});
