import Big from 'big.js';
import ExcelJS from 'exceljs';
import type { TFunction } from 'i18next';
import { YI } from '#app/lib/money.ts';
import { unitsOf } from './csv.ts';
import type { Cell, ColumnKind, Cover, Row, Table } from './table.ts';

/** How Excel shows each kind of number; money stands in 亿元 and in yuan. */
const FORMATS: Record<ColumnKind, string[]> = {
  count: ['0'],
  money: ['#,##0.00', '#,##0.00'],
  percent: ['0.00%'],
  points: ['+0.00;-0.00;0.00'],
  days: ['0.#'],
  rank: ['0'],
  text: ['@'],
};

/**
 * Tables as a workbook, a sheet for each. Figures are numbers: sums of the reports stay far below 90 trillion yuan,
 * up to which a double holds every cent.
 */
export async function tablesXlsx(
  cover: Cover,
  tables: Table[],
  now: Date,
  t: TFunction,
): Promise<ArrayBuffer> {
  const book = new ExcelJS.Workbook();
  book.title = cover.title;
  book.created = now;
  const names = new Set<string>();
  for (const table of tables) addSheet(book, sheetName(table.title, names), cover, table, t);
  return (await book.xlsx.writeBuffer()) as ArrayBuffer;
}

/** A sheet's name: at most 31 characters, none of those Excel refuses, no two alike. */
function sheetName(title: string, taken: Set<string>): string {
  const plain = title.replaceAll(/[\\/?*:[\]]/g, ' ').slice(0, 28);
  const name = taken.has(plain) ? `${plain} ${taken.size + 1}` : plain;
  taken.add(name);
  return name;
}

function addSheet(book: ExcelJS.Workbook, name: string, cover: Cover, table: Table, t: TFunction): void {
  const page = book.addWorksheet(name, {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  page.addRow([`${cover.title} · ${table.title}`]).font = { bold: true, size: 14 };
  for (const line of cover.lines) page.addRow([line]);
  page.addRow([]);
  const heads = addHeads(page, table, t);
  for (const group of table.groups) {
    if (group.label) page.addRow([group.label]).font = { bold: true };
    group.rows.forEach((row, index) => {
      addRow(page, table, row, index + 1);
    });
  }
  if (table.total) addRow(page, table, table.total, null).font = { bold: true };
  page.addRow([]);
  for (const note of table.notes) page.addRow([note]).font = { size: 9 };
  setColumns(page, table);
  page.views = [{ state: 'frozen', xSplit: labelAt(table), ySplit: heads }];
}

/** The column the rows' labels stand in: the first, or the second after running numbers. */
const labelAt = ({ numbered }: Table): number => (numbered ? 2 : 1);

/** Two rows of heads, groups above columns, merged where they say the same. @returns the row they end on */
function addHeads(page: ExcelJS.Worksheet, table: Table, t: TFunction): number {
  const { head, columns, numbered } = table;
  const left = labelAt(table);
  const cells = columns.flatMap((column) =>
    unitsOf(column, t).map((unit) => ({
      group: column.group ?? column.label,
      label: [column.group && column.label, unit].filter(Boolean).join(' '),
    })),
  );
  const upper = page.addRow([...(numbered ? [numbered] : []), head, ...cells.map(({ group }) => group)]);
  const lower = page.addRow([...(numbered ? [''] : []), '', ...cells.map(({ label }) => label)]);
  for (let at = 1; at <= left; at += 1) page.mergeCells(upper.number, at, lower.number, at);
  let start = 0;
  cells.forEach(({ group, label }, index) => {
    if (cells[index + 1]?.group === group) return;
    if (index > start) page.mergeCells(upper.number, left + start + 1, upper.number, left + index + 1);
    else if (!label) page.mergeCells(upper.number, left + index + 1, lower.number, left + index + 1);
    start = index + 1;
  });
  for (const row of [upper, lower]) {
    row.font = { bold: true };
    row.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true };
  }
  lower.border = { bottom: { style: 'thin' } };
  return lower.number;
}

function addRow(page: ExcelJS.Worksheet, table: Table, row: Row, number: number | null): ExcelJS.Row {
  const added = page.addRow([
    ...(table.numbered ? [number] : []),
    row.label,
    ...table.columns.flatMap((column, index) => numbersOf(row.cells[index], column.kind)),
  ]);
  if (row.depth) added.getCell(labelAt(table)).alignment = { indent: row.depth };
  return added;
}

function numbersOf(cell: Cell | undefined, kind: ColumnKind): (number | string)[] {
  const value = cell?.value ?? null;
  if (value === null) return FORMATS[kind].map(() => '—');
  switch (kind) {
    case 'money':
      return [new Big(value).div(YI).toNumber(), new Big(value).toNumber()];
    case 'points':
      return [new Big(value).times(100).toNumber()];
    case 'text':
      return [String(value)];
    default:
      return [new Big(value).toNumber()];
  }
}

function setColumns(page: ExcelJS.Worksheet, table: Table): void {
  const left = labelAt(table);
  page.getColumn(1).width = 6;
  page.getColumn(left).width = 32;
  table.columns
    .flatMap(({ kind }) => FORMATS[kind].map((format, index) => ({ format, wide: kind === 'money', index })))
    .forEach(({ format, wide, index }, at) => {
      const column = page.getColumn(left + at + 1);
      column.numFmt = format;
      column.width = wide ? 14 + index * 8 : 12;
      column.alignment = { horizontal: 'right' };
    });
}
