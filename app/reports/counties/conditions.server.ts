import * as z from 'zod/mini';
import { MEASURE_CODES } from '#app/domain/targets/measure.ts';
import { year } from '#app/domain/targets/year.schema.ts';
import type { LocalDate } from '#app/lib/dates.ts';
import { Refusal } from '#app/lib/refusal.ts';
import { oneOf, problemOf } from '#app/lib/schema.ts';
import type { Conditions } from './conditions.ts';

const conditionsSchema = z.object({
  year: z.optional(year),
  month: z.optional(
    z.pipe(z.string().check(z.regex(/^(0?[1-9]|1[0-2])$/, 'countyTable:problem.month')), z.transform(Number)),
  ),
  measure: z.optional(oneOf(MEASURE_CODES)),
  rank: z.optional(oneOf(['0', '1'])),
});

/**
 * The conditions in an address; without any, the year up to the present month.
 * @throws Refusal `refused` naming what is wrong
 */
export function readConditions(search: URLSearchParams, today: LocalDate): Conditions {
  const parsed = conditionsSchema.safeParse(
    Object.fromEntries([...search].filter(([, value]) => value !== '')),
  );
  if (!parsed.success) throw new Refusal('refused', parsed.error.issues.map(problemOf));
  const { rank, measure = null, ...given } = parsed.data;
  const [thisYear = 0, thisMonth = 1] = today.split('-').map(Number);
  const year = given.year ?? thisYear;
  const month = given.month ?? (year < thisYear ? 12 : thisMonth);
  if (year > thisYear || (year === thisYear && month > thisMonth))
    throw new Refusal('refused', [{ key: 'countyTable:problem.future', field: 'month' }]);
  return { year, month, measure, ranked: rank !== '0' };
}
