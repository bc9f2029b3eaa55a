import type { DealRow } from '#app/domain/deals/deal.queries.server.ts';
import type { CountedRecord, RecordTotal } from '../facts/records.queries.server.ts';
import type { CountyMap } from '../pipeline/county-map.server.ts';
import type { Headline } from '../pipeline/report.ts';
import type { Cell, Table } from '../tables/table.ts';

/*
 * What a leader sees at a glance, in one shape for the page, the large screen and what they ask for again and again.
 * Browser-safe; texts that come from records are in the reader's language.
 */

/** How far a sum of the year has come, each number with the records behind it. */
export interface Progress {
  sum: Cell;
  /** Against the year's target; null without one in the reader's sight. */
  completion: Cell;
  /** Completion less schedule. */
  ahead: Cell;
  /** Against the same days of the year before. */
  growth: Cell;
}

export interface LeaderScreen {
  /** Whether the reader sees the whole city's records, so that the figures are the city's. */
  isWhole: boolean;
  /** Nothing in sight yet. */
  isEmpty: boolean;
  headline: Headline;
  signed: Progress;
  arrived: Progress;
  /** Signed at all in the month that goes on: all of it, and the latest. */
  month: { number: number; total: RecordTotal; latest: CountedRecord[]; to: string };
  map: CountyMap | null;
  counties: Table;
  /** The largest deals that have stood in one stage for more than so many days. */
  stuck: { days: number; deals: DealRow[] };
  /** Whether the reader may leave an instruction on a deal. */
  mayInstruct: boolean;
}
