import { isMoney, type Measure } from './measure.ts';
import { CITY, cellOf } from './target.rules.ts';

/** The grid a block is pasted into; names are those a pasted table may call a place or measure by. */
export interface GridShape {
  rows: readonly { place: string; names: readonly string[] }[];
  /** Every measure a head may name. */
  columns: readonly { measure: Measure; names: readonly string[] }[];
  /** The measures that stand in the grid, from left to right: where a block without heads goes. */
  shown: readonly Measure[];
}

export interface Pasted {
  cells: { cell: string; text: string }[];
  /** Names of rows and heads of columns that stand for no place and no measure. */
  unknownRows: string[];
  unknownHeads: string[];
  /** Cells that would lie outside the grid. */
  beyond: number;
}

/** What heads of ledgers call a measure, whatever language the page is read in. */
const HEADS: Record<Measure, readonly string[]> = {
  signed_amount: ['签约金额', '签约额', '协议金额', '协议引资', '协议资金', '签约资金'],
  signed_count: ['签约项目', '签约个数', '签约项目数', '签约项目个数', '签约数'],
  large_count: ['10亿元以上签约项目', '10亿元以上项目', '10亿以上项目', '10亿元以上签约项目数'],
  arrived_amount: ['到位资金', '实际到位资金', '资金到位', '到位金额'],
  registered_count: ['新注册项目公司', '注册项目', '注册企业', '新注册企业'],
  started_count: ['新开工项目', '开工项目', '新开工', '开工项目数'],
  producing_count: ['新投产项目', '投产项目', '新投产', '竣工投产项目'],
  lead_count: ['新增线索', '线索', '项目线索', '新增线索数'],
  visit_out_count: ['外出拜访', '上门拜访', '外出拜访次数', '拜访企业'],
  visit_in_count: ['来访接待', '来访考察', '接待来访', '接待客商'],
  trip_count: ['外出招商批次', '外出招商', '外出招商次数', '外出次数'],
};

/** Heads and names that stand in ledgers without being a measure or place. */
const BESIDES = /^(序号|编号|县|县市区|县区|区县|地区|单位|责任单位|名称|备注|no|county|for|)$/i;
const NAME_HEADS = /^(县|县市区|县区|区县|地区|单位|责任单位|名称|county|for)$/i;
const SUMS = /^(合计|小计|总计|各县市区合计|total|sum)$/i;
const CITY_NAMES = /^(全市|昭通市|昭通|市级|市本级)$/;

const withoutBrackets = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/\(.*?\)/g, '')
    .replace(/[\s/、,:：·.]/g, '');
const headKey = (text: string) =>
  withoutBrackets(text)
    .replace(/^\d{4}年度?/, '')
    .replace(/(目标任务|年度目标|目标|任务|计划)数?$/, '')
    .toLowerCase();

/** 昭阳, 昭阳区, 昭通市昭阳区, 昭阳区投资促进局: all the same; so is 水富县, as it was once called. */
function placeKey(text: string): string {
  const name = text
    .normalize('NFKC')
    .replace(/[\s(].*$/, '')
    .replace(/^(云南省)?昭通市(?=.)/, '')
    .replace(/(?<=.{2})(投资促进局|招商局|人民政府)$/, '');
  return name.length > 2 ? name.replace(/[区县市區縣]$/, '') : name;
}

/**
 * Lays a pasted block over the grid. Where a row names measures and a column names places, cells go by name, in any
 * order; without names they follow from the cell pasted into. The unit of a head, such as 签约金额（万元）, or of the
 * whole table, 单位：万元, goes to its numbers.
 * @param at row and column of the cell pasted into
 */
export function layBlock(
  block: readonly (readonly string[])[],
  grid: GridShape,
  at: { row: number; column: number },
): Pasted {
  const headAt = block.findIndex((row) => row.some((text) => measureOf(text, grid)));
  const head = block[headAt];
  const lines = block.slice(headAt + 1);
  const unit = block.slice(0, Math.max(headAt, 0)).flat().map(unitOfTable).find(Boolean);
  const nameAt = nameColumn(head, lines, grid);
  const pasted: Pasted = { cells: [], unknownRows: [], unknownHeads: [], beyond: 0 };
  for (const text of head ?? [])
    if (!measureOf(text, grid) && !BESIDES.test(headKey(text))) pasted.unknownHeads.push(text);
  lines.forEach((line, index) => {
    const name = nameAt === undefined ? undefined : (line[nameAt] ?? '');
    const place = name === undefined ? grid.rows[at.row + index]?.place : placeNamed(name, grid);
    if (name !== undefined && !place) {
      if (name !== '' && !SUMS.test(withoutBrackets(name))) pasted.unknownRows.push(name);
      return;
    }
    line.forEach((text, column) => {
      if (column === nameAt || (nameAt !== undefined && !head && column < nameAt)) return;
      const measure = head
        ? measureOf(head[column] ?? '', grid)
        : grid.shown[at.column + column - (nameAt === undefined ? 0 : nameAt + 1)];
      if (measure && place)
        pasted.cells.push({
          cell: cellOf(measure, place),
          text: isMoney(measure) ? withUnit(text, unitOf(head?.[column]) ?? unit) : text,
        });
      else if (text !== '' && !(head && place)) pasted.beyond += 1;
    });
  });
  return pasted;
}

function measureOf(text: string, { columns }: GridShape): Measure | undefined {
  const key = headKey(text);
  if (key === '') return undefined;
  return columns.find(({ measure, names }) =>
    [...names, ...HEADS[measure]].some((name) => headKey(name) === key),
  )?.measure;
}

function placeNamed(text: string, { rows }: GridShape): string | undefined {
  const key = placeKey(text);
  if (key === '') return undefined;
  const exact = rows.find(({ names }) => names.some((name) => name === text.trim()));
  if (exact) return exact.place;
  if (CITY_NAMES.test(text.normalize('NFKC').trim())) return rows.find(({ place }) => place === CITY)?.place;
  return rows.find(({ names }) => names.some((name) => placeKey(name) === key))?.place;
}

/** The column whose head says that it names places, else the first that does. */
function nameColumn(
  head: readonly string[] | undefined,
  lines: readonly (readonly string[])[],
  grid: GridShape,
): number | undefined {
  const headed = head?.findIndex((text) => NAME_HEADS.test(headKey(text))) ?? -1;
  if (headed >= 0) return headed;
  return [0, 1, 2].find((index) => lines.some((line) => placeNamed(line[index] ?? '', grid)));
}

const unitOf = (head = ''): string | undefined => /\(\s*(亿|万|元)/.exec(head.normalize('NFKC'))?.[1];
const unitOfTable = (text: string): string | undefined =>
  /单位\s*:\s*(?:人民币)?(亿|万|元)/.exec(text.normalize('NFKC'))?.[1];

/** A bare number takes the unit; one that names its own keeps it. */
const withUnit = (text: string, unit: string | undefined): string =>
  unit && /^[\d.,]+$/.test(text.normalize('NFKC')) ? text + unit : text;
