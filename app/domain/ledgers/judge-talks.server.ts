import { worksFor } from '#app/auth/visible.ts';
import { foldChinese } from '#app/lib/chinese-text.server.ts';
import type { FieldChanges } from './import.ts';
import { failed, type Judgement, type Judging, type Place, type RowGiven } from './judge-deals.server.ts';
import { inboundVisits, type KnownTrip, type KnownVisit, readTrips } from './known-talks.server.ts';
import {
  knownJourney,
  knownTalk,
  type ReceptionDraft,
  receptionDraft,
  type TalkFields,
  type TripDraft,
  tripDraft,
} from './talk-draft.rules.ts';

/** What is known for saving a journey or a reception. */
export interface TalkPlan extends Judgement {
  row: RowGiven;
  place: Place;
  draft: TripDraft | ReceptionDraft;
  trip: KnownTrip | null;
  /** The visits of the row's companies that are there, by folded name. */
  visits: Map<string, KnownVisit>;
}

/**
 * What saving would do with rows of the ledgers of journeys and receptions. A journey is that of the same leader from
 * the same day on; a reception the visit of the same company on the same day.
 */
export async function judgeTalks(judging: Judging, rows: RowGiven[]): Promise<(TalkPlan | Judgement)[]> {
  if (rows.length === 0) return [];
  const { tx, ctx } = judging;
  const drafted = rows.map((row) => ({
    row,
    ...(row.ledger === 'trips'
      ? tripDraft(row.values, row.cells, ctx.today)
      : receptionDraft(row.values, ctx.today)),
  }));
  const drafts = drafted.flatMap(({ draft }) => draft ?? []);
  const trips = await readTrips(
    tx,
    drafts.flatMap((draft) => (draft.kind === 'trips' ? draft.startsOn : [])),
  );
  const visits = await inboundVisits(
    tx,
    drafts.flatMap((draft) => (draft.kind === 'receptions' ? draft.occurredOn : [])),
  );
  return drafted.map(({ row, draft, problems }) => {
    if (row.broken || !draft) return failed(row.broken ? [] : problems);
    return draft.kind === 'trips'
      ? planTrip(judging, row, draft, trips)
      : planReception(judging, row, draft, visits);
  });
}

function planTrip(
  judging: Judging,
  row: RowGiven,
  draft: TripDraft,
  trips: KnownTrip[],
): TalkPlan | Judgement {
  const { ctx, place } = judging;
  const leader = foldChinese(draft.leader.name);
  // A leader may be recorded by office alone, 县长 or 张县长: then all of the cell is the name.
  const called = [leader, foldChinese(row.cells.leader ?? '')];
  const same = trips.filter(
    ({ leaderFolded, startsOn }) => called.includes(leaderFolded) && startsOn === draft.startsOn,
  );
  const trip = same.find(({ teamId }) => worksFor(ctx.user, [teamId])) ?? null;
  if (!trip && same.length > 0) return failed([{ code: 'leader', key: 'imports:problem.team' }]);
  const visits = new Map(trip?.visits.map((visit) => [visit.companyFolded, visit]));
  const changes = trip
    ? { ...differing(knownJourney(draft), trip.fields), ...ofVisits(row, draft, visits) }
    : {};
  if (trip?.closed && Object.keys(changes).length > 0)
    return failed([{ code: 'leader', key: 'imports:problem.closed' }]);
  return settled(
    judging,
    `${leader}|${draft.startsOn}`,
    { row, place, draft, trip, visits, changes },
    trip?.id,
  );
}

function planReception(
  judging: Judging,
  row: RowGiven,
  draft: ReceptionDraft,
  known: KnownVisit[],
): TalkPlan | Judgement {
  const { ctx, place } = judging;
  const mine = known.filter(
    ({ occurredOn, teamId }) => occurredOn === draft.occurredOn && worksFor(ctx.user, [teamId]),
  );
  const named = new Set(draft.companies.map((name) => row.keys.companies[name]?.folded));
  const visits = new Map(
    mine.filter(({ companyFolded }) => named.has(companyFolded)).map((visit) => [visit.companyFolded, visit]),
  );
  const changes = visits.size > 0 ? ofVisits(row, draft, visits) : {};
  const [first] = visits.values();
  const key = `${[...named].join()}|${draft.occurredOn}`;
  return settled(judging, key, { row, place, draft, trip: null, visits, changes }, first?.id);
}

/** What the row says differently of visits that are there, and companies that it adds. */
function ofVisits(row: RowGiven, draft: TalkPlan['draft'], visits: Map<string, KnownVisit>): FieldChanges {
  const known = (name: string) => visits.get(row.keys.companies[name]?.folded ?? '');
  const missing = draft.companies.filter((name) => !known(name));
  const [first] = draft.companies.flatMap((name) => {
    const changes = differing(knownTalk(draft, name), known(name)?.fields ?? {});
    return known(name) && Object.keys(changes).length > 0 ? [changes] : [];
  });
  return { ...first, ...(missing.length > 0 && { companies: [null, missing.join('、')] }) };
}

export function differing(said: TalkFields, known: TalkFields): FieldChanges {
  return Object.fromEntries(
    Object.entries(said)
      .filter(([field, value]) => known[field] !== value)
      .map(([field, value]) => [field, [known[field] ?? null, value]]),
  );
}

type Found = Omit<TalkPlan, 'verdict' | 'recordId' | 'candidates' | 'problems'>;

function settled({ seen }: Judging, key: string, found: Found, recordId: string | undefined): TalkPlan {
  const { row, changes } = found;
  const earlier = seen.get(`${row.ledger}|${key}`);
  const isTwice = earlier !== undefined && earlier !== row.seq;
  if (!isTwice) seen.set(`${row.ledger}|${key}`, row.seq);
  const known = Object.keys(changes).length === 0 ? 'same' : 'update';
  return {
    ...found,
    verdict: isTwice ? 'duplicate' : recordId ? known : 'new',
    recordId: recordId ?? null,
    candidates: isTwice ? [{ id: null, label: '', team: '', why: [`imports:why.twice?row=${earlier}`] }] : [],
    problems: [],
  };
}
