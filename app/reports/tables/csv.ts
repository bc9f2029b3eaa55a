import type { TFunction } from 'i18next';
import { yuanToYiText } from '#app/lib/money.ts';
import { percentText } from '../rate.ts';
import { type Cell, type Column, type Cover, type Row, rowsOf, type Table } from './table.ts';

/** Excel recognises UTF-8 by it. */
const BOM = '\ufeff';

/** Tables as csv (RFC 4180), one below the other; money in 亿元 and in yuan, both exact, ratios in percent. */
export function tablesCsv(cover: Cover, tables: Table[], t: TFunction): string {
  const lines: string[][] = [[cover.title], ...cover.lines.map((line) => [line])];
  for (const table of tables) {
    lines.push([], [table.title], headOf(table, t));
    for (const group of table.groups)
      group.rows.forEach((row, index) => {
        lines.push(numbered(table, String(index + 1), lineOf(row, table.columns, group.label, t)));
      });
    if (table.total) lines.push(numbered(table, '', lineOf(table.total, table.columns, null, t)));
    lines.push(...table.notes.map((note) => [note]));
  }
  return `${BOM}${lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function headOf(table: Table, t: TFunction): string[] {
  const heads = table.columns.flatMap((column) => unitsOf(column, t).map((unit) => headText(column, unit)));
  return numbered(table, table.numbered ?? '', [table.head, ...heads]);
}

/** A line with its running number before it, where the table counts its rows. */
const numbered = (table: Table, number: string, line: string[]): string[] =>
  table.numbered ? [number, ...line] : line;

/** The heads one column takes: money stands in 亿元 and in yuan. */
export function unitsOf({ kind }: Column, t: TFunction): string[] {
  if (kind === 'money') return [t('reports:columnUnit.yi'), t('reports:columnUnit.yuan')];
  if (kind === 'percent') return ['%'];
  if (kind === 'points') return [t('reports:columnUnit.points')];
  return [''];
}

const headText = ({ group, label }: Column, unit: string) =>
  [group, label].filter(Boolean).join(' ') + (unit && !label.includes(unit) ? `（${unit}）` : '');

function lineOf(row: Row, columns: Column[], group: string | null, t: TFunction): string[] {
  const label = group ? `${group}${t('reports:colon')}${row.label}` : row.label;
  return [label, ...columns.flatMap((column, index) => cellsOf(row.cells[index], column))];
}

function cellsOf(cell: Cell | undefined, { kind }: Column): string[] {
  const value = cell?.value ?? null;
  if (kind === 'money') return value === null ? ['', ''] : [yuanToYiText(String(value)), String(value)];
  if (value === null) return [''];
  if (kind === 'percent' || kind === 'points') return [percentText(String(value))];
  return [String(value)];
}

/** One cell: quoted where needed, and never read as a formula (OWASP, CSV injection). */
export function csvCell(text: string): string {
  const plain = /^-?\d+(\.\d+)?$/.test(text);
  const safe = !plain && /^[\s]*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** How many rows a file of these tables holds, for the log. */
export const countRows = (tables: Table[]): number =>
  tables.reduce((sum, table) => sum + rowsOf(table).length, 0);
