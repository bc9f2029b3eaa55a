import { areaUnit } from '../cells/area.ts';
import { moneyUnit } from '../cells/money.ts';
import { countiesIn } from '../cells/named.server.ts';
import type { Grid } from '../file/grid.ts';
import { columnOf } from '../ledger.ts';
import type { ColumnMapping, LedgerNames, RowContext } from '../reading.ts';
import { type Head, unitInHead } from './head.server.ts';
import type { CellAt } from './merged.ts';

const FILLED_BY =
  /(?:填报|报送|填表|上报)?单位(?:\(盖章\)|（盖章）)?\s*[:：]\s*([^\s:：]*\p{Script=Han}[^\s:：]*)/u;
/** 单位：万元、亩 says in what is counted, 填报单位：… who filled it in. */
const COUNTED_IN = /(?<!填报|报送|填表|上报|责任|牵头)单位\s*[:：]\s*([^\s\d]+)|以([亿万]?元|亩)为单位/;
const YEAR = /(20\d\d)\s*(?:[年.\-/度—–~至]|$)/;

export interface Surroundings {
  /** Above the head, without the repeats of merged cells. */
  titles: { row: number; text: string }[];
  /** Below the rows. */
  notes: string[];
  sheetName: string;
  fileName: string;
}

/** What the cells leave to title, head, notes, and the names of sheet and file; nearer ones come first. */
export function contextOf(
  head: Head,
  at: CellAt,
  { titles, notes, sheetName, fileName }: Surroundings,
  mapping: ColumnMapping | undefined,
  names: LedgerNames,
): RowContext {
  const texts = [...titles.map(({ text }) => text), sheetName, fileName];
  const county = texts.map((text) => countiesIn(text, names)).find(({ length }) => length > 0);
  const year = texts.map((text) => YEAR.exec(text.normalize('NFKC'))?.[1]).find(Boolean);
  const team = titles.map(({ text }) => FILLED_BY.exec(text)?.[1]).find((text) => text && !isUnit(text));
  return {
    // A sheet that names several is of none of them.
    ...(county?.length === 1 && { countyCode: county[0] }),
    ...(year && { year: Number(year) }),
    ...(team && { team }),
    units: unitsOf(head, at, [...titles.map(({ text }) => text), ...notes], mapping),
  };
}

const isUnit = (text: string) => moneyUnit(text) !== undefined || areaUnit(text) !== undefined;

function unitsOf(
  head: Head,
  at: CellAt,
  texts: string[],
  mapping: ColumnMapping | undefined,
): RowContext['units'] {
  const said = texts.flatMap((text) => {
    const [, inRow, inNote] = COUNTED_IN.exec(text) ?? [];
    return inRow ?? inNote ?? [];
  });
  const general = {
    money: said.map(moneyUnit).find(Boolean),
    area: said.map(areaUnit).find(Boolean),
  };
  const units: RowContext['units'] = {};
  for (const { index, code } of head.columns) {
    const kind = code && head.ledger ? columnOf(head.ledger, code)?.kind : undefined;
    if (!code || (kind !== 'money' && kind !== 'area') || units[code]) continue;
    const levels: string[] = [];
    for (let row = head.from; row <= head.to; row += 1) levels.push(at(row, index));
    const unit = mapping?.units?.[code] ?? unitInHead(kind, levels) ?? general[kind];
    if (unit) units[code] = unit;
  }
  return units;
}

/** The rows above the head, each text once. */
export function titlesOf(grid: Grid, head: Head): { row: number; text: string }[] {
  return grid.rows
    .filter(({ row }) => row < head.from)
    .map(({ row, cells }) => ({ row, text: [...new Set(cells.filter(Boolean))].join(' ') }));
}
