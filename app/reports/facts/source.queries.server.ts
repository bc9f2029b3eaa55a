import { db } from '#app/db/client.server.ts';
import type { LocalDate } from '#app/lib/dates.ts';
import type { Source } from './facts.queries.server.ts';
import { yearTo } from './span.ts';

/** A month of reporting: the year up to its end, and what it kept if it is locked. */
export interface MonthSource extends Source {
  year: number;
  /** 1 to 12. */
  month: number;
  lockedAt: Date | null;
}

/** The year up to a month, from the records or, once the month is locked, as it was frozen; one statement. */
export async function readMonthSource(
  { today }: { today: LocalDate },
  year: number,
  month: number,
): Promise<MonthSource> {
  const period = await db().period.findUnique({
    where: { year_month: { year, month } },
    select: { id: true, lockedAt: true },
  });
  return {
    year,
    month,
    span: yearTo(year, month, today),
    periodId: period?.lockedAt ? period.id : null,
    lockedAt: period?.lockedAt ?? null,
  };
}
