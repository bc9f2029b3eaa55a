import * as z from 'zod/mini';
import { STAGES, type Stage } from '#app/domain/deals/stage.ts';
import { blankable, code, oneOf } from '#app/lib/schema.ts';
import { type PipelineFilters, toSearch } from './filters.ts';

/*
 * A cell is what one number of the report counts: a set of deals, a stage, and one value of one breakdown. The
 * SQL has a row for each deal in each cell; tables sum them, drill-down lists them.
 */

/** Standing there now; entered in the period; signed in the period; grown in the period but signed before it. */
export const SETS = ['current', 'reached', 'signed', 'increases'] as const;
export type CellSet = (typeof SETS)[number];

export const BREAKDOWNS = [
  'all',
  /** `large`: 10 亿元 and more; `fair`: signed at an event. */
  'mark',
  'band',
  'edition',
  'industry',
  'chain',
  'origin',
  'originGroup',
  'kind',
  'county',
  'team',
] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

export interface CellId {
  set: CellSet;
  stage: Stage;
  by: Breakdown;
  key: string;
}

/** What a link from a number carries beside the report's own conditions. */
export const cellSchema = z.object({
  set: oneOf(SETS),
  stage: blankable(oneOf(STAGES)),
  by: blankable(oneOf(BREAKDOWNS)),
  key: blankable(code),
  /** Where the page before ended: amount and code of its last deal. */
  after: blankable(z.string().check(z.regex(/^\d{1,16}(\.\d{1,6})?~[A-Za-z0-9-]{1,40}$/, 'errors:unknown'))),
});

/** The address that lists exactly the deals behind a number. */
export function drillPath(filters: PipelineFilters, { set, stage, by, key }: CellId): string {
  const search = toSearch(filters);
  search.set('set', set);
  if (set === 'current' || set === 'reached') search.set('stage', stage);
  if (by !== 'all') {
    search.set('by', by);
    search.set('key', key);
  }
  return `/reports/pipeline/deals?${search}`;
}

/** Whether a number counts for a county or team, and so with shares of deals. */
export const isOfPlace = ({ by }: { by: Breakdown }, { county, team }: PipelineFilters): boolean =>
  Boolean(county || team) || by === 'county' || by === 'team';
