import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { decodeText } from '#app/lib/decode-text.server.ts';
import { readSeparatedText } from '#app/lib/pasted-table.ts';
import { refused } from '#app/lib/refusal.ts';
import { type Grid, MAX_BYTES } from './grid.ts';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLD = [0xd0, 0xcf, 0x11, 0xe0];

/** No text has these; pictures and the like do. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000e-\u001f]/;

/**
 * The sheets of a file, by what it is and not by its ending: .xlsx, .xls, .et or text with separators.
 * @param fileName as it was uploaded; the name of the one sheet of a text
 * @throws Refusal `refused` with the field `file`
 */
export async function readGrids(path: string, fileName: string): Promise<Grid[]> {
  const { size } = await stat(path);
  if (size === 0) throw refused('ledgers:file.empty', {}, 'file');
  if (size > MAX_BYTES) throw refused('ledgers:file.size', { max: MAX_BYTES >> 20 }, 'file');
  const grids = await readBytes(await readFile(path), fileName);
  if (grids.every(({ rows }) => rows.length === 0)) throw refused('ledgers:file.empty', {}, 'file');
  return grids;
}

async function readBytes(bytes: Buffer, fileName: string): Promise<Grid[]> {
  const begins = (magic: number[]) => magic.every((byte, index) => bytes[index] === byte);
  if (begins(ZIP)) return (await import('./workbook.server.ts')).readZipped(bytes);
  if (begins(OLD)) return (await import('./workbook.server.ts')).readOld(bytes);
  return [readText(bytes, basename(fileName, extname(fileName)))];
}

function readText(bytes: Buffer, name: string): Grid {
  const text = decodeText(bytes);
  if (text !== undefined && /^\s*<(?:!doctype|html|table|meta|head)/i.test(text.slice(0, 500)))
    throw refused('ledgers:file.webPage', {}, 'file');
  if (text === undefined || CONTROL.test(text) || /^\s*(?:<\?xml|%PDF|\{\\rtf)/.test(text.slice(0, 500)))
    throw refused('ledgers:file.type', {}, 'file');
  const rows = readSeparatedText(text)
    .map((cells, index) => ({ row: index + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  return { name, hidden: false, rows, merges: [] };
}
