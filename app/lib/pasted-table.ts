/** Characters without a width that spreadsheets and address books leave in copied cells. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const FILE_SEPARATORS = ['\t', ',', ';'];
const SEPARATORS = ['\t', ',', '，', ';', '；', '、'];

/**
 * The cells of a table as it is pasted from Excel or WPS, or of a .csv: separated by tabs, else by commas, semicolons
 * or enumeration commas, whichever the first line has. A cell in quotes may hold separators and line breaks; a quote
 * that is never closed is an ordinary character. Cells lose the blanks around them, full-width ones too, and are
 * never read as anything but text. Lines without any text are dropped.
 */
export function readPastedTable(text: string): string[][] {
  const source = sourceOf(text);
  return cellsOf(source, separatorOf(source)).filter((row) => row.some((cell) => cell !== ''));
}

/**
 * The same for a block that is laid over a grid from some cell on: only tabs part cells, so that `1,200` stays one
 * number, and empty lines keep their place; those at the end are dropped.
 */
export function readPastedBlock(text: string): string[][] {
  const rows = cellsOf(sourceOf(text), '\t');
  while (rows.length > 0 && rows.at(-1)?.every((cell) => cell === '')) rows.pop();
  return rows;
}

/**
 * The same for the text of a file: what parts the cells is what most of its first lines hold most of, and empty lines
 * keep their place.
 */
export function readSeparatedText(text: string): string[][] {
  const source = sourceOf(text);
  const start = source.slice(0, 20_000);
  const counts = FILE_SEPARATORS.map((separator) => start.split(separator).length);
  return cellsOf(source, FILE_SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',');
}

const sourceOf = (text: string) => text.replace(INVISIBLE, '').replace(/\r\n?/g, '\n');

function cellsOf(source: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < source.length) {
    const cell = cellAt(source, at, separator);
    rows.at(-1)?.push(cell.text.trim());
    at = cell.end + 1;
    if (source[cell.end] === '\n') rows.push([]);
    // A separator at the very end stands before one more, empty cell.
    else if (cell.end === source.length - 1) rows.at(-1)?.push('');
  }
  return rows;
}

function separatorOf(source: string): string {
  if (source.includes('\t')) return '\t';
  const first = source.split('\n').find((line) => line.trim() !== '') ?? '';
  return SEPARATORS.find((separator) => first.includes(separator)) ?? ',';
}

/** The cell that begins at `start`, and where the separator or line break after it stands. */
function cellAt(source: string, start: number, separator: string): { text: string; end: number } {
  const quoted = source[start] === '"' ? quotedAt(source, start, separator) : undefined;
  if (quoted) return quoted;
  let end = start;
  while (end < source.length && source[end] !== separator && source[end] !== '\n') end += 1;
  return { text: source.slice(start, end), end };
}

/** A cell in quotes, two of them standing for one; nothing where the closing quote is missing or text follows it. */
function quotedAt(source: string, start: number, separator: string) {
  let text = '';
  let at = start + 1;
  for (;;) {
    const quote = source.indexOf('"', at);
    if (quote < 0) return undefined;
    text += source.slice(at, quote);
    const next = source[quote + 1];
    if (next === undefined || next === separator || next === '\n') return { text, end: quote + 1 };
    if (next !== '"') return undefined;
    text += '"';
    at = quote + 2;
  }
}

/** A table as the text a spreadsheet would copy; readPastedTable reads it back. */
export function tableText(table: string[][]): string {
  const quoted = (cell: string) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return table.map((row) => row.map(quoted).join('\t')).join('\n');
}
