import type { Ctx, CurrentUser } from '#app/auth/user.ts';
import {
  visibleCompanies,
  visibleDeals,
  visibleEditions,
  visibleMeetings,
  visibleReceptions,
  visibleTrips,
} from '#app/auth/visible.ts';
import type { Tx } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { companyOfName } from '#app/domain/companies/company.commands.server.ts';
import { fromDateColumn } from '#app/lib/dates.ts';
import { forbidden, refused } from '#app/lib/refusal.ts';
import { AT_WORK, offeredStaff } from './staff.ts';
import { canLogVisit, type Occasion, readsOnly } from './visit.policy.ts';
import type { VisitEdit, VisitInput } from './visit.schema.ts';

/*
 * What a talk links to. Forged ids and guesses get the same answer as records out of sight; what a talk that is
 * being corrected links to already may stay.
 */

const unknown = (field: string) => refused('errors:unknown', {}, field);

/** What the talk linked to before it was corrected. */
interface Before {
  companyId: string;
  nextStepOwnerId: string | null;
  staff: { userId: string }[];
  deals: { dealId: string }[];
}

/** The company chosen, or the one of the name typed. @throws Refusal `refused` out of sight */
export async function companyOf(tx: Tx, ctx: Ctx, input: VisitEdit, before?: Before) {
  if (input.companyId === null) return companyOfName(tx, ctx, input.companyName);
  const sight = input.companyId === before?.companyId ? {} : visibleCompanies(ctx.user);
  const company = await tx.company.findFirst({
    where: { AND: [{ id: input.companyId }, sight] },
    select: { id: true, name: true },
  });
  return company ?? Promise.reject(unknown('companyId'));
}

/**
 * A talk counts for a deal only if the user may work the deal and the company is one of its investors.
 * @returns the codes of the deals
 * @throws Refusal `forbidden` by the policy, `refused`
 */
export async function refuseDeals(
  tx: Tx,
  ctx: Ctx,
  { dealIds, companyId }: { dealIds: string[]; companyId: string },
  edition: Occasion['edition'],
  before?: Before,
): Promise<string[]> {
  const kept = new Set(before?.companyId === companyId ? before.deals.map(({ dealId }) => dealId) : []);
  const asked = dealIds.filter((id) => !kept.has(id));
  const deals = await tx.deal.findMany({
    where: { OR: [{ id: { in: [...kept] } }, { AND: [{ id: { in: asked } }, visibleDeals(ctx.user)] }] },
    select: {
      id: true,
      code: true,
      teamId: true,
      shares: { select: { teamId: true } },
      investors: { where: { companyId }, select: { companyId: true } },
    },
  });
  const found = deals.filter(({ id }) => asked.includes(id));
  if (found.length !== asked.length) throw unknown('dealIds');
  if (!found.every((deal) => canLogVisit(ctx.user, { deal, edition }))) throw forbidden();
  if (found.some(({ investors }) => investors.length === 0))
    throw refused('visits:problem.investor', {}, 'companyId');
  return deals.filter(({ id }) => dealIds.includes(id)).map(({ code }) => code);
}

/**
 * Names of our people by id; whoever is newly named must be of a team the user sees, go along on the trip or hold
 * the meeting, and still be at work. Officials own no next step.
 */
