import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import Big from 'big.js';
import ExcelJS from 'exceljs';
import { WAN, YI } from '#app/lib/money.ts';
import { csvCell } from '../tables/csv.ts';
import type { ColumnKind, Frame, Head, Sheet, Value } from './sheet.ts';

export const FILE_FORMATS = ['xlsx', 'csv'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** How Excel shows each kind: no digit is hidden, so that what is read back is what was written. */
const NUMBER_FORMATS: Record<ColumnKind, string> = {
  yi: '#,##0.00########',
  wan: '#,##0.00####',
  area: '#,##0.00',
  count: '0',
  day: 'yyyy-mm-dd',
  text: '@',
};

const WIDTHS: Record<ColumnKind, number> = { yi: 14, wan: 14, area: 10, count: 8, day: 12, text: 18 };

const SUMMED: readonly ColumnKind[] = ['yi', 'wan', 'area'];

/** Writes the sheet to a file as it is read, and counts its rows, sums aside. */
export function writeSheet(sheet: Sheet, format: FileFormat, path: string, now: Date): Promise<number> {
  return format === 'csv' ? writeCsv(sheet, path) : writeXlsx(sheet, path, now);
}

/** Adds up the columns of money and land while the rows pass, and counts them. */
class Sums {
  rows = 0;
  private readonly sums: (Big | null)[];

  constructor(private readonly heads: Head[]) {
    this.sums = heads.map(({ kind }) => (SUMMED.includes(kind) ? new Big(0) : null));
  }

  add(cells: Value[]): void {
    this.rows += 1;
    cells.forEach((cell, index) => {
      const sum = this.sums[index];
      if (sum && cell !== null) this.sums[index] = sum.plus(cell);
    });
  }

  /** The row of sums, as a paper ledger ends with. */
  row(frame: Frame): Value[] {
    return this.heads.map((_, index) => (index === 0 ? frame.total : (this.sums[index]?.toFixed() ?? null)));
  }
}

const inUnit = (value: Value, kind: ColumnKind): Big =>
  new Big(value ?? 0).div(kind === 'yi' ? YI : kind === 'wan' ? WAN : 1);

/** Excel recognises UTF-8 by it. */
const BOM = '\ufeff';

async function writeCsv(sheet: Sheet, path: string): Promise<number> {
  const sums = new Sums(sheet.heads);
  await pipeline(Readable.from(csvLines(sheet, sums)), createWriteStream(path, { mode: 0o600 }));
  return sums.rows;
}

async function* csvLines({ heads, batches, frame }: Sheet, sums: Sums) {
  const line = (cells: string[]) => `${cells.map(csvCell).join(',')}\r\n`;
  const text = (cell: Value, index: number) => {
    const kind = heads[index]?.kind ?? 'text';
    if (cell === null) return '';
    return SUMMED.includes(kind) && Number.isFinite(Number(cell))
      ? inUnit(cell, kind).toFixed()
      : String(cell);
  };
  yield BOM;
  if (frame) yield [frame.title, ...frame.lines].map((above) => line([above])).join('');
  yield line(heads.map((head) => head.text));
  for await (const batch of batches) {
    for (const cells of batch) sums.add(cells);
    yield batch.map((cells) => line(cells.map(text))).join('');
  }
  if (frame) yield line(sums.row(frame).map(text));
  if (frame) yield frame.notes.map((note) => line([note])).join('');
}

async function writeXlsx({ name, heads, batches, frame }: Sheet, path: string, now: Date): Promise<number> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({
    filename: path,
    useStyles: true,
    useSharedStrings: false,
  });
  book.title = name;
  book.created = now;
  const above = frame ? 1 + frame.lines.length : 0;
  const page = book.addWorksheet(name.replaceAll(/[\\/?*:[\]]/g, ' ').slice(0, 31), {
    views: [{ state: 'frozen', ySplit: above + 1 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  page.columns = heads.map(({ kind }) => ({ width: WIDTHS[kind], style: { numFmt: NUMBER_FORMATS[kind] } }));
  if (frame) addFrameHead(page, frame, heads.length);
  else page.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: heads.length } };
  const head = page.addRow(heads.map(({ text }) => text));
  head.font = { bold: true };
  head.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true };
  head.border = { bottom: { style: 'thin' } };
  head.commit();
  const sums = new Sums(heads);
  const cell = (value: Value, index: number) => excelValue(value, heads[index]?.kind ?? 'text');
  for await (const batch of batches) {
    for (const cells of batch) {
      sums.add(cells);
      page.addRow(cells.map(cell)).commit();
    }
  }
  if (frame) {
    const total = page.addRow(sums.row(frame).map(cell));
    total.font = { bold: true };
    total.commit();
    for (const note of frame.notes) page.addRow([note]).commit();
  }
  page.commit();
  await book.commit();
  return sums.rows;
}

function addFrameHead(page: ExcelJS.Worksheet, frame: Frame, width: number): void {
  for (const [index, text] of [frame.title, ...frame.lines].entries()) {
    const row = page.addRow([text]);
    page.mergeCells(row.number, 1, row.number, width);
    row.font = index === 0 ? { bold: true, size: 16 } : { size: 10 };
    row.alignment = { horizontal: index === 0 ? 'center' : 'left' };
    row.commit();
  }
}

/** Figures as numbers and days as dates; a double holds every cent up to 90 trillion yuan. */
function excelValue(value: Value, kind: ColumnKind): string | number | Date | null {
  if (value === null || value === '') return null;
  if (kind === 'text' || typeof value === 'number') return value;
  if (kind === 'day') return /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00:00Z`) : value;
  return Number.isFinite(Number(value)) ? inUnit(value, kind).toNumber() : value;
}
