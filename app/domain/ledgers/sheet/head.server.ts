import { foldChinese } from '#app/lib/chinese-text.server.ts';
import { areaUnit } from '../cells/area.ts';
import { moneyUnit } from '../cells/money.ts';
import type { Grid } from '../file/grid.ts';
import { COLUMNS, LEDGERS, type LedgerColumn, type LedgerKind } from '../ledger.ts';
import type { ColumnMapping, SheetColumn } from '../reading.ts';
import { layoutOf } from './layout.server.ts';
import type { CellAt } from './merged.ts';

export interface Head {
  ledger: LedgerKind | null;
  from: number;
  to: number;
  layout: string;
  columns: SheetColumn[];
}

/** A head is looked for in the first rows that hold anything, in at most so many levels and columns. */
const WITHIN = 40;
const LEVELS = 3;
const WIDTH = 200;
/** Fewer known columns are chance. */
const ENOUGH = 3;

/** No head is as long; most texts that are looked at are none. */
const HEAD_LENGTH = 40;

const foldedHeads = new Map<string, string>();

/** A head without its unit, brackets, punctuation and blanks: 其中：固定资产（万元） is 其中固定资产. */
export function foldHead(text: string): string {
  if (text.length > HEAD_LENGTH) return '';
  const known = foldedHeads.get(text);
  if (known !== undefined) return known;
  const folded = fold(text);
  foldedHeads.set(text, folded);
  return folded;
}

const fold = (text: string) =>
  foldChinese(text.replace(/[（(【[][^）)】\]]*[）)】\]]/g, ''))
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/(?<=..)(?:[亿万]?美?元|亩)$/, '');

const CODES = Object.fromEntries(
  LEDGERS.map((ledger) => [
    ledger,
    new Map(
      (COLUMNS[ledger] as readonly LedgerColumn[]).flatMap(({ code, heads }) =>
        heads.map((head) => [foldHead(head), code] as const),
      ),
    ),
  ]),
) as Record<LedgerKind, Map<string, string>>;

/**
 * Finds the head of a sheet: of the rows at its beginning, and of up to three that belong together, those that name
 * most columns of one ledger.
 * @returns nothing where no row has two texts
 */
export function findHead(grid: Grid, at: CellAt, mappings: ColumnMapping[]): Head | undefined {
  let best: (Head & { score: number }) | undefined;
  const first = grid.rows.slice(0, WITHIN);
  for (const { row: from } of first) {
    for (let levels = 1; levels <= LEVELS; levels += 1) {
      const to = from + levels - 1;
      const heads = headsOf(grid, at, from, to);
      for (const ledger of LEDGERS) {
        const codes = codesOf(heads, ledger);
        const score = new Set(codes.filter((code) => code !== null)).size;
        const isBetter =
          score > (best?.score ?? 0) || (score === best?.score && levels <= best.to - best.from);
        if (score >= ENOUGH && isBetter)
          best = { ledger, from, to, layout: '', columns: columnsOf(heads, codes), score };
      }
    }
  }
  const mapped = mappings.length > 0 ? findMapped(grid, at, mappings) : undefined;
  const found = mapped ?? (best && withGroups(best, grid, at)) ?? widest(grid, at);
  if (!found) return undefined;
  return {
    ledger: found.ledger,
    from: found.from,
    to: withUnits(found, grid, at),
    layout: layoutOf(found.columns),
    columns: found.columns,
  };
}

/** Cells of the head that begin further up show where its groups stand. */
function withGroups(head: Head, grid: Grid, at: CellAt): Head {
  const tops = grid.merges
    .filter(({ s, e }) => s.r + 1 < head.from && s.r + LEVELS >= head.from && e.r + 1 >= head.from)
    .map(({ s }) => s.r + 1);
  const from = Math.min(head.from, ...tops);
  if (from === head.from || !head.ledger) return head;
  const heads = headsOf(grid, at, from, head.to);
  return { ...head, from, columns: columnsOf(heads, codesOf(heads, head.ledger)) };
}

/** A head that someone mapped before. */
function findMapped(grid: Grid, at: CellAt, mappings: ColumnMapping[]): Head | undefined {
  const known = new Map(mappings.map((mapping) => [mapping.layout, mapping]));
  for (const { row: from } of grid.rows.slice(0, WITHIN)) {
    for (let to = from; to < from + LEVELS; to += 1) {
      const heads = headsOf(grid, at, from, to);
      const plain = columnsOf(
        heads,
        heads.map(() => null),
      );
      const layout = layoutOf(plain);
      const mapping = known.get(layout);
      if (!mapping) continue;
      const codes = codesOf(heads, mapping.ledger);
      const columns = columnsOf(heads, codes).map((column) =>
        column.head in mapping.columns ? { ...column, code: mapping.columns[column.head] ?? null } : column,
      );
      return { ledger: mapping.ledger, from, to, layout, columns };
    }
  }
  return undefined;
}

