import Big from 'big.js';
import ExcelJS from 'exceljs';
import type { TFunction } from 'i18next';
import { YI } from '#app/lib/money.ts';
import { unitsOf } from './csv.ts';
import type { Cell, Column, ColumnKind, Cover, Row, Table } from './table.ts';

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
    for (const row of group.rows) addRow(page, row, table.columns);
  }
  if (table.total) addRow(page, table.total, table.columns).font = { bold: true };
  page.addRow([]);
  for (const note of table.notes) page.addRow([note]).font = { size: 9 };
  setColumns(page, table.columns);
  page.views = [{ state: 'frozen', xSplit: 1, ySplit: heads }];
}

/** Two rows of heads, groups above columns, merged where they say the same. @returns the row they end on */
function addHeads(page: ExcelJS.Worksheet, { head, columns }: Table, t: TFunction): number {
  const cells = columns.flatMap((column) =>
    unitsOf(column, t).map((unit) => ({
      group: column.group ?? column.label,
      label: [column.group && column.label, unit].filter(Boolean).join(' '),
    })),
  );
  const upper = page.addRow([head, ...cells.map(({ group }) => group)]);
  const lower = page.addRow(['', ...cells.map(({ label }) => label)]);
  page.mergeCells(upper.number, 1, lower.number, 1);
  let start = 0;
  cells.forEach(({ group, label }, index) => {
    if (cells[index + 1]?.group === group) return;
    if (index > start) page.mergeCells(upper.number, start + 2, upper.number, index + 2);
    else if (!label) page.mergeCells(upper.number, index + 2, lower.number, index + 2);
    start = index + 1;
  });
  for (const row of [upper, lower]) {
    row.font = { bold: true };
    row.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true };
  }
  lower.border = { bottom: { style: 'thin' } };
  return lower.number;
}

function addRow(page: ExcelJS.Worksheet, row: Row, columns: Column[]): ExcelJS.Row {
  const added = page.addRow([
    row.label,
    ...columns.flatMap((column, index) => numbersOf(row.cells[index], column.kind)),
  ]);
  if (row.depth) added.getCell(1).alignment = { indent: row.depth };
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

function setColumns(page: ExcelJS.Worksheet, columns: Column[]): void {
  page.getColumn(1).width = 32;
  columns
    .flatMap(({ kind }) => FORMATS[kind].map((format, index) => ({ format, wide: kind === 'money', index })))
    .forEach(({ format, wide, index }, at) => {
      const column = page.getColumn(at + 2);
      column.numFmt = format;
      column.width = wide ? 14 + index * 8 : 12;
      column.alignment = { horizontal: 'right' };
    });
}
