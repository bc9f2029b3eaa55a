import Big from 'big.js';
import ExcelJS from 'exceljs';
import type { TFunction } from 'i18next';
import { YI } from '#app/lib/money.ts';
import type { Cover, Sheet } from './sheets.ts';

/**
 * The report as a workbook, a sheet for each table. Amounts are numbers, in 亿元 and in yuan: sums of the report
 * stay far below 90 trillion yuan, up to which a double holds every cent.
 */
export async function pipelineXlsx(
  cover: Cover,
  sheets: Sheet[],
  now: Date,
  t: TFunction,
): Promise<ArrayBuffer> {
  const book = new ExcelJS.Workbook();
  book.title = cover.title;
  book.created = now;
  for (const sheet of sheets) addSheet(book, cover, sheet, t);
  return (await book.xlsx.writeBuffer()) as ArrayBuffer;
}

function addSheet(
  book: ExcelJS.Workbook,
  cover: Cover,
  { title, head, rows, notes }: Sheet,
  t: TFunction,
): void {
  const page = book.addWorksheet(title, {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  const [label, ...groups] = head;
  page.addRow([`${cover.title} · ${title}`]).font = { bold: true, size: 14 };
  for (const line of cover.lines) page.addRow([line]);
  page.addRow([]);
  const groupRow = page.addRow([label, ...groups.flatMap((group) => [group, '', ''])]);
  const headRow = page.addRow([
    '',
    ...groups.flatMap(() => [
      t('reports:column.deals'),
      t('reports:column.amountYi'),
      t('reports:column.amountYuan'),
    ]),
  ]);
  page.mergeCells(groupRow.number, 1, headRow.number, 1);
  groups.forEach((_, index) => {
    page.mergeCells(groupRow.number, 2 + index * 3, groupRow.number, 4 + index * 3);
  });
  for (const row of [groupRow, headRow]) {
    row.font = { bold: true };
    row.alignment = { vertical: 'middle', horizontal: 'center' };
  }
  headRow.border = { bottom: { style: 'thin' } };
  for (const { label, figures } of rows) page.addRow([label, ...figures.flatMap(cells)]);
  page.addRow([]);
  for (const note of notes) page.addRow([note]).font = { size: 9 };

  page.getColumn(1).width = 42;
  groups.forEach((_, index) => {
    setColumn(page, 2 + index * 3, 10, '0');
    setColumn(page, 3 + index * 3, 16, '#,##0.00');
    setColumn(page, 4 + index * 3, 22, '#,##0.00');
  });
  page.views = [{ state: 'frozen', xSplit: 1, ySplit: headRow.number }];
}

function cells({ deals, amount }: { deals: number; amount: string }): number[] {
  return [deals, new Big(amount).div(YI).toNumber(), new Big(amount).toNumber()];
}

function setColumn(page: ExcelJS.Worksheet, index: number, width: number, numFmt: string): void {
  const column = page.getColumn(index);
  column.width = width;
  column.numFmt = numFmt;
}
