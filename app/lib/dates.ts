/** A calendar day in the office's time zone, `2023-11-12`. */
export type LocalDate = string;

export const TIME_ZONE = 'Asia/Shanghai';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

const shanghaiDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day an instant falls on in Shanghai. */
export function localDate(instant: Date): LocalDate {
  return shanghaiDay.format(instant);
}

/** True for a day that exists: refuses 2023-02-30. */
export function isLocalDate(text: string): boolean {
  const match = DAY.exec(text);
  if (!match) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** For a `date` column: the driver reads and writes midnight UTC. */
export function toDateColumn(day: LocalDate): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** The day of a `date` column. */
export function fromDateColumn(value: Date): LocalDate {
  return value.toISOString().slice(0, 10);
}

/** Same for a column that may be empty. */
export function fromOptionalDate(value: Date | null): LocalDate | null {
  return value ? fromDateColumn(value) : null;
}

/** Whole days from one day to another; negative when `to` lies before `from`. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((toDateColumn(to).getTime() - toDateColumn(from).getTime()) / 86_400_000);
}

/** The day `days` after another; negative goes back. */
export function addDays(day: LocalDate, days: number): LocalDate {
  return fromDateColumn(new Date(toDateColumn(day).getTime() + days * 86_400_000));
}

const shanghaiMinute = new Intl.DateTimeFormat('sv-SE', {
  timeZone: TIME_ZONE,
  dateStyle: 'short',
  timeStyle: 'short',
});

/** An instant as `2023-11-12 09:30` in the office's time zone. */
export function formatInstant(instant: string | Date): string {
  return shanghaiMinute.format(new Date(instant));
}

/** A day as a letter writes it: `2023年11月17日`, in English `17 November 2023`. */
export function formatDay(day: LocalDate, language: string): string {
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(toDateColumn(day));
}
