import { fromDateColumn, isLocalDate, type LocalDate } from '#app/lib/dates.ts';

/** The days a table covers; what stands is told as of the last. */
export interface Span {
  from: LocalDate;
  asOf: LocalDate;
}

/** The same days a year before; 29 February becomes the 28th. */
export function yearBefore({ from, asOf }: Span): Span {
  return { from: aYearBefore(from), asOf: aYearBefore(asOf) };
}

function aYearBefore(day: LocalDate): LocalDate {
  const same = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return isLocalDate(same) ? same : `${same.slice(0, 8)}28`;
}

/** The last day of a month, `month` from 1. */
export function lastDayOf(year: number, month: number): LocalDate {
  return fromDateColumn(new Date(Date.UTC(year, month, 0)));
}

/** From the first of January to the end of a month, but never past today. */
export function yearTo(year: number, month: number, today: LocalDate): Span {
  const end = lastDayOf(year, month);
  return { from: `${year}-01-01`, asOf: end < today ? end : today };
}
