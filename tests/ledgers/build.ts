import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { readLedgerFile } from '#app/domain/ledgers/read-ledger-file.server.ts';
import type { LedgerNames, LedgerReading, Named, ReadingOptions } from '#app/domain/ledgers/reading.ts';
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

export const read = (file: string, options: Partial<ReadingOptions> = {}): Promise<LedgerReading> =>
  readLedgerFile(file, { ...OPTIONS, ...options });
