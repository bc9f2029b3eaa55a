import type { TFunction } from 'i18next';
import type { Prisma } from '#app/db/generated/client.ts';
import { fromDateColumn } from '#app/lib/dates.ts';
import type { CalendarEntry } from './ics.server.ts';

/** What is read of a journey for a calendar. */
export const TRIP_FOR_CALENDAR = {
  id: true,
  title: true,
  purpose: true,
  cities: true,
  startsOn: true,
  endsOn: true,
  stops: {
    orderBy: [{ day: 'asc' }, { position: 'asc' }],
    select: {
      id: true,
      day: true,
      time: true,
      place: true,
      note: true,
      struckAt: true,
      company: { select: { name: true } },
    },
  },
} satisfies Prisma.TripSelect;

type TripForCalendar = Prisma.TripGetPayload<{ select: typeof TRIP_FOR_CALENDAR }>;

/** A journey as one entry over its days, and one for each stop that has a time and was not struck out. */
export function tripEntries(t: TFunction, trip: TripForCalendar): CalendarEntry[] {
  const { id, title, purpose: note, cities, startsOn, endsOn } = trip;
  const whole = { title: t('documents:calendar.trip', { title }), place: cities.join('、'), note };
  return [
    { uid: `trip-${id}`, ...whole, from: fromDateColumn(startsOn), to: fromDateColumn(endsOn) },
    ...trip.stops
      .filter(({ time, struckAt }) => time !== null && struckAt === null)
      .map((stop) => ({
        uid: `stop-${stop.id}`,
        title: stop.company
          ? t('documents:calendar.visit', { company: stop.company.name })
          : stop.note || stop.place || title,
        from: fromDateColumn(stop.day),
        time: stop.time,
        place: stop.place,
        note: stop.note,
      })),
  ];
}
