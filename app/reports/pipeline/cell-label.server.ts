import type { TFunction } from 'i18next';
import type { Locale } from '#app/lib/locale.ts';
import type { Breakdown, CellId } from './cells.ts';
import type { PipelineFilters } from './filters.ts';
import type { Labels } from './labels.server.ts';
import { type TableId, tableOf } from './report.ts';
import { buildReport } from './tables.server.ts';

/** The table that has the rows of a breakdown. */
const TABLE: Partial<Record<Breakdown, TableId>> = {
  band: 'bands',
  edition: 'events',
  industry: 'industries',
  chain: 'chains',
  origin: 'origins',
  originGroup: 'originGroups',
  kind: 'kinds',
  county: 'counties',
  team: 'teams',
};

/** What a number of the report is called: its column, and its row where it has one, named as the table names it. */
export function cellLabel(
  cell: CellId,
  filters: PipelineFilters,
  labels: Labels,
  t: TFunction,
  locale: Locale,
): string {
  const column = t(`reports:records.${cell.set}`, { stage: t(`codes:stage.${cell.stage}`) });
  const row = rowLabel(cell, filters, labels, t, locale);
  return row ? `${row}${t('reports:colon')}${column}` : column;
}

/** What the row of a number is called; undefined for the whole. */
export function rowLabel(
  cell: Pick<CellId, 'by' | 'key'>,
  filters: PipelineFilters,
  labels: Labels,
  t: TFunction,
  locale: Locale,
): string | undefined {
  if (cell.by === 'mark') return t(cell.key === 'large' ? 'reports:mark.large' : 'reports:mark.fair');
  const table = TABLE[cell.by];
  if (!table) return undefined;
  // A report of this one cell: its rows carry their names.
  const cells = [{ ...cell, set: 'signed', stage: 'signed', deals: 1, amount: '0.00' } as const];
  const report = buildReport({ filters, labels, cells, before: null }, t, locale);
  const rows = tableOf(report, table).groups.flatMap((group) => group.rows);
  return rows.find(({ key }) => key === cell.key)?.label;
}
