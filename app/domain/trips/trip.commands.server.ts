import type { Ctx } from '#app/auth/user.ts';
import { visibleTeams } from '#app/auth/visible.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';
import { explainCorrection, restoringReason } from '#app/domain/periods/correction.server.ts';
import { fromDateColumn, type LocalDate, toDateColumn } from '#app/lib/dates.ts';
import { forbidden, Refusal, refused } from '#app/lib/refusal.ts';
import { searchNames } from '#app/lib/search-names.ts';
import { searchText } from '#app/lib/search-text.server.ts';
import { canPlanTrips } from './trip.policy.ts';
import { problemsBeforeClosing, problemsOfDays } from './trip.rules.ts';
import type { TripInput } from './trip.schema.ts';
import { offeredMembers } from './trip-offers.ts';
import { type TripForWrite, takeTrip, writeTrip } from './trip-write.server.ts';

/**
 * Plans a journey.
 * @throws Refusal `forbidden`; `refused` for a team or a member that is not offered to the user
 */
export function planTrip(ctx: Ctx, input: TripInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    if (!canPlanTrips(ctx.user, input.teamId)) throw forbidden();
    const team = await knownTeam(tx, ctx, input);
    const people = await knownMembers(tx, ctx, input, []);
    const { memberIds, correctionReason, ...fields } = input;
    const trip = await tx.trip.create({
      data: { ...columns(fields), members: { create: memberIds.map((userId) => ({ userId })) } },
      select: { id: true },
    });
    await explain(tx, ctx, trip, input.startsOn, correctionReason);
    await recordChange(tx, ctx, {
      action: 'create',
      subject: 'trips',
      id: trip.id,
      label: input.title,
      version: 1,
      after: { ...loggedFields(fields), memberIds: people, teamId: team },
    });
    return trip;
  });
}

/**
 * Changes the plan of a journey.
 * @throws Refusal `not_found`, `forbidden`, `stale`; `refused` while it is closed, for a team or a new member that is
 *   not offered, and for days that leave out stops or visits, one problem for each
 */
export function editTrip(ctx: Ctx, id: string, expected: number, input: TripInput): Promise<void> {
  return inTransaction(async (tx) => {
    const before = await takeTrip(tx, ctx, id, 'plan', { expected });
    if (input.teamId !== before.teamId && !canPlanTrips(ctx.user, input.teamId)) throw forbidden();
    refuseTooShort(before, input);
    const team = input.teamId === before.teamId ? before.team.name : await knownTeam(tx, ctx, input);
    const people = await knownMembers(tx, ctx, input, before.members);
    const { memberIds, correctionReason, ...fields } = input;
    await tx.tripMember.deleteMany({ where: { tripId: id } });
    await tx.tripMember.createMany({ data: memberIds.map((userId) => ({ tripId: id, userId })) });
    const { budget, startsOn, endsOn } = before;
    const was = fromDateColumn(startsOn);
    // A journey counts on its first day, for its team.
    if (was !== input.startsOn || before.teamId !== input.teamId)
      await explain(tx, ctx, before, [was, input.startsOn], correctionReason);
    await writeTrip(tx, ctx, before, columns(fields), {
      action: 'edit',
      before: {
        ...loggedFields({
          ...before,
          budget: budget?.toFixed(2) ?? null,
          startsOn: fromDateColumn(startsOn),
          endsOn: fromDateColumn(endsOn),
        }),
        memberIds: namesOf(before.members),
        teamId: before.team.name,
      },
      after: { ...loggedFields(fields), memberIds: people, teamId: team },
    });
  });
}

/**
 * Settles a journey: from then on plan and report stand as they are. Opened again, the report stays as it was kept
 * until someone writes it anew.
 * @param report the report as the closer reads it, kept unless it was edited before
 * @throws Refusal `not_found`, `forbidden`, `stale`; `refused` with every reason that speaks against it
 */
export function closeTrip(ctx: Ctx, id: string, expected: number, report: string): Promise<void> {
  return inTransaction(async (tx) => {
    const trip = await takeTrip(tx, ctx, id, 'close', { expected });
    const problems = problemsBeforeClosing(toClose(trip), ctx.today);
    if (problems.length > 0) throw new Refusal('refused', problems);
    await writeTrip(tx, ctx, trip, { closedAt: ctx.now, report: trip.report ?? report }, { action: 'close' });
  });
}

/** Opens a settled journey again. @throws Refusal `not_found`, `forbidden`, `stale` */
export function reopenTrip(ctx: Ctx, id: string, expected: number, reason: string): Promise<void> {
  return inTransaction(async (tx) => {
    const trip = await takeTrip(tx, ctx, id, 'reopen', { expected });
    await writeTrip(tx, ctx, trip, { closedAt: null }, { action: 'reopen', after: { reason } });
  });
}

/**
 * Takes a journey out of the lists; what was logged on it stays. {@link restoreTrip} undoes it.
 * @throws Refusal `not_found`, `forbidden`, `stale`, `refused` while it is closed
 */