export async function findPeople(
  tx: Tx,
  ctx: Ctx,
  { staffIds, nextStepOwnerId }: VisitEdit,
  { tripId, meetingId }: Pick<Plan, 'tripId' | 'meetingId'>,
  before?: Before,
): Promise<Map<string, string>> {
  const kept = before ? [...before.staff.map(({ userId }) => userId), before.nextStepOwnerId ?? ''] : [];
  const ids = [...staffIds, ...(nextStepOwnerId ? [nextStepOwnerId] : [])];
  const along: Prisma.UserWhereInput[] = [
    offeredStaff(ctx.user),
    ...(tripId ? [{ tripMembers: { some: { tripId } } }] : []),
    ...(meetingId ? [{ hostedMeetings: { some: { id: meetingId } } }] : []),
  ];
  const users = await tx.user.findMany({
    where: {
      id: { in: ids },
      OR: [{ id: { in: kept.filter((id) => id !== '') } }, { AND: [{ OR: along }, AT_WORK] }],
    },
    select: { id: true, name: true, role: true },
  });
  const known = new Map(users.map(({ id, name }) => [id, name]));
  if (staffIds.some((id) => !known.has(id))) throw unknown('staffIds');
  const owner = users.find(({ id }) => id === nextStepOwnerId);
  const mayOwn = owner && (!readsOnly(owner.role) || nextStepOwnerId === before?.nextStepOwnerId);
  if (nextStepOwnerId && !mayOwn) throw unknown('nextStepOwnerId');
  return known;
}

/** Their people, tied to the company's contact of the same name; of namesakes to the one with the same title. */
export async function knownGuests(tx: Tx, companyId: string, guests: VisitEdit['guests']) {
  const contacts = await tx.contact.findMany({
    where: { companyId, archivedAt: null, name: { in: guests.map(({ name }) => name) } },
    orderBy: { id: 'asc' },
    select: { id: true, name: true, title: true },
  });
  return guests.map(({ name, title }) => {
    const namesakes = contacts.filter((contact) => contact.name === name);
    const contact =
      namesakes.find((one) => one.title === title) ?? (namesakes.length === 1 ? namesakes[0] : undefined);
    return { name, title: title || (contact?.title ?? ''), contactId: contact?.id ?? null };
  });
}

/** Journeys a talk may be logged on: not those closed, and of those in sight the ones the user's teams make or the user joins. */
export function openTrips(user: CurrentUser): Prisma.TripWhereInput {
  const taken = { OR: [{ teamId: { in: user.teamIds } }, { members: { some: { userId: user.id } } }] };
  return { AND: [visibleTrips(user), user.role === 'city_office' ? {} : taken, { closedAt: null }] };
}

/** What the talk was planned as, and from there its trip and event. */
export interface Plan {
  tripId: string | null;
  stopId: string | null;
  receptionId: string | null;
  meetingId: string | null;
  edition: { id: string; organizerTeamId: string | null } | null;
}

/**
 * Follows the links to a trip, a stop of it, a reception, an event and a meeting there. Each stop, reception and
 * meeting has one talk at most; the row is locked, so that two logged at once do not both become it. One that
 * was archived makes room.
 * @throws Refusal `refused` with the field for what is out of sight, closed, or has its talk
 */
export async function planOf(tx: Tx, ctx: Ctx, input: VisitInput): Promise<Plan> {
  const stop = await takeStop(tx, ctx, input.stopId);
  const receptionId = await takeReception(tx, ctx, input.receptionId);
  const meeting = await takeMeeting(tx, ctx, input.meetingId);
  return {
    stopId: input.stopId,
    tripId: stop?.tripId ?? (await tripOf(tx, ctx, input.tripId)),
    receptionId,
    meetingId: input.meetingId,
    edition: await editionOf(tx, ctx, meeting?.editionId ?? input.editionId),
  };
}

const taken = (field: string) => refused('visits:problem.taken', {}, field);

async function takeStop(tx: Tx, ctx: Ctx, id: string | null) {
  if (!id) return null;
  // The trip first, as its own commands do; it must not be closed while its talk is being written.
  await tx.$queryRaw`SELECT 1 FROM trip WHERE id = (SELECT trip_id FROM trip_stop WHERE id = ${id}::uuid) FOR SHARE`;
  await tx.$queryRaw`SELECT 1 FROM trip_stop WHERE id = ${id}::uuid FOR UPDATE`;
  const stop = await tx.tripStop.findFirst({
    where: { id, struckAt: null, trip: openTrips(ctx.user) },
    select: { tripId: true, visit: { select: { id: true, archivedAt: true } } },
  });
  if (!stop) throw unknown('stopId');
  if (stop.visit && !stop.visit.archivedAt) throw taken('stopId');
  if (stop.visit) await tx.visit.update({ where: { id: stop.visit.id }, data: { stopId: null } });
  return stop;
}

