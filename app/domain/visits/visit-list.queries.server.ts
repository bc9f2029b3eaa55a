import type { Ctx } from '#app/auth/user.ts';
import { visibleEditions, visibleTeams, visibleTrips, visibleVisits, worksFor } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { readPage } from '#app/db/page.server.ts';
import { fromDateColumn, fromOptionalDate, toDateColumn } from '#app/lib/dates.ts';
import { maskWithin } from '#app/lib/mask.ts';
import { searchWhere } from '#app/lib/search-text.server.ts';
import { EDITION, editionOption } from './edition-option.server.ts';
import { offeredStaff } from './staff.ts';
import { canVisit } from './visit.policy.ts';
import { archivedVisits, FOR_POLICY } from './visit.queries.server.ts';
import type { VisitFilter } from './visit.schema.ts';

/** Choices of a condition; more are found by search. */
const OFFERED = 100;

/** One page of the talks the user sees that match, the latest first, and how many there are. */
export async function listVisits(ctx: Ctx, filter: VisitFilter) {
  const where: Prisma.VisitWhereInput = {
    AND: [filter.trash ? archivedVisits(ctx.user) : visibleVisits(ctx.user), ...conditions(ctx, filter)],
  };
  const page = await readPage(filter.after, {
    count: (take) => db().visit.count({ where, take }),
    rows: (args) =>
      db().visit.findMany({
        where,
        orderBy: [{ occurredOn: 'desc' }, { id: 'desc' }],
        ...args,
        select: {
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
          staff: {
            select: { userId: true, user: { select: { name: true } } },
            orderBy: { user: { name: 'asc' } },
          },
          guests: { select: { id: true, name: true, title: true }, orderBy: { id: 'asc' } },
          deals: { select: { deal: { select: { teamId: true } } } },
          _count: { select: { photos: { where: { archivedAt: null } } } },
        },
      }),
  });
  return {
    ...page,
    rows: page.rows.map(
      ({ teamId, recordedById, deals, trip, edition, _count, nextStepDoneAt, ...visit }) => {
        const asked = { teamId, recordedById, staff: visit.staff, trip, edition };
        const works =
          canVisit(ctx.user, 'edit', asked) ||
          worksFor(ctx.user, [teamId, ...deals.map(({ deal }) => deal.teamId)]);
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
          mayRestore: canVisit(ctx.user, 'archive', asked),
        };
      },
    ),
  };
}

export type ListedVisit = Awaited<ReturnType<typeof listVisits>>['rows'][number];

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
