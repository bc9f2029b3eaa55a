import { createEvents, type EventAttributes } from 'ics';
import { addDays, type LocalDate } from '#app/lib/dates.ts';
import { maskWithin } from '#app/lib/mask.ts';

/** Something in a calendar: whole days, or minutes from a local time on. */
export interface CalendarEntry {
  /** The same every time, so that calendars update it in place. */
  uid: string;
  title: string;
  from: LocalDate;
  /** The last day; without one it is the first. */
  to?: LocalDate;
  /** HH:MM in Shanghai; without one it lasts the whole day. */
  time?: string | null;
  minutes?: number;
  place?: string;
  note?: string;
}

const DEFAULT_MINUTES = 60;

/** Octets of a line, its end not counted (RFC 5545, 3.1). */
const LINE_OCTETS = 75;

/**
 * Entries as an iCalendar file. Times are written as instants of Shanghai, so that every calendar shows the same one;
 * numbers in texts are masked, for the file leaves the system.
 * @throws Error when an entry is not one, which is a fault of the caller
 */
export function toIcs(name: string, entries: CalendarEntry[], now: Date): string {
  const { error, value } = createEvents(
    entries.map((entry) => asEvent(entry, now)),
    { productId: 'zhaoshang-crm', calName: name, method: 'PUBLISH' },
  );
  if (error) throw error;
  if (!value) throw new Error('no calendar');
  // The package folds by characters, and a Chinese one has three octets.
  return value.replaceAll('\r\n\t', '').split('\r\n').map(folded).join('\r\n');
}

/** A line in parts that are short enough, each after the first behind a space; no character is cut. */
function folded(line: string): string {
  let [text, octets] = ['', 0];
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LINE_OCTETS) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}

function asEvent(entry: CalendarEntry, now: Date): EventAttributes {
  const { uid, title, from, to = from, time, minutes = DEFAULT_MINUTES, place, note } = entry;
  const texts = {
    uid: `${uid}@zhaoshang-crm`,
    timestamp: now.getTime(),
    title: maskWithin(title),
    ...(place && { location: maskWithin(place) }),
    ...(note && { description: maskWithin(note) }),
  };
  if (!time) return { ...texts, start: dayOf(from), end: dayOf(addDays(to, 1)) };
  const start = new Date(`${from}T${time}:00+08:00`);
  return {
    ...texts,
    startInputType: 'utc',
    startOutputType: 'utc',
    start: instantOf(start),
    duration: { minutes },
  };
}

const dayOf = (day: LocalDate) => day.split('-').map(Number) as [number, number, number];

const instantOf = (at: Date): [number, number, number, number, number] => [
  at.getUTCFullYear(),
  at.getUTCMonth() + 1,
  at.getUTCDate(),
  at.getUTCHours(),
  at.getUTCMinutes(),
];

/** A calendar as an answer. @param name of the file, for a download; a feed has none */
export function icsResponse(body: string, name?: string): Response {
  const file = name && `attachment; filename="trip.ics"; filename*=UTF-8''${encodeURIComponent(name)}`;
  return new Response(body, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Cache-Control': 'private, no-store',
      ...(file && { 'Content-Disposition': file }),
    },
  });
}