/**
 * The planned call that a talk on a trip turns out to be, though nobody chose it: the first open stop of the trip
 * with that company, one of the same day before all others. All its stops there are locked, so that two talks logged
 * at once do not both become it.
 * @returns nothing where no such call is left
 */
export async function openStopOf(
  tx: Tx,
  { tripId, companyId, occurredOn }: { tripId: string; companyId: string; occurredOn: string },
): Promise<string | null> {
  await tx.$queryRaw`
    SELECT 1 FROM trip_stop WHERE trip_id = ${tripId}::uuid AND company_id = ${companyId}::uuid
     ORDER BY id FOR UPDATE`;
  const stops = await tx.tripStop.findMany({
    where: {
      tripId,
      companyId,
      struckAt: null,
      OR: [{ visit: null }, { visit: { archivedAt: { not: null } } }],
    },
    orderBy: [{ day: 'asc' }, { position: 'asc' }, { id: 'asc' }],
    select: { id: true, day: true, visit: { select: { id: true } } },
  });
  const stop = stops.find(({ day }) => fromDateColumn(day) === occurredOn) ?? stops[0];
  if (stop?.visit) await tx.visit.update({ where: { id: stop.visit.id }, data: { stopId: null } });
  return stop?.id ?? null;
}

async function takeReception(tx: Tx, ctx: Ctx, id: string | null): Promise<string | null> {
  if (!id) return null;
  await tx.$queryRaw`SELECT 1 FROM reception WHERE id = ${id}::uuid FOR UPDATE`;
  const reception = await tx.reception.findFirst({
    where: { AND: [{ id }, visibleReceptions(ctx.user)] },
    select: { visit: { select: { id: true, archivedAt: true } } },
  });
  if (!reception) throw unknown('receptionId');
  if (reception.visit && !reception.visit.archivedAt) throw taken('receptionId');
  if (reception.visit) {
    await tx.visit.update({ where: { id: reception.visit.id }, data: { receptionId: null } });
  }
  return id;
}

async function takeMeeting(tx: Tx, ctx: Ctx, id: string | null) {
  if (!id) return null;
  await tx.$queryRaw`SELECT 1 FROM event_meeting WHERE id = ${id}::uuid FOR UPDATE`;
  const meeting = await tx.eventMeeting.findFirst({
    where: { AND: [{ id }, visibleMeetings(ctx.user)] },
    select: { editionId: true, visit: { select: { archivedAt: true } } },
  });
  if (!meeting) throw unknown('meetingId');
  if (meeting.visit && !meeting.visit.archivedAt) throw taken('meetingId');
  return meeting;
}

/** @param kept the trip the talk is on already, which may have been closed since */
export async function tripOf(tx: Tx, ctx: Ctx, id: string | null, kept?: string | null) {
  if (!id || id === kept) return id;
  await tx.$queryRaw`SELECT 1 FROM trip WHERE id = ${id}::uuid FOR SHARE`;
  const found = await tx.trip.count({ where: { AND: [{ id }, openTrips(ctx.user)] } });
  if (found === 0) throw unknown('tripId');
  return id;
}

export async function editionOf(tx: Tx, ctx: Ctx, id: string | null, kept?: string | null) {
  if (!id) return null;
  const edition = await tx.eventEdition.findFirst({
    where: { AND: [{ id }, id === kept ? {} : visibleEditions(ctx.user)] },
    select: { id: true, organizerTeamId: true },
  });
  return edition ?? Promise.reject(unknown('editionId'));
}
