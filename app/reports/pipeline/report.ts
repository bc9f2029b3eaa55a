import type { Stage } from '#app/domain/deals/stage.ts';
import type { Yuan } from '#app/lib/money.ts';
import type { CellId } from './cells.ts';
import type { PipelineFilters } from './filters.ts';

/*
 * The report as it is read: one shape that the page, csv and xlsx print and json abridges. Browser-safe; texts
 * that come from records are already in the reader's language.
 */

/** What one number of the report says. */
export interface Figure {
  deals: number;
  /** Yuan with two decimals. */
  amount: Yuan;
}

export type CellFigure = CellId & Figure;

export const TABLES = [
  'stages',
  'counties',
  'teams',
  'bands',
  'events',
  'industries',
  'chains',
  'originGroups',
  'origins',
  'kinds',
] as const;
export type TableId = (typeof TABLES)[number];

export type ColumnId = 'current' | 'reached' | 'negotiating' | 'signed';
export type NoteId =
  | 'current'
  | 'reached'
  | 'amounts'
  | 'signed'
  | 'places'
  | 'placesOver'
  | 'teams'
  | 'bands'
  | 'events'
  | 'origins'
  | 'kinds'
  | 'filtered'
  | 'owner'
  | 'change';

/** A figure against the same period of the year before, as ratios; null where there was nothing then. */
export interface Change {
  deals: string | null;
  amount: string | null;
  before: CellFigure;
}

export interface ReportRow {
  /** The code or id the row stands for. */
  key: string;
  label: string;
  /** One for each column of the table. */
  figures: CellFigure[];
  /** Of the last column; null where the year before was not asked for. */
  change: Change | null;
}

export interface ReportTable {
  id: TableId;
  columns: ColumnId[];
  /** Rows under a heading of their own, such as the kind of team; most tables have one group without. */
  groups: { label: string | null; rows: ReportRow[] }[];
  /** Every deal once; absent where the rows are no partition of anything. */
  total: ReportRow | null;
  notes: NoteId[];
}

export interface Headline {
  asOf: string;
  from: string;
  negotiating: CellFigure;
  signed: CellFigure;
  large: CellFigure;
  fair: CellFigure;
  /** Of what was signed, of the large deals among it and of what was signed at events. */
  changes: Record<'signed' | 'large' | 'fair', Change | null>;
  events: ReportRow[];
  stages: ReportTable;
  filters: PipelineFilters;
}

export interface PipelineReport {
  filters: PipelineFilters;
  headline: Headline;
  tables: ReportTable[];
  increases: CellFigure;
  /** Whether the user sees any deal under these conditions. */
  isEmpty: boolean;
}

/** The colour of a stage: one hue deepening towards signing, another for what stands on the ground. */
export const STAGE_TOKEN: Record<Stage, string> = {
  lead: '--stage-lead',
  screening: '--stage-screening',
  negotiating: '--stage-negotiating',
  signed: '--stage-signed',
  registered: '--stage-built',
  approved: '--stage-built',
  started: '--stage-built',
  in_statistics: '--stage-built',
  completed: '--stage-built',
  producing: '--stage-built',
  at_capacity: '--stage-built',
};

/** A table of the report; every report has all of them. */
export function tableOf({ tables }: PipelineReport, id: TableId): ReportTable {
  const table = tables.find((candidate) => candidate.id === id);
  if (!table) throw new Error(`the report has no table ${id}`);
  return table;
}