/** Where nothing is known: the row with most texts, so that its columns can be mapped by hand. */
function widest(grid: Grid, at: CellAt): Head | undefined {
  const texts = (row: number) =>
    headsOf(grid, at, row, row).filter(({ head }) => head !== '' && !/^[\d.]+$/.test(head));
  const [best] = grid.rows
    .slice(0, WITHIN)
    .map(({ row }) => ({ row, count: new Set(texts(row).map(({ head }) => head)).size }))
    .sort((one, other) => other.count - one.count || one.row - other.row);
  if (!best || best.count < 2) return undefined;
  const heads = headsOf(grid, at, best.row, best.row);
  return {
    ledger: null,
    from: best.row,
    to: best.row,
    layout: '',
    columns: columnsOf(
      heads,
      heads.map(() => null),
    ),
  };
}

interface HeadCell {
  index: number;
  /** As shown: of several levels all, from above. */
  head: string;
  levels: string[];
}

function headsOf(grid: Grid, at: CellAt, from: number, to: number): HeadCell[] {
  const width = widthOf(grid, from, to);
  const heads: HeadCell[] = [];
  const above: string[] = [];
  for (let index = 0; index < width; index += 1) {
    const levels: string[] = [];
    for (let row = from; row <= to; row += 1) {
      let text = at(row, index).trim();
      // Text files know no merged cells: a group stands over its first column alone.
      if (text === '' && row < to && grid.merges.length === 0 && at(to, index) !== '')
        text = above[row] ?? '';
      else above[row] = text;
      if (text !== '' && text !== levels.at(-1)) levels.push(text);
    }
    if (levels.length > 0)
      heads.push({ index, head: levels.map((level) => level.replace(/\s+/g, '')).join('/'), levels });
  }
  return heads;
}

const widths = new WeakMap<Grid, number>();

/** As far as any of the first rows reaches. */
function widthOf(grid: Grid, from: number, to: number): number {
  const lines = grid.rows.filter(({ row }) => row >= from && row <= to);
  const known = widths.get(grid);
  if (known === undefined)
    widths.set(
      grid,
      Math.min(WIDTH, Math.max(0, ...grid.rows.slice(0, WITHIN).map(({ cells }) => cells.length))),
    );
  return lines.length === 0 ? 0 : (widths.get(grid) ?? 0);
}

/**
 * The code of each head: by its lowest level, by all levels together (联系人/电话), else by the group it stands in,
 * where nothing else of the group is known by it.
 */
function codesOf(heads: HeadCell[], ledger: LedgerKind): (string | null)[] {
  const known = CODES[ledger];
  const codes = heads.map(({ levels }) => {
    const folded = levels.map(foldHead).filter((level) => level !== '');
    return known.get(folded.at(-1) ?? '') ?? known.get(folded.join('')) ?? null;
  });
  heads.forEach(({ levels }, index) => {
    const group =
      codes[index] === null && levels.length > 1 ? known.get(foldHead(levels[0] ?? '')) : undefined;
    if (group && !codes.includes(group)) codes[index] = group;
  });
  // A ledger that names only who signed has its investors there.
  if (ledger === 'signed' && !codes.includes('investors'))
    return codes.map((code) => (code === 'signatory' ? 'investors' : code));
  return codes;
}

const columnsOf = (heads: HeadCell[], codes: (string | null)[]): SheetColumn[] =>
  heads.map(({ index, head }, position) => ({ index, head, code: codes[position] ?? null }));

/** Rows below that hold nothing but units or the numbers of the columns belong to the head. */
function withUnits({ to, columns }: Head, grid: Grid, at: CellAt): number {
  const isUnit = (text: string) =>
    /^[（(]?(?:单位[:：])?(?:[亿万千]?美?元|亩|㎡|平方米|公顷|人|天)[）)]?$/.test(text.trim());
  const next = grid.rows.find(({ row }) => row > to);
  if (!next || next.row !== to + 1) return to;
  const texts = columns.map(({ index }) => at(next.row, index)).filter((text) => text !== '');
  const numbers = texts.map(Number);
  const isNumbered =
    texts.length >= ENOUGH &&
    numbers.every((number, index) => number === (numbers[0] ?? 0) + index && number < WIDTH);
  if (texts.length > 0 && (texts.every(isUnit) || isNumbered)) return next.row;
  return to;
}

/** The unit a head names for its column. */
export function unitInHead(kind: LedgerColumn['kind'], texts: string[]): string | undefined {
  const read = kind === 'money' ? moneyUnit : kind === 'area' ? areaUnit : undefined;
  return read && texts.map(read).findLast((unit) => unit !== undefined);
}
