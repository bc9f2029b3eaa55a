import { countiesIn, foldName } from '../cells/named.server.ts';
import type { Grid, GridRow } from '../file/grid.ts';
import { columnOf, type LedgerKind } from '../ledger.ts';
import type { LedgerNames, RowContext, SheetColumn, SkippedRow } from '../reading.ts';
import { foldHead, type Head } from './head.server.ts';
import type { CellAt } from './merged.ts';

/** A row of the ledger before its cells are understood, or a line that sums, heads or explains rows. */
export type Line =
  | { row: number; cells: Record<string, string> }
  | { row: number; cells: Record<string, string>; sums: 'all' | 'part'; text: string }
  | { row: number; section: true };

const SUM = /^(?:.{0,12}?)(合计|总计|共计|累计|小计)/;
const NOTE =
  /^(?:注|备注|说明|填表说明|附注|填报说明|填报人|制表人|审核人|单位负责人|联系人|报送时间|填报时间)\s*[:：]?|^[(（]?\d{1,2}[)）.．、]\s*\S{4,}/;

/** Merged downwards, a text stands for each of its rows; a figure would be counted as often. */
const NOT_REPEATED = new Set(['money', 'area', 'count']);

/** Sorts what stands below the head into rows of the ledger and lines to skip, and says why. */
export function linesOf(
  grid: Grid,
  at: CellAt,
  head: Head & { ledger: LedgerKind },
  context: RowContext,
  names: LedgerNames,
): { lines: Line[]; skipped: SkippedRow[] } {
  const { ledger } = head;
  const columns = head.columns.filter(
    (column): column is SheetColumn & { code: string } => column.code !== null,
  );
  const heads = new Set(head.columns.flatMap(({ head: text }) => text.split('/').map(foldHead)));
  const required = columns.filter(({ code }) => columnOf(ledger, code)?.required);
  const lines: Line[] = [];
  const skipped: SkippedRow[] = [];
  let last = head.to;
  let sectionCounty: string | undefined;
  for (const line of grid.rows) {
    if (line.row <= head.to) continue;
    const cells = cellsOfRow(line, at, ledger, columns);
    const said = [...new Set(line.cells.filter(Boolean))];
    const text = said.join(' ');
    // A number that was filled in ahead makes no row.
    if (Object.keys(cells).every((code) => code === 'number') && said.every((word) => /^\d+$/.test(word)))
      continue;
    if (line.row > last + 1) skipped.push(blank(last + 1, line.row - 1));
    last = line.row;
    const isFilled =
      required.filter(({ index }) => (line.cells[index] ?? '') !== '').length >= Math.min(2, required.length);
    const sum = isFilled ? undefined : sumIn(said);
    if (sum) {
      skipped.push({ row: line.row, why: 'summary', text });
      lines.push({ row: line.row, cells, sums: sum, text });
    } else if (!isFilled && NOTE.test(said[0] ?? '') && said.length <= 4) {
      skipped.push({ row: line.row, why: 'note', text });
    } else if (isHead(said, heads)) {
      skipped.push({ row: line.row, why: 'title', text });
    } else if (said.length === 1 && (columns.length > 1 || !isFilled)) {
      // A line of its own: 一、昭阳区 heads the rows of a county.
      const counties = text.length <= 20 ? countiesIn(text, names) : [];
      if (counties.length === 1)
        sectionCounty = text.replace(/^[（(]?[\d一二三四五六七八九十]+[)）.．、]\s*/, '');
      const isTitle = counties.length === 1 || /^[（(]?[一二三四五六七八九十]+[)）、.．]/.test(text);
      skipped.push({ row: line.row, why: isTitle ? 'title' : 'note', text });
      lines.push({ row: line.row, section: true });
    } else {
      if (sectionCounty && !cells.county && context.countyCode === undefined && columnOf(ledger, 'county'))
        cells.county = sectionCounty;
      lines.push({ row: line.row, cells });
    }
  }
  return { lines, skipped };
}

const blank = (row: number, to: number): SkippedRow => ({
  row,
  ...(to > row && { to }),
  why: 'blank',
  text: '',
});

function cellsOfRow(
  line: GridRow,
  at: CellAt,
  ledger: LedgerKind,
  columns: (SheetColumn & { code: string })[],
): Record<string, string> {
  const cells: Record<string, string> = {};
  for (const { index, code } of columns) {
    const kind = columnOf(ledger, code)?.kind ?? 'text';
    const text = (NOT_REPEATED.has(kind) ? (line.cells[index] ?? '') : at(line.row, index)).trim();
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

const isHead = (said: string[], heads: Set<string>) =>
  said.length >= 3 && said.every((text) => heads.has(foldHead(text)));
