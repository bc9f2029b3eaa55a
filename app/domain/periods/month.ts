import { addDays, fromDateColumn, type LocalDate } from '#app/lib/dates.ts';

/** A month of reporting; `month` from 1 to 12. Browser-safe. */
export interface Month {
  year: number;
  month: number;
}

/** `2023-10`: how a month stands in addresses and messages. */
export const monthText = ({ year, month }: Month): string => `${year}-${String(month).padStart(2, '0')}`;

/** Reads it back; undefined for what is no month between 1990 and 2099. */
export function readMonth(text: string): Month | undefined {
  const found = /^((?:199|20\d)\d)-(0[1-9]|1[0-2])$/.exec(text);
  return found ? { year: Number(found[1]), month: Number(found[2]) } : undefined;
}

/** Its last day. */
export const endOf = ({ year, month }: Month): LocalDate =>
  fromDateColumn(new Date(Date.UTC(year, month, 0)));

/** Negative when `a` lies before `b`, 0 when they are the same. */
export const compareMonths = (a: Month, b: Month): number => a.year * 12 + a.month - (b.year * 12 + b.month);

/** The month whose figures are due: the latest that has ended, or ends today. */
export function dueMonth(today: LocalDate): Month {
  const [year = 0, month = 0] = addDays(today, 1).split('-').map(Number);
  return month === 1 ? { year: year - 1, month: 12 } : { year, month: month - 1 };
}
