import { addDays, type LocalDate } from '#app/lib/dates.ts';
import type { Random } from './random.ts';

/** When the demo's business clock starts. */
export const CLOCK = new Date('2023-11-12T09:00:00+08:00');
export const TODAY: LocalDate = '2023-11-12';
/** The last working day before it: nothing has happened later. */
export const LAST_DAY: LocalDate = '2023-11-10';
/** Before any business of the demo: teams, users and editions exist from here on. */
export const BEGINNING = new Date('2021-01-04T09:00:00+08:00');

// First and last day of the long holidays of these years.
const HOLIDAYS: [LocalDate, LocalDate][] = [
  ['2021-10-01', '2021-10-07'],
  ['2022-01-31', '2022-02-06'],
  ['2022-04-30', '2022-05-04'],
  ['2022-10-01', '2022-10-07'],
  ['2023-01-21', '2023-01-27'],
  ['2023-04-29', '2023-05-03'],
  ['2023-06-22', '2023-06-24'],
  ['2023-09-29', '2023-10-06'],
];

/** The day itself, or the last working day before it. */
export function workday(day: LocalDate): LocalDate {
  if (day > LAST_DAY) return LAST_DAY;
  const holiday = HOLIDAYS.find(([from, to]) => day >= from && day <= to);
  if (holiday) return workday(addDays(holiday[0], -1));
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 6 ? addDays(day, -1) : weekday === 0 ? addDays(day, -2) : day;
}

/** The working day on which something is entered `late` days after it happened; the same day at a fair's weekend. */
export function notedOn(day: LocalDate, late: number): LocalDate {
  const noted = workday(addDays(day, late));
  if (noted < day) return day;
  return noted;
}

/** Some minute of the working day in Shanghai, never after the clock's start. */
export function instant(day: LocalDate, random: Random): Date {
  const minutes = random.int(8 * 60 + 30, 18 * 60);
  const at = new Date(`${day}T00:00:00+08:00`).getTime() + minutes * 60_000 + random.int(0, 59) * 1000;
  return new Date(Math.min(at, CLOCK.getTime()));
}

/** The day that lies at a fraction of the way between two days, on a working day but not before the first. */
export function between(from: LocalDate, to: LocalDate, fraction: number): LocalDate {
  const span = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  const day = workday(addDays(from, Math.round(span * fraction)));
  return day < from ? from : day > to ? to : day;
}
