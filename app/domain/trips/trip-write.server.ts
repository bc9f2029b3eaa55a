import type { Ctx, CurrentUser } from '#app/auth/user.ts';
import { visibleTrips } from '#app/auth/visible.ts';
import type { Tx } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { type Fields, refuseStale } from '#app/domain/history/audit.server.ts';
import { saveChange } from '#app/domain/history/save.server.ts';
import { fromDateColumn } from '#app/lib/dates.ts';
import { forbidden, notFound, refused } from '#app/lib/refusal.ts';
import { canTrip, type TripAction } from './trip.policy.ts';

/*
 * What every command on a journey begins and ends with: load it locked, within scope, policy and version; write the
 * next version and its history.
 */

const FOR_WRITE = {
  members: { select: { userId: true, user: { select: { name: true } } } },
  team: { select: { name: true } },
  stops: {
    orderBy: [{ day: 'asc' }, { position: 'asc' }, { id: 'asc' }],
    include: { company: { select: { name: true } }, visit: { select: { id: true, archivedAt: true } } },
  },
  visits: { where: { archivedAt: null }, include: { company: { select: { name: true } } } },
} satisfies Prisma.TripInclude;

export type TripForWrite = Prisma.TripGetPayload<{ include: typeof FOR_WRITE }>;
export type StopForWrite = TripForWrite['stops'][number];

/** The journeys a user sees, those archived included: to bring them back. */
export function withArchived(user: CurrentUser): Prisma.TripWhereInput {
  const { archivedAt: _, ...sight } = visibleTrips(user);
  return sight;
}

/**
 * A journey ready to be written: nobody else can write it until the transaction ends.
 * @param expected the version the user saw; nothing for commands that hold whatever it is
 * @throws Refusal `not_found` outside the scope, `refused` while it is closed, `forbidden` by policy, `stale`
 */
export async function takeTrip(
  tx: Tx,
  ctx: Ctx,
  id: string,
  action: TripAction,
  { expected, archived = false }: { expected?: number; archived?: boolean } = {},
): Promise<TripForWrite> {
  await tx.$queryRaw`SELECT 1 FROM trip WHERE id = ${id}::uuid FOR UPDATE`;
  const within = archived
    ? { archivedAt: { not: null }, AND: [withArchived(ctx.user)] }
    : { AND: [visibleTrips(ctx.user)] };
  const trip = await tx.trip.findFirst({ where: { id, ...within }, include: FOR_WRITE });
  if (!trip) throw notFound();
  if (!canTrip(ctx.user, action, trip)) {
    const wouldBe = canTrip(ctx.user, action, { ...trip, closedAt: null });
    throw trip.closedAt && wouldBe ? refused('trips:refusal.closed') : forbidden();
  }
  if (expected !== undefined) await refuseStale(tx, 'trips', trip, expected);
  return trip;
}

/** The stop of a journey. @throws Refusal `not_found` */
export function stopOf(trip: TripForWrite, stopId: string): StopForWrite {
  const stop = trip.stops.find(({ id }) => id === stopId);
  if (!stop) throw notFound();
  return stop;
}

/** Writes the next version of a journey and what was changed on it. */
export async function writeTrip(
  tx: Tx,
  ctx: Ctx,
  trip: Pick<TripForWrite, 'id' | 'title' | 'version'>,
  data: Prisma.TripUncheckedUpdateManyInput,
  change: { action: string; before?: Fields; after?: Fields },
): Promise<void> {
  await saveChange(tx, ctx, {
    ...change,
    subject: 'trips',
    id: trip.id,
    label: typeof data.title === 'string' ? data.title : trip.title,
    version: trip.version,
    data,
  });
}

/** A stop as the history tells of it. */
export function stopText(stop: {
  day: Date | string;
  time: string | null;
  company?: { name: string } | null;
  place: string;
  note: string;
}): string {
  const day = typeof stop.day === 'string' ? stop.day : fromDateColumn(stop.day);
  return [day, stop.time, stop.company?.name, stop.place, stop.note].filter(Boolean).join(' ');
}
