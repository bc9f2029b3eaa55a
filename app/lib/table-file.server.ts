import ExcelJS from 'exceljs';
import { decodeText } from './decode-text.server.ts';
import { readPastedTable } from './pasted-table.ts';
import { refused } from './refusal.ts';

/** What a workbook may unfold to; more is no list of people but an attack on memory. */
const UNFOLDED_BYTES = 16 << 20;
/** What is read of a sheet: no list of people is longer or wider. */
const ROWS = 5000;
const COLUMNS = 50;
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/**
 * The cells of a file, all as text: of a workbook (.xlsx) the first sheet that holds anything, else of a text in
 * UTF-8, GBK (as Chinese Excel and WPS save .csv) or UTF-16.
 * @throws Refusal `refused` with the field `file` for anything else, such as .xls or .et
 */
export async function readTableFile(file: File): Promise<string[][]> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (ZIP.every((byte, index) => bytes[index] === byte)) return readWorkbook(bytes);
  const text = decodeText(bytes);
  if (text === undefined) throw refused('errors:tableFile', {}, 'file');
  return readPastedTable(text);
}

async function readWorkbook(bytes: Uint8Array): Promise<string[][]> {
  if (unfoldedBytes(bytes) > UNFOLDED_BYTES) throw refused('errors:tableFile', {}, 'file');
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  } catch {
    throw refused('errors:tableFile', {}, 'file');
  }
  for (const sheet of workbook.worksheets) {
    const rows: string[][] = [];
    sheet.eachRow((row) => {
      if (rows.length >= ROWS) return;
      const cells: string[] = [];
      // Only the cells there are: a single one in the last column would make sixteen thousand empty ones.
      row.eachCell((cell, column) => {
        if (column <= COLUMNS) cells[column - 1] = cell.text.trim();
      });
      if (cells.some((cell) => cell)) rows.push(Array.from(cells, (cell) => cell ?? ''));
    });
    if (rows.length > 0) return rows;
  }
  return [];
}

const ENTRY = 0x02014b50;

/** How large the parts of a zip say they are, from its list of contents. */
function unfoldedBytes(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = 0;
  for (let at = 0; at + 46 <= bytes.length; at += 1)
    if (view.getUint32(at, true) === ENTRY) sum += view.getUint32(at + 24, true);
  return sum;
}
