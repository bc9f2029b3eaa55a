import { understandRow } from '../cells/understand.server.ts';
import type { Grid } from '../file/grid.ts';
import type { LedgerKind } from '../ledger.ts';
import type { ReadingOptions, RowReading, SheetReading } from '../reading.ts';
import { contextOf, titlesOf } from './context.server.ts';
import { findHead, type Head } from './head.server.ts';
import { cellsOf } from './merged.ts';
import { linesOf } from './rows.server.ts';
import { totalsInTitle, totalsOf } from './totals.ts';

/** Notes stand within so many rows of the end. */
const NOTES_WITHIN = 20;

/** Reads a sheet as a ledger: its head, what it is, its rows and what was passed over. */
export function readSheet(grid: Grid, options: ReadingOptions): SheetReading {
  const { names, mappings, today, fileName = '' } = options;
  const empty = {
    name: grid.name,
    hidden: grid.hidden,
    ledger: null,
    layout: '',
    columns: [],
    rows: [],
    totals: [],
  };
  const at = cellsOf(grid);
  const head = grid.hidden ? undefined : findHead(grid, at, mappings);
  if (!head) return { ...empty, head: null, context: { units: {} }, skipped: [] };
  const titles = titlesOf(grid, head);
  const mapping = mappings.find(({ layout }) => layout === head.layout);
  const context = contextOf(
    head,
    at,
    { titles, notes: lastTexts(grid), sheetName: grid.name, fileName },
    mapping,
    names,
  );
  const { layout, columns } = head;
  const sheet = { ...empty, head: { from: head.from, to: head.to }, layout, columns, context };
  const skippedTitles = titles.map(({ row, text }) => ({ row, why: 'title' as const, text }));
  if (!isLedger(head)) return { ...sheet, skipped: skippedTitles };
  const { lines, skipped } = linesOf(grid, at, head, context, names);
  const rows: RowReading[] = [];
  for (const line of lines) {
    if ('sums' in line || 'section' in line) continue;
    rows.push({ ...line, ...understandRow(head.ledger, line.cells, context, { names, today }) });
  }
  const codes = columns.map(({ code }) => code);
  return {
    ...sheet,
    ledger: head.ledger,
    rows,
    skipped: [...skippedTitles, ...skipped],
    totals: [
      ...titles.flatMap((title) => totalsInTitle(title, rows, codes, context)),
      ...totalsOf(head.ledger, lines, rows, context),
    ],
  };
}

const isLedger = (head: Head): head is Head & { ledger: LedgerKind } => head.ledger !== null;

const lastTexts = ({ rows }: Grid): string[] =>
  rows
    .slice(-NOTES_WITHIN)
    .flatMap(({ cells }) => cells.filter((cell) => cell && cell.length > 4 && /单位/.test(cell)));
