import * as z from 'zod/mini';
import { fromDateColumn, type LocalDate } from '#app/lib/dates.ts';
import type { Problem } from '#app/lib/refusal.ts';
import { blankable, code, day, id, problemOf } from '#app/lib/schema.ts';
import { yearBefore } from '../facts/span.ts';
import { ORIGIN_GROUPS } from './origin-groups.ts';

/** Stands for "not given" where a deal may lack a county, an industry or a chain. */
export const NONE = 'none';

const isOriginGroup = (text: string) => ORIGIN_GROUPS.some((group) => group === text);
const year = z.string().check(z.regex(/^(199\d|20\d\d)$/, 'reports:problem.year'));

/** The conditions of the report as they stand in the URL; the browser and the server read them with this. */
export const pipelineSchema = z
  .object({
    year: blankable(year),
    from: blankable(day),
    to: blankable(day),
    county: blankable(code),
    team: blankable(id),
    industry: blankable(code),
    chain: blankable(code),
    /** An edition's id or a series' code. */
    event: blankable(code),
    originGroup: blankable(code.check(z.refine(isOriginGroup, 'errors:unknown'))),
    kind: blankable(code),
    owner: blankable(id),
  })
  .check(
    z.refine(({ from, to }) => !from || !to || from <= to, { path: ['to'], error: 'reports:problem.period' }),
  );

export const FILTER_NAMES = [
  'county',
  'team',
  'industry',
  'chain',
  'event',
  'originGroup',
  'kind',
  'owner',
] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

/** Conditions with the period worked out. */
export interface PipelineFilters extends Record<FilterName, string | null> {
  from: LocalDate;
  to: LocalDate;
  /** The day everything is counted as of: `to`, but never later than today. */
  asOf: LocalDate;
}

/** The conditions in a URL, or what is wrong with them. Parameters that are not the report's are ignored. */
export function parseFilters(
  search: URLSearchParams,
  today: LocalDate,
): { filters: PipelineFilters; problems?: undefined } | { filters?: undefined; problems: Problem[] } {
  const parsed = pipelineSchema.safeParse(Object.fromEntries(search));
  if (!parsed.success) return { problems: parsed.error.issues.map(problemOf) };
  const { year, from: givenFrom, to: givenTo, ...conditions } = parsed.data;
  const to = givenTo ?? (year ? `${year}-12-31` : today);
  const from = givenFrom ?? `${year ?? to.slice(0, 4)}-01-01`;
  if (from > to) return { problems: [{ key: 'reports:problem.period', field: 'to' }] };
  return { filters: { ...conditions, from, to, asOf: to < today ? to : today } };
}

/** The period as it is printed: it ends on the day the figures do, unless all of it lies ahead. */
export function periodShown({ from, to, asOf }: PipelineFilters): { from: LocalDate; to: LocalDate } {
  return { from, to: from <= asOf ? asOf : to };
}

/** The search string that opens the report with these conditions. */
export function toSearch(filters: PipelineFilters): URLSearchParams {
  const search = new URLSearchParams({ from: filters.from, to: filters.to });
  for (const name of FILTER_NAMES) {
    const value = filters[name];
    if (value) search.set(name, value);
  }
  return search;
}

/** The same conditions for the same days of the year before. */
export function yearEarlier(filters: PipelineFilters): PipelineFilters {
  const { from, asOf } = yearBefore(filters);
  return { ...filters, from, to: asOf, asOf };
}

export type Preset = 'month' | 'quarter' | 'year' | 'lastYear';

/** The periods offered beside the dates; each ends on its last day, so that the same link serves all of it. */
export function presets(today: LocalDate): { preset: Preset; from: LocalDate; to: LocalDate }[] {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  const quarter = Math.floor((month - 1) / 3) * 3 + 1;
  return [
    { preset: 'month', ...months(year, month, month) },
    { preset: 'quarter', ...months(year, quarter, quarter + 2) },
    { preset: 'year', ...months(year, 1, 12) },
    { preset: 'lastYear', ...months(year - 1, 1, 12) },
  ];
}

function months(year: number, first: number, last: number): { from: LocalDate; to: LocalDate } {
  const pad = (month: number) => String(month).padStart(2, '0');
  return { from: `${year}-${pad(first)}-01`, to: fromDateColumn(new Date(Date.UTC(year, last, 0))) };
}
