import * as xlsx from '@e965/xlsx';
import { Refusal, refused } from '#app/lib/refusal.ts';
import type { Grid, GridRow } from './grid.ts';
import { unzip } from './zip.server.ts';

/* Not in the library's types, though it exports them. */
const { parse_zip: parseZip, parse_xlscfb: parseOld } = xlsx as unknown as Record<
  'parse_zip' | 'parse_xlscfb',
  (container: unknown, options: xlsx.ParsingOptions) => xlsx.WorkBook
>;

/** Numbers with their formats instead of texts in the formats; formulas only to tell those without a result. */
const OPTIONS = {
  dense: true,
  cellFormula: true,
  cellHTML: false,
  cellText: false,
  cellNF: true,
} satisfies xlsx.ParsingOptions;

const PARTS =
  /^(?:\[Content_Types\]\.xml|.*\.rels|xl\/(?:workbook|sharedStrings|styles)\d*\.xml|xl\/worksheets\/[^/]+\.xml)$/i;
const WORKBOOK = /^xl\/workbook\d*\.xml$/i;

/** More cells shown as one than any ledger has. */
const MAX_MERGES = 100_000;

/**
 * The sheets of a workbook of today's kind (.xlsx, and .et saved as such).
 * @throws Refusal `refused` for what is none, unfolds to too much or refers to something outside the file
 */
export function readZipped(bytes: Buffer): Grid[] {
  const parts = readSafely(() => unzip(bytes, (name) => PARTS.test(name)));
  if (![...parts.keys()].some((name) => WORKBOOK.test(name))) throw refused('ledgers:file.type', {}, 'file');
  const container = xlsx.CFB.utils.cfb_new();
  let hasFormulas = false;
  for (const [name, content] of parts) {
    if (content.includes('<!DOCTYPE') || content.includes('<!ENTITY'))
      throw refused('ledgers:file.entities', {}, 'file');
    if (count(content, '<mergeCell ', MAX_MERGES) > MAX_MERGES) throw tooManyMerges();
    hasFormulas ||= content.includes('<f>') || content.includes('<f ');
    xlsx.CFB.utils.cfb_add(container, `/${name}`, content);
  }
  // Cells without a value are asked for only where some are formulas: there may be a million that are just formatted.
  return gridsOf(readSafely(() => parseZip(container, { ...OPTIONS, sheetStubs: hasFormulas })));
}

/**
 * The sheets of a workbook of the old kind (.xls, and .et of WPS).
 * @throws Refusal `refused`
 */
export async function readOld(bytes: Buffer): Promise<Grid[]> {
  // Files of Excel 95 are in the code page of their time.
  xlsx.set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
  const container = readSafely(() => xlsx.CFB.read(bytes, { type: 'buffer' }));
  if (xlsx.CFB.find(container, '/EncryptedPackage')) throw refused('ledgers:file.encrypted', {}, 'file');
  if (!xlsx.CFB.find(container, '/Workbook') && !xlsx.CFB.find(container, '/Book'))
    throw refused('ledgers:file.type', {}, 'file');
  return gridsOf(readSafely(() => parseOld(container, OPTIONS)));
}

const tooManyMerges = () => refused('ledgers:file.merges', {}, 'file');

function count(content: Buffer, word: string, atMost: number): number {
  let found = 0;
  for (let at = content.indexOf(word); at >= 0 && found <= atMost; at = content.indexOf(word, at + 1))
    found += 1;
  return found;
}

function readSafely<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal || isTooLarge(error)) throw error;
    const isLocked = /password|encrypt/i.test(String(error));
    throw refused(isLocked ? 'ledgers:file.encrypted' : 'ledgers:file.broken', {}, 'file');
  }
}

/** More than the worker's memory holds, unlike the other faults of a broken file. */
const isTooLarge = (error: unknown) =>
  error instanceof RangeError && /string length|allocation failed/i.test(error.message);

function gridsOf(workbook: xlsx.WorkBook): Grid[] {
  const { Sheets: states, WBProps: properties } = workbook.Workbook ?? {};
  const read = cellReader(properties?.date1904 ?? false);
  return workbook.SheetNames.map((name, index) => {
    // A sheet that is a chart has no cells.
    const sheet = workbook.Sheets[name] as xlsx.DenseWorkSheet | undefined;
    const merges = sheet?.['!merges'] ?? [];
    if (merges.length > MAX_MERGES) throw tooManyMerges();
    const rows: GridRow[] = [];
    // forEach leaves out the gaps: the last row may be the millionth.
    sheet?.['!data']?.forEach((line, row) => {
      const cells: string[] = [];
      line?.forEach((cell, column) => {
        const text = cell && read(cell);
        if (text) cells[column] = text;
      });
      if (cells.length > 0) rows.push({ row: row + 1, cells });
    });
    return { name, hidden: (states?.[index]?.Hidden ?? 0) > 0, rows, merges };
  });
}

/** 3.5 shown as 3.5亿元 by its format is counted in it. */
const UNIT_IN_FORMAT = /["\\ ]*((?:千万|[万亿])?美?元|[万亿]|亩)["\\ ]*(?:;|_|$)/;

/** How a number is shown that matters here: as a day, or with a unit. */
function cellReader(date1904: boolean): (cell: xlsx.CellObject) => string {
  const formats = new Map<string, { isDay: boolean; unit: string }>();
  const formatOf = (code: string) => {
    const known = formats.get(code);
    if (known) return known;
    const made = {
      isDay: xlsx.SSF.is_date(code) as boolean,
      unit: UNIT_IN_FORMAT.exec(code.split(';')[0] ?? '')?.[1] ?? '',
    };
    formats.set(code, made);
    return made;
  };
  return ({ t, v, z, f, w }) => {
    if (t === 's') return String(v).trim();
    if (t === 'z') return f ? `=${f}` : '';
    if (t === 'e') return w ?? '#VALUE!';
    if (t !== 'n' || typeof v !== 'number') return v === undefined ? '' : String(v);
    const format = formatOf(String(z ?? 'General'));
    if (format.isDay && v >= 1) return dayText(v, date1904);
    // What is left of adding in binary (216.29999999999998) is no figure of the ledger.
    return `${Number(v.toPrecision(15))}${format.unit}`;
  };
}

function dayText(serial: number, date1904: boolean): string {
  const { y, m, d } = xlsx.SSF.parse_date_code(serial, { date1904 });
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}
