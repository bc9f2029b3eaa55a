import * as z from 'zod/mini';
import type { LocalDate } from '#app/lib/dates.ts';
import { type Problem, Refusal } from '#app/lib/refusal.ts';
import { blankable, count, day, oneOf, problemOf } from '#app/lib/schema.ts';
import { yearBefore } from '../facts/span.ts';
import { type PipelineFilters, parseFilters, toSearch } from '../pipeline/filters.ts';
import type { TableId } from '../pipeline/report.ts';

/** The tables to choose from, in the order officials ask for them. */
export const FOLLOW_TABLES = [
  'counties',
  'teams',
  'bands',
  'industries',
  'chains',
  'originGroups',
  'origins',
  'kinds',
  'events',
] as const satisfies readonly TableId[];
export type FollowTableId = (typeof FOLLOW_TABLES)[number];

/** Signed from `from` to `to`, and how these deals stood on `asOf`. */
export interface FollowFilters extends PipelineFilters {
  table: FollowTableId;
  /** Overdue after so many days; null: as the office defines it. */
  days: number | null;
}

const followSchema = z.object({
  on: blankable(day),
  table: z._default(oneOf(FOLLOW_TABLES), 'counties'),
  days: blankable(count(3650)),
});

/**
 * The conditions in an address; without any, what was signed this year, as it stands today. No day lies after today.
 * @throws Refusal `refused` naming what is wrong
 */
export function readFollowFilters(search: URLSearchParams, today: LocalDate): FollowFilters {
  const { filters, problems } = parseFilters(search, today);
  if (!filters) throw new Refusal('refused', problems);
  const given = Object.fromEntries([...search].filter(([, value]) => value !== ''));
  const parsed = followSchema.safeParse(given);
  if (!parsed.success) throw new Refusal('refused', parsed.error.issues.map(problemOf) as Problem[]);
  const { on, table, days } = parsed.data;
  const asOf = on && on < today ? on : today;
  if (asOf < filters.from)
    throw new Refusal('refused', [{ key: 'followThrough:problem.before', field: 'on' }]);
  const isCut = asOf < filters.to;
  return { ...filters, asOf, to: isCut ? asOf : filters.to, table, days };
}

/** The address of these conditions. */
export function followSearch({ table, days, ...filters }: FollowFilters): URLSearchParams {
  const search = toSearch(filters);
  search.set('on', filters.asOf);
  search.set('table', table);
  if (days !== null) search.set('days', String(days));
  return search;
}

/** What was signed in the same days of the year before, as it stood a year before. */
export function followBefore(filters: FollowFilters): FollowFilters {
  const { from, asOf } = yearBefore(filters);
  const to = yearBefore({ from: filters.from, asOf: filters.to }).asOf;
  return { ...filters, from, to, asOf };
}
