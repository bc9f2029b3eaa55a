import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as xlsx from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { readGrids } from '#app/domain/ledgers/file/read-grids.server.ts';
import type {
  LedgerNames,
  LedgerReading,
  Named,
  ReadingOptions,
  SheetReading,
} from '#app/domain/ledgers/reading.ts';
import { readSheet } from '#app/domain/ledgers/sheet/read-sheet.server.ts';
import { chains, eventSeries } from '#prisma/reference/codes.ts';
import { regions } from '#prisma/reference/regions.ts';

/* Ledger files made for tests, and what it takes to read them. */

const folder = mkdtempSync(path.join(tmpdir(), 'ledgers-'));
let files = 0;

/** A file with that content, in a folder of this run. */
export function fileOf(content: string | Uint8Array, ending = 'xlsx'): string {
  files += 1;
  const file = path.join(folder, `${files}.${ending}`);
  writeFileSync(file, content);
  return file;
}

export type Cell = string | number | Date | null | { formula: string; result?: number };

/** A workbook of sheets given as rows; `merge` takes ranges such as A1:M1. */
export async function workbookOf(
  sheets: Record<string, Cell[][]>,
  finish: (sheet: ExcelJS.Worksheet) => void = () => {},
): Promise<string> {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name);
    for (const row of rows) sheet.addRow(row);
    finish(sheet);
  }
  return fileOf(new Uint8Array(await book.xlsx.writeBuffer()));
}

const named = (rows: { code: string; name: string; shortName?: string; fullName?: string }[]): Named[] =>
  rows.map(({ code, name, shortName, fullName }) => ({
    code,
    names: [name, shortName, fullName].filter((text) => text !== undefined),
  }));

export const NAMES: LedgerNames = {
  counties: named(regions.filter(({ level }) => level === 'county')),
  origins: named(regions.filter(({ level }) => level === 'province' || level === 'country')),
  chains: named(chains),
  series: named(eventSeries),
};

export const OPTIONS: ReadingOptions = { names: NAMES, mappings: [], today: '2023-11-12' };

/** What a file is read as, without a worker. */
export async function read(file: string, options: Partial<ReadingOptions> = {}): Promise<LedgerReading> {
  const all = { ...OPTIONS, ...options };
  const grids = await readGrids(file, all.fileName ?? '');
  return { sheets: grids.map((grid) => readSheet(grid, all)) };
}

/** The first sheet of a file. */
export async function sheetOf(file: string, options?: Partial<ReadingOptions>): Promise<SheetReading> {
  const [sheet] = (await read(file, options)).sheets;
  if (!sheet) throw new Error('the file has no sheet');
  return sheet;
}

/** A workbook of the kind before 2007, as .xls and WPS's .et are. */
export function oldWorkbookOf(sheets: Record<string, Cell[][]>, ending = 'xls'): string {
  const book = xlsx.utils.book_new();
  for (const [name, rows] of Object.entries(sheets))
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows as unknown[][], { UTC: true }), name);
  return fileOf(new Uint8Array(xlsx.write(book, { type: 'buffer', bookType: 'biff8' })), ending);
}

/** Text as Chinese Excel saves it. */
export function gbk(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, [number, number]>();
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1)
      codes.set(decoder.decode(new Uint8Array([high, low])), [high, low]);
  return new Uint8Array(
    [...text].flatMap((one) => (one < '\u0080' ? [one.charCodeAt(0)] : (codes.get(one) ?? [63]))),
  );
}
