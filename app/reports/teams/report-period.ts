import * as z from 'zod/mini';
import type { LocalDate } from '#app/lib/dates.ts';
import { Refusal } from '#app/lib/refusal.ts';
import { blankable, problemOf } from '#app/lib/schema.ts';
import type { Span } from '../facts/span.ts';
import { parseFilters } from '../pipeline/filters.ts';

/** A month of reporting, `2023-10`. */
const monthSchema = z.object({
  month: blankable(z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'teamReport:problem.month'))),
});

/** Which days an address asks for: a span, or the year up to a month of reporting, as it was locked if it was. */
export type AskedPeriod = { span: Span; to: LocalDate } | { year: number; month: number };

/** @throws Refusal `refused` when the address makes no sense */
export function askedPeriod(search: URLSearchParams, today: LocalDate): AskedPeriod {
  const parsed = monthSchema.safeParse(Object.fromEntries(search));
  if (!parsed.success) throw new Refusal('refused', parsed.error.issues.map(problemOf));
  const [year, month] = (parsed.data.month ?? '').split('-').map(Number);
  if (year && month) {
    if (`${year}-01-01` > today)
      throw new Refusal('refused', [{ key: 'teamReport:problem.ahead', field: 'month' }]);
    return { year, month };
  }
  const days = ['from', 'to', 'year'].map((name) => [name, search.get(name) ?? '']);
  const { filters, problems } = parseFilters(new URLSearchParams(days), today);
  if (!filters) throw new Refusal('refused', problems);
  return { span: { from: filters.from, asOf: filters.asOf }, to: filters.to };
}
