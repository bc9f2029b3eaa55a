import type { Ctx } from '#app/auth/user.ts';
import { visibleTeams, visibleTrips } from '#app/auth/visible.ts';
import { db, type Tx } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { type Listing, readPage } from '#app/db/page.server.ts';
import { fromDateColumn, toDateColumn } from '#app/lib/dates.ts';
import { forbidden } from '#app/lib/refusal.ts';
import { searchTerm, searchWhere } from '#app/lib/search-text.server.ts';
import { canPlanTrips, canTrip } from './trip.policy.ts';
import { type Overlap, overlapsOf, phaseOf, type Span } from './trip.rules.ts';
import type { OverlapQuestion, TripFilter } from './trip.schema.ts';
import { offeredMembers } from './trip-offers.ts';
import { withArchived } from './trip-write.server.ts';

const LATEST = [{ startsOn: 'desc' }, { id: 'desc' }] satisfies Prisma.TripOrderByWithRelationInput[];

const ROW = {
  id: true,
  title: true,
  leaderName: true,
  leaderRank: true,
  cities: true,
  startsOn: true,
  endsOn: true,
  closedAt: true,
  archivedAt: true,
  version: true,
  teamId: true,
  team: { select: { name: true } },
  members: { select: { userId: true } },
  visits: { where: { archivedAt: null }, select: { companyId: true } },
} satisfies Prisma.TripSelect;

function toRow(ctx: Ctx, { visits, members, ...trip }: Prisma.TripGetPayload<{ select: typeof ROW }>) {
  const span = spanOf(trip);
  return {
    ...trip,
    ...span,
    phase: phaseOf({ ...trip, ...span }, ctx.today),
    companies: new Set(visits.map(({ companyId }) => companyId)).size,
    mayRestore: trip.archivedAt !== null && canTrip(ctx.user, 'archive', { ...trip, members }),
  };
}

export type TripRow = ReturnType<typeof toRow>;

/** The journeys the user sees that match, the latest first, with the number of companies called on. */
export function tripsOf(ctx: Ctx, filter: TripFilter, tx: Tx = db()) {
  const where = matching(ctx, filter);
  return {
    count: (take) => tx.trip.count({ where, take }),
    rows: async (args) =>
      (await tx.trip.findMany({ where, orderBy: LATEST, ...args, select: ROW })).map((trip) =>
        toRow(ctx, trip),
      ),
  } satisfies Listing<TripRow>;
}

/** One page of them, and how many there are. */
export const listTrips = (ctx: Ctx, filter: TripFilter) => readPage(filter.after, tripsOf(ctx, filter));

/** The journeys the user sees that match the conditions of the list. */
export function matching(ctx: Ctx, filter: TripFilter): Prisma.TripWhereInput {
  const { year, rank, team, state, mine } = filter;
  return {
    AND: [
      state === 'archived'
        ? { archivedAt: { not: null }, AND: [withArchived(ctx.user)] }
        : visibleTrips(ctx.user),
      ...found(filter.q),
      {
        leaderRank: rank,
        teamId: team,
        ...(year && { startsOn: { gte: toDateColumn(`${year}-01-01`), lte: toDateColumn(`${year}-12-31`) } }),
        ...(state === 'open' && { closedAt: null }),
        ...(state === 'closed' && { closedAt: { not: null } }),
        ...(mine && { members: { some: { userId: ctx.user.id } } }),
      },
    ],
  };
}

/** A journey is found by its title, its leader, its cities, and any name of a company it calls on. */
function found(query: string): Prisma.TripWhereInput[] {
  const companies = searchWhere(query);
  return searchTerm(query).map((term, index) => {
    const contains = { contains: term.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const };
    return {
      OR: [
        { title: contains },
        { leaderName: contains },
        { cities: { has: term } },
        { stops: { some: { company: companies[index] } } },
        { visits: { some: { archivedAt: null, company: companies[index] } } },
      ],
    };
  });
}

/** What the list's conditions offer: the years and teams of the journeys in sight. */
export async function readTripFilterOptions(ctx: Ctx) {
  const [first, teams] = await Promise.all([
    db().trip.findFirst({
      where: visibleTrips(ctx.user),
      orderBy: { startsOn: 'asc' },
      select: { startsOn: true },
    }),
    db().team.findMany({
      where: { trips: { some: visibleTrips(ctx.user) } },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    }),
  ]);
  const last = Number(ctx.today.slice(0, 4)) + 1;
  const from = first ? Number(fromDateColumn(first.startsOn).slice(0, 4)) : last - 1;
  return {
    years: Array.from({ length: last - from + 1 }, (_, index) => String(last - index)),
    teams: teams.map(({ id, name }) => ({ value: id, text: name })),
  };
}