export function archiveTrip(ctx: Ctx, id: string, expected: number, reason?: string | null): Promise<void> {
  return inTransaction(async (tx) => {
    const trip = await takeTrip(tx, ctx, id, 'archive', { expected });
    await explain(tx, ctx, trip, fromDateColumn(trip.startsOn), reason);
    await writeTrip(tx, ctx, trip, { archivedAt: ctx.now }, { action: 'archive' });
  });
}

/** Brings an archived journey back. @throws Refusal `not_found` unless archived, `forbidden`, `stale` */
export function restoreTrip(ctx: Ctx, id: string, expected: number): Promise<void> {
  return inTransaction(async (tx) => {
    const trip = await takeTrip(tx, ctx, id, 'archive', { expected, archived: true });
    await explain(tx, ctx, trip, fromDateColumn(trip.startsOn), await restoringReason(ctx));
    await writeTrip(tx, ctx, trip, { archivedAt: null }, { action: 'restore' });
  });
}

/**
 * Keeps the report as it was edited; without a text it writes itself from the visits again.
 * @throws Refusal `not_found`, `forbidden`, `stale`, `refused` while the journey is closed
 */
export function saveTripReport(ctx: Ctx, id: string, expected: number, report: string | null): Promise<void> {
  return inTransaction(async (tx) => {
    const trip = await takeTrip(tx, ctx, id, 'work', { expected });
    const change = { action: 'report', before: { report: trip.report }, after: { report } };
    await writeTrip(tx, ctx, trip, { report }, change);
  });
}

/** A journey as the rule of closing reads it. */
export function toClose(trip: Pick<TripForWrite, 'id' | 'endsOn' | 'visits' | 'stops'>) {
  return {
    id: trip.id,
    endsOn: fromDateColumn(trip.endsOn),
    visits: trip.visits.map((visit) => ({ ...visit, company: visit.company.name })),
    calls: trip.stops.flatMap(({ id, company, day, struckAt, visit }) =>
      company
        ? [
            {
              id,
              company: company.name,
              day: fromDateColumn(day),
              isStruck: struckAt !== null,
              isLogged: visit !== null && visit.archivedAt === null,
            },
          ]
        : [],
    ),
  };
}

function refuseTooShort({ id, stops, visits }: TripForWrite, input: TripInput): void {
  const problems = problemsOfDays(
    input,
    stops.map((stop) => ({
      day: fromDateColumn(stop.day),
      name: stop.company?.name ?? (stop.place || stop.note),
      to: `/trips/${id}#stop-${stop.id}`,
    })),
    visits.map((visit) => ({
      day: fromDateColumn(visit.occurredOn),
      name: visit.company.name,
      to: `/visits/${visit.id}`,
    })),
  );
  if (problems.length > 0) throw new Refusal('refused', problems);
}

async function knownTeam(tx: Tx, ctx: Ctx, { teamId }: TripInput): Promise<string> {
  const team = await tx.team.findFirst({
    where: { AND: [{ id: teamId }, visibleTeams(ctx.user)] },
    select: { name: true },
  });
  if (!team) throw refused('errors:unknown', {}, 'teamId');
  return team.name;
}

/** Names of the members; whoever is new must be offered, who went along already may stay. */
async function knownMembers(
  tx: Tx,
  ctx: Ctx,
  { memberIds }: TripInput,
  kept: { userId: string }[],
): Promise<string> {
  const stay = memberIds.filter((id) => kept.some(({ userId }) => userId === id));
  const users = await tx.user.findMany({
    where: { id: { in: memberIds }, OR: [{ id: { in: stay } }, offeredMembers(ctx.user)] },
    select: { id: true, name: true },
  });
  if (users.length !== memberIds.length) throw refused('errors:unknown', {}, 'memberIds');
  return namesOf(users.map((user) => ({ user })));
}

const namesOf = (members: { user: { name: string } }[]) =>
  members
    .map(({ user }) => user.name)
    .sort()
    .join('、');

const explain = (
  tx: Tx,
  ctx: Ctx,
  { id }: { id: string },
  on: LocalDate | LocalDate[],
  reason: string | null | undefined,
) => explainCorrection(tx, ctx, { subjectType: 'trips', subjectId: id, on, reason });

type Plan = Omit<TripInput, 'memberIds' | 'correctionReason'>;

const columns = (plan: Plan) => ({
  ...plan,
  searchText: searchText(searchNames.trip(plan)),
  startsOn: toDateColumn(plan.startsOn),
  endsOn: toDateColumn(plan.endsOn),
});

/** The fields the history tells of, lists as readable text. */
function loggedFields({
  title,
  purpose,
  leaderName,
  leaderRank,
  cities,
  startsOn,
  endsOn,
  budget,
}: Omit<Plan, 'teamId'>) {
  return { title, purpose, leaderName, leaderRank, cities: cities.join('、'), startsOn, endsOn, budget };
}
