import type { Ctx } from '#app/auth/user.ts';
import { visibleTrips } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { notFound } from '#app/lib/refusal.ts';
import { toIcs } from './ics.server.ts';
import { TRIP_FOR_CALENDAR, tripEntries } from './trip-entries.server.ts';

/** A journey as a calendar file. @throws Refusal `not_found` outside the scope */
export async function tripCalendar(ctx: Ctx, id: string): Promise<{ name: string; body: string }> {
  const trip = await db().trip.findFirst({
    where: { AND: [{ id }, visibleTrips(ctx.user)] },
    select: TRIP_FOR_CALENDAR,
  });
  if (!trip) throw notFound();
  const { t } = await i18nFor(ctx.locale);
  return { name: `${trip.title}.ics`, body: toIcs(trip.title, tripEntries(t, trip), ctx.now) };
}