/**
 * What the form of a journey offers: people of the teams in sight, the own team first, and the teams it may be
 * planned for.
 * @param kept members of the journey, who may stay even where they are out of sight
 */
export async function readTripFormOptions(ctx: Ctx, kept: { id: string }[] = []) {
  const [people, teams] = await Promise.all([
    db().user.findMany({
      where: { OR: [offeredMembers(ctx.user), { id: { in: kept.map(({ id }) => id) } }] },
      orderBy: [{ team: { name: 'asc' } }, { name: 'asc' }],
      select: { id: true, name: true, teamId: true, team: { select: { name: true } } },
    }),
    db().team.findMany({
      where: visibleTeams(ctx.user),
      orderBy: [{ kind: 'asc' }, { name: 'asc' }],
      select: { id: true, name: true },
    }),
  ]);
  return {
    people: people.map(({ teamId, team, ...person }) => ({
      ...person,
      group: team.name,
      own: teamId === ctx.user.teamId,
    })),
    teams: teams
      .filter(({ id }) => canPlanTrips(ctx.user, id))
      .map(({ id, name }) => ({ value: id, text: name })),
    self: { id: ctx.user.id, teamId: ctx.user.teamId },
    today: ctx.today,
  };
}

export type TripFormOptions = Awaited<ReturnType<typeof readTripFormOptions>>;

/**
 * Who of these people is elsewhere, for a journey that is being planned; only of those the user may put on it, and of
 * those who are on it.
 * @throws Refusal `forbidden`
 */
export async function askOverlaps(
  ctx: Ctx,
  { from, to, members, leader, self }: OverlapQuestion,
): Promise<Overlap[]> {
  if (!canPlanTrips(ctx.user)) throw forbidden();
  const along = self
    ? [{ tripMembers: { some: { tripId: self, trip: { AND: [withArchived(ctx.user)] } } } }]
    : [];
  const known = await db().user.findMany({
    where: { id: { in: members }, OR: [offeredMembers(ctx.user), ...along] },
    select: { id: true },
  });
  const people = { memberIds: known.map(({ id }) => id), leaderName: leader };
  return findOverlaps(ctx, { startsOn: from, endsOn: to }, people, self);
}

/**
 * Who of these people is on another journey on one of these days, and whether its leader leads another. That someone
 * is away is told whatever the reader's scope; which journey it is only within it.
 * @param leaderName nobody leads where it is empty
 * @param self the journey that is being planned
 */
export async function findOverlaps(
  ctx: Ctx,
  span: Span,
  { memberIds, leaderName }: { memberIds: string[]; leaderName: string },
  self: string | undefined,
): Promise<Overlap[]> {
  const led = leaderName === '' ? [] : [{ leaderName }];
  const meets: Prisma.TripWhereInput = {
    archivedAt: null,
    id: self && { not: self },
    startsOn: { lte: toDateColumn(span.endsOn) },
    endsOn: { gte: toDateColumn(span.startsOn) },
    OR: [{ members: { some: { userId: { in: memberIds } } } }, ...led],
  };
  const [trips, seen] = await Promise.all([
    db().trip.findMany({
      where: meets,
      take: 20,
      orderBy: { startsOn: 'asc' },
      select: {
        id: true,
        title: true,
        leaderName: true,
        startsOn: true,
        endsOn: true,
        members: { where: { userId: { in: memberIds } }, select: { user: { select: { name: true } } } },
      },
    }),
    db().trip.findMany({ where: { AND: [meets, visibleTrips(ctx.user)] }, select: { id: true } }),
  ]);
  const known = new Set(seen.map(({ id }) => id));
  const others = trips.map((trip) => ({
    ...spanOf(trip),
    trip: known.has(trip.id) ? { id: trip.id, title: trip.title } : null,
    people: [
      ...new Set([
        ...led.map((one) => one.leaderName).filter((name) => name === trip.leaderName),
        ...trip.members.map(({ user }) => user.name),
      ]),
    ],
  }));
  return overlapsOf(span, others);
}

/** The days of a journey as text. */
export const spanOf = ({ startsOn, endsOn }: { startsOn: Date; endsOn: Date }): Span => ({
  startsOn: fromDateColumn(startsOn),
  endsOn: fromDateColumn(endsOn),
});
