import type { LocalDate } from '#app/lib/dates.ts';

/**
 * Whether a day lies outside the days of an event. Signings are sometimes dated so, by mistake or because the paper
 * was signed before or after; it is pointed out and never refused.
 */
export function isOutside(day: LocalDate, edition: { startsOn: LocalDate; endsOn: LocalDate }): boolean {
  return day < edition.startsOn || day > edition.endsOn;
}
