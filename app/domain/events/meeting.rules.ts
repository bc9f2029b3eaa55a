import type { LocalDate } from '#app/lib/dates.ts';

export interface Booked {
  id: string;
  day: LocalDate;
  /** `HH:MM` */
  time: string;
  minutes: number;
  place: string;
  hostId: string;
}

const MINUTES_OF_DAY = 24 * 60;
const startOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** When a meeting ends, `HH:MM`; one that runs into the next day ends at 24:00. */
export function endOf({ time, minutes }: { time: string; minutes: number }): string {
  const end = Math.min(startOf(time) + minutes, MINUTES_OF_DAY);
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
}

/** Places are compared as people write them: without blanks, full-width like half-width. */
const placeOf = (place: string) => place.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/**
 * Whether two meetings are in each other's way: at once, with the same host or at the same place. One that begins
 * when the other ends is not.
 * @returns what they share; nothing when both can be held
 */
export function clashOf(a: Booked, b: Booked): 'host' | 'place' | null {
  const [startA, startB] = [startOf(a.time), startOf(b.time)];
  const overlap = a.day === b.day && startA < startB + b.minutes && startB < startA + a.minutes;
  if (!overlap || a.id === b.id) return null;
  if (a.hostId === b.hostId) return 'host';
  return a.place !== '' && placeOf(a.place) === placeOf(b.place) ? 'place' : null;
}

/** For each meeting that clashes, by id, with which others and why. */
export function findClashes(meetings: Booked[]): Map<string, { with: string; over: 'host' | 'place' }[]> {
  const clashes = new Map<string, { with: string; over: 'host' | 'place' }[]>();
  for (const one of meetings) {
    const found = meetings.flatMap((other) => {
      const over = clashOf(one, other);
      return over ? [{ with: other.id, over }] : [];
    });
    if (found.length > 0) clashes.set(one.id, found);
  }
  return clashes;
}
