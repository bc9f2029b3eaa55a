import type { Ctx } from '#app/auth/user.ts';
import { visibleCompanies } from '#app/auth/visible.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import { writeOrder } from '#app/db/order.server.ts';
import { fromDateColumn, type LocalDate, toDateColumn } from '#app/lib/dates.ts';
import { refused } from '#app/lib/refusal.ts';
import { placeStop } from './trip.rules.ts';
import type { StopInput } from './trip.schema.ts';
import {
  type StopForWrite,
  stopOf,
  stopText,
  type TripForWrite,
  takeTrip,
  writeTrip,
} from './trip-write.server.ts';

/*
 * The itinerary. Members plan it together, so a stop is added, moved or struck out whatever else has changed; only
 * who rewrites a stop must have seen its latest version. All throw `not_found`, `forbidden` and, while the journey
 * is closed, `refused`.
 */

/** Adds a stop at the end of its day. @throws Refusal `refused` for a day outside the journey, a company out of sight */
export function addStop(ctx: Ctx, tripId: string, input: StopInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const trip = await takeTrip(tx, ctx, tripId, 'work');
    refuseDay(trip, input.day);
    const company = await knownCompany(tx, ctx, input.companyId);
    const stop = await tx.tripStop.create({
      data: { ...input, day: toDateColumn(input.day), tripId, position: trip.stops.length },
      select: { id: true },
    });
    await writeTrip(
      tx,
      ctx,
      trip,
      {},
      { action: 'itinerary', after: { stop: stopText({ ...input, company }) } },
    );
    return stop;
  });
}

/**
 * Rewrites a stop; on another day it goes to the end.
 * @throws Refusal `stale`; `refused` for a day outside the journey, a company out of sight, and another company
 *   where the call was logged
 */
export function editStop(
  ctx: Ctx,
  tripId: string,
  stopId: string,
  expected: number,
  input: StopInput,
): Promise<void> {
  return inTransaction(async (tx) => {
    const trip = await takeTrip(tx, ctx, tripId, 'work', { expected });
    const stop = stopOf(trip, stopId);
    refuseDay(trip, input.day);
    if (stop.companyId !== input.companyId) refuseLogged(stop);
    const company =
      stop.companyId === input.companyId ? stop.company : await knownCompany(tx, ctx, input.companyId);
    await tx.tripStop.update({ where: { id: stopId }, data: { ...input, day: toDateColumn(input.day) } });
    if (input.day !== fromDateColumn(stop.day)) await place(tx, trip, stopId, input.day, trip.stops.length);
    await writeTrip(
      tx,
      ctx,
      trip,
      {},
      {
        action: 'itinerary',
        before: { stop: stopText(stop) },
        after: { stop: stopText({ ...input, company }) },
      },
    );
  });
}

/**
 * Puts a stop at a place of a day of the journey.
 * @param toIndex counted from 0 among the other stops of that day
 * @throws Refusal `refused` for a day outside the journey
 */
export function moveStop(
  ctx: Ctx,
  tripId: string,
  stopId: string,
  day: LocalDate,
  toIndex: number,
): Promise<void> {
  return inTransaction(async (tx) => {
    const trip = await takeTrip(tx, ctx, tripId, 'work');
    const stop = stopOf(trip, stopId);
    refuseDay(trip, day);
    await place(tx, trip, stopId, day, toIndex);
    const from = fromDateColumn(stop.day);
    const order = (index: number, on: LocalDate) => `${stopText({ ...stop, day: on })} · ${index + 1}`;
    const was = trip.stops.filter((other) => fromDateColumn(other.day) === from).indexOf(stop);
    await writeTrip(
      tx,
      ctx,
      trip,
      {},
      {
        action: 'itinerary',
        before: { stop: order(was, from) },
        after: { stop: order(toIndex, day) },
      },
    );
  });
}

/** Strikes a stop out of the plan. @throws Refusal `refused` where the call was logged */
export function strikeStop(ctx: Ctx, tripId: string, stopId: string, reason: string): Promise<void> {
  return inTransaction(async (tx) => {
    const trip = await takeTrip(tx, ctx, tripId, 'work');
    const stop = stopOf(trip, stopId);
    refuseLogged(stop);
    await tx.tripStop.update({ where: { id: stopId }, data: { struckAt: ctx.now, reason } });
    await writeTrip(tx, ctx, trip, {}, { action: 'strike', after: { stop: stopText(stop), reason } });
  });
}

/** Puts a stop that was struck out back into the plan. */
export function restoreStop(ctx: Ctx, tripId: string, stopId: string): Promise<void> {
  return inTransaction(async (tx) => {
    const trip = await takeTrip(tx, ctx, tripId, 'work');
    const stop = stopOf(trip, stopId);
    await tx.tripStop.update({ where: { id: stopId }, data: { struckAt: null, reason: '' } });
    await writeTrip(tx, ctx, trip, {}, { action: 'itinerary', after: { stop: stopText(stop) } });
  });
}

/**
 * Takes a stop away that was entered by mistake.
 * @returns what it held, so that adding it again undoes this
 * @throws Refusal `refused` where the call was logged
 */
export function removeStop(ctx: Ctx, tripId: string, stopId: string): Promise<StopInput & { name: string }> {
  return inTransaction(async (tx) => {
    const trip = await takeTrip(tx, ctx, tripId, 'work');
    const stop = stopOf(trip, stopId);
    if (stop.visit) throw refused('trips:refusal.logged');
    await tx.tripStop.delete({ where: { id: stopId } });
    await writeTrip(
      tx,
      ctx,
      trip,
      {},
      { action: 'itinerary', before: { stop: stopText(stop) }, after: { stop: null } },
    );
    const { time, companyId, place: where, note } = stop;
    const name = stop.company?.name ?? (where || note);
    return { day: fromDateColumn(stop.day), time, companyId, place: where, note, name };
  });
}

/** Gives a stop its day, and the whole itinerary its order. */
async function place(tx: Tx, trip: TripForWrite, id: string, day: LocalDate, toIndex: number): Promise<void> {
  const before = trip.stops.map((stop) => ({ id: stop.id, day: fromDateColumn(stop.day) }));
  await tx.tripStop.update({ where: { id }, data: { day: toDateColumn(day) } });
  await writeOrder(tx, 'trip_stop', placeStop(before, id, day, toIndex));
}

function refuseDay({ startsOn, endsOn }: TripForWrite, day: LocalDate): void {
  const [from, to] = [fromDateColumn(startsOn), fromDateColumn(endsOn)];
  if (day < from || day > to) throw refused('trips:problem.dayOutside', { from, to }, 'day');
}

function refuseLogged({ visit }: StopForWrite): void {
  if (visit && visit.archivedAt === null) throw refused('trips:refusal.logged');
}

async function knownCompany(tx: Tx, ctx: Ctx, id: string | null): Promise<{ name: string } | null> {
  if (id === null) return null;
  const company = await tx.company.findFirst({
    where: { AND: [{ id }, visibleCompanies(ctx.user)] },
    select: { name: true },
  });
  if (!company) throw refused('errors:unknown', {}, 'companyId');
  return company;
}
