import type { Ctx } from '#app/auth/user.ts';
import { visibleCompanies, visibleVisits, worksFor } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { fromDateColumn, fromOptionalDate } from '#app/lib/dates.ts';
import { maskWithin } from '#app/lib/mask.ts';
import { notFound } from '#app/lib/refusal.ts';
import { canTrip } from './trip.policy.ts';
import { findOverlaps, spanOf } from './trip.queries.server.ts';
import { phaseOf } from './trip.rules.ts';
import { withArchived } from './trip-write.server.ts';

const PERSON = { select: { id: true, name: true } } as const;

const VISIT = {
  id: true,
  stopId: true,
  teamId: true,
  occurredOn: true,
  time: true,
  place: true,
  outcome: true,
  nextStep: true,
  nextStepDue: true,
  nextStepDoneAt: true,
  nextStepOwner: PERSON,
  company: PERSON,
  deals: { select: { deal: { select: { teamId: true } } } },
} satisfies Prisma.VisitSelect;

/**
 * A journey with everything its page shows: plan, itinerary, the visits logged on it as far as the user sees them, who
 * of its members is elsewhere at the time, and what the user may do.
 * @throws Refusal `not_found`; an archived one is only found by those who may bring it back
 */
export async function readTrip(ctx: Ctx, id: string) {
  const trip = await db().trip.findFirst({
    where: { id, AND: [withArchived(ctx.user)] },
    select: {
      id: true,
      title: true,
      purpose: true,
      leaderName: true,
      leaderRank: true,
      cities: true,
      budget: true,
      startsOn: true,
      endsOn: true,
      closedAt: true,
      archivedAt: true,
      version: true,
      team: PERSON,
      members: { orderBy: { user: { name: 'asc' } }, select: { userId: true, user: PERSON } },
      stops: {
        orderBy: [{ day: 'asc' }, { position: 'asc' }, { id: 'asc' }],
        include: { company: PERSON, visit: { select: { id: true, archivedAt: true } } },
      },
    },
  });
  if (!trip) throw notFound();
  const asked = { teamId: trip.team.id, closedAt: trip.closedAt, members: trip.members };
  if (trip.archivedAt && !canTrip(ctx.user, 'archive', asked)) throw notFound();
  const span = spanOf(trip);
  const memberIds = trip.members.map(({ userId }) => userId);
  const [visits, openable, overlaps] = await Promise.all([
    readVisits(ctx, id),
    readOpenable(ctx, trip.stops),
    findOverlaps(ctx, span, { memberIds, leaderName: trip.leaderName }, id),
  ]);
  const works = worksFor(ctx.user, [trip.team.id]) || memberIds.includes(ctx.user.id);
  const may = (action: Parameters<typeof canTrip>[1]) => !trip.archivedAt && canTrip(ctx.user, action, asked);
  const told = (text: string) => (works ? text : maskWithin(text));
  return {
    ...trip,
    ...span,
    purpose: told(trip.purpose),
    budget: trip.budget?.toFixed(2) ?? null,
    members: trip.members.map(({ user }) => user),
    phase: phaseOf({ ...trip, ...span }, ctx.today),
    stops: trip.stops.map(({ visit, companyId: _, ...stop }) => ({
      ...stop,
      place: told(stop.place),
      note: told(stop.note),
      reason: told(stop.reason),
      day: fromDateColumn(stop.day),
      isLogged: visit !== null && visit.archivedAt === null,
      visit: visits.find(({ stopId }) => stopId === stop.id) ?? null,
      opens: stop.company !== null && openable.has(stop.company.id),
    })),
    /** Visits that were not planned as a stop. */
    unplanned: visits.filter(({ stopId }) => !trip.stops.some((stop) => stop.id === stopId)),
    overlaps,
    /** Whether numbers in its texts are masked, so that its history hides them too. */
    masked: !works,
    may: {
      plan: may('plan'),
      work: may('work'),
      close: may('close'),
      reopen: may('reopen'),
      archive: may('archive'),
      restore: trip.archivedAt !== null,
    },
  };
}

export type TripPage = Awaited<ReturnType<typeof readTrip>>;
export type StopOfTrip = TripPage['stops'][number];
export type VisitOfTrip = Awaited<ReturnType<typeof readVisits>>[number];

async function readVisits(ctx: Ctx, tripId: string) {
  const visits = await db().visit.findMany({
    where: { AND: [{ tripId }, visibleVisits(ctx.user)] },
    orderBy: [{ occurredOn: 'asc' }, { time: 'asc' }, { id: 'asc' }],
    select: VISIT,
  });
  return visits.map(({ teamId, deals, ...visit }) => {
    const works = worksFor(ctx.user, [teamId, ...deals.map(({ deal }) => deal.teamId)]);
    return {
      ...visit,
      place: works ? visit.place : maskWithin(visit.place),
      outcome: works ? visit.outcome : maskWithin(visit.outcome),
      nextStep: works ? visit.nextStep : visit.nextStep && maskWithin(visit.nextStep),
      occurredOn: fromDateColumn(visit.occurredOn),
      nextStepDue: fromOptionalDate(visit.nextStepDue),
      nextStepDone: visit.nextStepDoneAt !== null,
    };
  });
}

/** The companies on an itinerary whose pages the user may open. */
async function readOpenable(ctx: Ctx, stops: { companyId: string | null }[]): Promise<Set<string>> {
  const ids = stops.flatMap(({ companyId }) => companyId ?? []);
  const companies = await db().company.findMany({
    where: { AND: [{ id: { in: ids } }, visibleCompanies(ctx.user)] },
    select: { id: true },
  });
  return new Set(companies.map(({ id }) => id));
}
