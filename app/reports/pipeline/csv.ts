import type { TFunction } from 'i18next';
import { yuanToYiText } from '#app/lib/money.ts';
import type { Cover, Sheet } from './sheets.ts';

/** Excel recognises UTF-8 by it. */
const BOM = '\ufeff';

/** The report as csv (RFC 4180), a section for each table; amounts in 亿元 and in yuan, both exact. */
export function pipelineCsv(cover: Cover, sheets: Sheet[], t: TFunction): string {
  const columns = [t('reports:column.deals'), t('reports:column.amountYi'), t('reports:column.amountYuan')];
  const lines: string[][] = [[cover.title], ...cover.lines.map((line) => [line])];
  for (const { title, head, rows, notes } of sheets) {
    const [label, ...groups] = head;
    lines.push([], [title]);
    lines.push([
      label,
      ...groups.flatMap((group) => columns.map((column) => (group ? `${group} ${column}` : column))),
    ]);
    for (const row of rows) {
      const figures = row.figures.flatMap(({ deals, amount }) => [
        String(deals),
        yuanToYiText(amount),
        amount,
      ]);
      lines.push([row.label, ...figures]);
    }
    lines.push(...notes.map((note) => [note]));
  }
  return `${BOM}${lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** One cell: quoted where needed, and never read as a formula (OWASP, CSV injection). */
export function csvCell(text: string): string {
  const plain = /^-?\d+(\.\d+)?$/.test(text);
  const safe = !plain && /^[\s]*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
