import type { Ctx } from '#app/auth/user.ts';
import { visibleEditions, visibleTeams, visibleTrips, visibleVisits, worksFor } from '#app/auth/visible.ts';
import { db, type Tx } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { type Listing, readPage } from '#app/db/page.server.ts';
import { fromDateColumn, fromOptionalDate, toDateColumn } from '#app/lib/dates.ts';
import { maskWithin } from '#app/lib/mask.ts';
import { searchWhere } from '#app/lib/search-text.server.ts';
import { EDITION, editionOption } from './edition-option.server.ts';
import { offeredStaff } from './staff.ts';
import { canVisit, type LoggedVisit } from './visit.policy.ts';
import { archivedVisits, FOR_POLICY } from './visit.queries.server.ts';
import type { VisitFilter } from './visit.schema.ts';

/** Choices of a condition; more are found by search. */
const OFFERED = 100;

const LATEST = [{ occurredOn: 'desc' }, { id: 'desc' }] satisfies Prisma.VisitOrderByWithRelationInput[];

const ROW = {
  id: true,
  kind: true,
  teamId: true,
  recordedById: true,
  version: true,
  occurredOn: true,
  time: true,
  place: true,
  outcome: true,
  nextStep: true,
  nextStepDue: true,
  nextStepDoneAt: true,
  company: { select: { id: true, name: true } },
  edition: FOR_POLICY.edition,
  trip: { select: { id: true, closedAt: true, ...FOR_POLICY.trip.select } },
  team: { select: { name: true } },
  staff: { select: { userId: true, user: { select: { name: true } } }, orderBy: { user: { name: 'asc' } } },
  guests: { select: { id: true, name: true, title: true }, orderBy: { id: 'asc' } },
  deals: { select: { deal: { select: { teamId: true } } } },
  _count: { select: { photos: { where: { archivedAt: null } } } },
} satisfies Prisma.VisitSelect;

/** Whether the user works the talk, and so reads the numbers in its texts. */
export const worksVisit = (
  { user }: Ctx,
  visit: LoggedVisit & { deals: { deal: { teamId: string } }[] },
): boolean =>
  canVisit(user, 'edit', visit) ||
  worksFor(user, [visit.teamId, ...visit.deals.map(({ deal }) => deal.teamId)]);

function toRow(ctx: Ctx, found: Prisma.VisitGetPayload<{ select: typeof ROW }>) {
  const { teamId: _team, recordedById: _by, deals: _deals, trip, edition: _edition, ...rest } = found;
  const { _count, nextStepDoneAt, ...visit } = rest;
  const works = worksVisit(ctx, found);
  return {
    ...visit,
    place: works ? visit.place : maskWithin(visit.place),
    outcome: works ? visit.outcome : maskWithin(visit.outcome),
    nextStep: works ? visit.nextStep : visit.nextStep && maskWithin(visit.nextStep),
    occurredOn: fromDateColumn(visit.occurredOn),
    nextStepDue: fromOptionalDate(visit.nextStepDue),
    isStepDone: nextStepDoneAt !== null,
    photos: _count.photos,
    /** The closed trip that stands without it. */
    closedTripId: trip?.closedAt ? trip.id : null,
    mayRestore: canVisit(ctx.user, 'archive', found),
  };
}

export type ListedVisit = ReturnType<typeof toRow>;

/** The talks the user sees that match the conditions of the list. */
export function matching(ctx: Ctx, filter: VisitFilter): Prisma.VisitWhereInput {
  return {
    AND: [filter.trash ? archivedVisits(ctx.user) : visibleVisits(ctx.user), ...conditions(ctx, filter)],
  };
}

/** The same, the latest first, for pages and files. */
export function visitsOf(ctx: Ctx, filter: VisitFilter, tx: Tx = db()) {
  const where = matching(ctx, filter);
  return {
    count: (take) => tx.visit.count({ where, take }),
    rows: async (args) =>
      (await tx.visit.findMany({ where, orderBy: LATEST, ...args, select: ROW })).map((visit) =>
        toRow(ctx, visit),
      ),
  } satisfies Listing<ListedVisit>;
}

/** One page of them, and how many there are. */
export const listVisits = (ctx: Ctx, filter: VisitFilter) => readPage(filter.after, visitsOf(ctx, filter));

function conditions(ctx: Ctx, filter: VisitFilter): Prisma.VisitWhereInput[] {
  const { kind, team, person, company, trip, edition, from, to, q } = filter;
  const present = (userId: string) => ({ OR: [{ recordedById: userId }, { staff: { some: { userId } } }] });
  const terms = q.split(/\s+/u).filter((term) => term !== '');
  return [
    { kind, teamId: team, companyId: company, tripId: trip, editionId: edition },
    {
      occurredOn: {
        gte: from ? toDateColumn(from) : undefined,
        lte: to ? toDateColumn(to) : undefined,
      },
    },
    ...(person ? [present(person)] : []),
    ...(filter.mine ? [present(ctx.user.id)] : []),
    ...terms.map((term) => ({
      OR: [
        { company: { AND: searchWhere(term) } },
        { guests: { some: { name: { contains: term } } } },
        { staff: { some: { user: { name: { contains: term } } } } },
      ],
    })),
  ];
}

/** What the conditions of the list can be. */
export async function readVisitFilterOptions(ctx: Ctx) {
  const [teams, people, trips, editions] = await Promise.all([
    db().team.findMany({
      where: visibleTeams(ctx.user),
      orderBy: { name: 'asc' },
      take: OFFERED,
      select: { id: true, name: true },
    }),
    db().user.findMany({
      where: offeredStaff(ctx.user),
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: OFFERED,
      select: { id: true, name: true },
    }),
    db().trip.findMany({
      where: visibleTrips(ctx.user),
      orderBy: [{ startsOn: 'desc' }, { id: 'asc' }],
      take: OFFERED,
      select: { id: true, title: true },
    }),
    db().eventEdition.findMany({
      where: visibleEditions(ctx.user),
      orderBy: [{ startsOn: 'desc' }, { id: 'asc' }],
      take: OFFERED,
      select: EDITION,
    }),
  ]);
  const named = (rows: { id: string; name: string }[]) =>
    rows.map(({ id, name }) => ({ value: id, text: name }));
  return {
    teams: named(teams),
    people: named(people),
    trips: trips.map(({ id, title }) => ({ value: id, text: title })),
    editions: editions.map((edition) => editionOption(edition, ctx.locale)),
  };
}

export type VisitFilterOptions = Awaited<ReturnType<typeof readVisitFilterOptions>>;
