import { countiesIn, foldName } from '../cells/named.server.ts';
import type { Grid, GridRow } from '../file/grid.ts';
import { type ColumnKind, columnOf, type LedgerKind } from '../ledger.ts';
import type { LedgerNames, RowContext, SkippedRow } from '../reading.ts';
import type { Head } from './head.server.ts';
import type { CellAt } from './merged.ts';

/** A row of the ledger before its cells are understood, or a line that sums, heads or explains rows. */
export type Line =
  | { row: number; cells: Record<string, string> }
  | { row: number; cells: Record<string, string>; sums: 'all' | 'part' }
  | { row: number; section: true };

const SUM = /^(?:.{0,12}?)(合计|总计|共计|累计|小计)/;
const NOTE =
  /^(?:注|备注|说明|填表说明|附注|填报说明|填报人|制表人|审核人|单位负责人|联系人|报送时间|填报时间)\s*[:：]?|^[(（]?\d{1,2}[)）.．、]\s*\S{4,}/;

/** Merged downwards, a text stands for each of its rows; a figure would be counted as often. */
const NOT_REPEATED = new Set<ColumnKind>(['money', 'area', 'count']);

/** Sorts what stands below the head into rows of the ledger and lines to skip, and says why. */
export function linesOf(
  grid: Grid,
  at: CellAt,
  head: Head & { ledger: LedgerKind },
  context: RowContext,
  names: LedgerNames,
): { lines: Line[]; skipped: SkippedRow[] } {
  const columns = columnsRead(head);
  const heads = new Set(head.columns.flatMap(({ head: text }) => text.split('/')));
  const required = columns.filter((column) => column.required);
  const hasCounty = columnOf(head.ledger, 'county') !== undefined;
  const lines: Line[] = [];
  const skipped: SkippedRow[] = [];
  let last = head.to;
  let sectionCounty: string | undefined;
  for (const line of grid.rows) {
    const { row } = line;
    if (row <= head.to) continue;
    const cells = cellsOfRow(line, at, columns);
    // A number that was filled in ahead makes no row.
    if (isBlank(line, cells)) continue;
    if (row > last + 1) skipped.push(blank(last + 1, row - 1));
    last = row;
    const filled = required.filter(({ index }) => (line.cells[index] ?? '') !== '').length;
    const isRow = filled >= Math.min(2, required.length);
    if (isRow && !heads.has(withoutBlanks(line.cells[required[0]?.index ?? 0] ?? ''))) {
      if (sectionCounty && !cells.county && hasCounty && context.countyCode === undefined)
        cells.county = sectionCounty;
      lines.push({ row, cells });
      continue;
    }
    const said = [...new Set(line.cells.filter(Boolean))];
    const text = said.join(' ');
    const sums = sumIn(said);
    if (sums) {
      skipped.push({ row, why: 'summary', text });
      lines.push({ row, cells, sums });
    } else if (said.length >= 3 && said.every((one) => heads.has(withoutBlanks(one)))) {
      skipped.push({ row, why: 'title', text });
    } else if (said.length <= 4 && NOTE.test(said[0] ?? '')) {
      skipped.push({ row, why: 'note', text });
    } else if (said.length === 1) {
      // A line of its own: 一、昭阳区 heads the rows of a county.
      const counties = text.length <= 20 ? countiesIn(text, names) : [];
      if (counties.length === 1) sectionCounty = text.replace(NUMBERED, '');
      skipped.push({ row, why: counties.length === 1 || NUMBERED.test(text) ? 'title' : 'note', text });
      lines.push({ row, section: true });
    } else {
      lines.push({ row, cells });
    }
  }
  return { lines, skipped };
}

const NUMBERED = /^[（(]?[一二三四五六七八九十]+[)）、.．]\s*/;

const withoutBlanks = (text: string) => text.replace(/\s+/g, '');

const isBlank = (line: GridRow, cells: Record<string, string>) =>
  Object.keys(cells).every((code) => code === 'number') &&
  line.cells.every((text) => text === '' || /^\d+$/.test(text));

interface ColumnRead {
  index: number;
  code: string;
  kind: ColumnKind;
  required?: true;
}

const columnsRead = ({ ledger, columns }: Head & { ledger: LedgerKind }): ColumnRead[] =>
  columns.flatMap(({ index, code }) => {
    const column = code === null ? undefined : columnOf(ledger, code);
    return column
      ? { index, code: column.code, kind: column.kind, ...(column.required && { required: true as const }) }
      : [];
  });

const blank = (row: number, to: number): SkippedRow => ({
  row,
  ...(to > row && { to }),
  why: 'blank',
  text: '',
});

function cellsOfRow(line: GridRow, at: CellAt, columns: ColumnRead[]): Record<string, string> {
  const cells: Record<string, string> = {};
  for (const { index, code, kind } of columns) {
    const own = line.cells[index] ?? '';
    const text = (own !== '' || NOT_REPEATED.has(kind) ? own : at(line.row, index)).trim();
    if (text === '') continue;
    const other = cells[code];
    if (other === undefined) cells[code] = text;
    // Progress and remarks may be two columns; of two figures or days the first stands.
    else if (kind === 'text' && other !== text) cells[code] = `${other}\n${text}`;
  }
  return cells;
}

/** 合计 and 总计 sum the sheet, 小计 the rows since the line before it. */
function sumIn(said: string[]): 'all' | 'part' | undefined {
  const word = said
    .slice(0, 3)
    .map((text) => SUM.exec(foldName(text)))
    .find((match) => match && match[0].length <= 16)?.[1];
  return word === undefined ? undefined : word === '小计' ? 'part' : 'all';
}
