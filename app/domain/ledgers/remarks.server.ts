import ExcelJS from 'exceljs';
import type { Ctx } from '#app/auth/user.ts';
import { visibleImports } from '#app/auth/visible.ts';
import { db, inTransaction } from '#app/db/client.server.ts';
import { readKeptFile } from '#app/db/files.server.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { notFound } from '#app/lib/refusal.ts';
import type { SheetSummary } from './import-rows.server.ts';
import type { CellProblem } from './reading.ts';

/** Rows up to which the original workbook is opened; beyond, the cells go into a plain one. */
const OPENED_ROWS = 5000;
const ZIP = [0x50, 0x4b];

interface Remark {
  sheet: number;
  row: number;
  cells: Record<string, string>;
  text: string;
}

/**
 * The ledger with a column of remarks: what saving would do with each row, and what is wrong with it. Of .xlsx it is the
 * original workbook, of other files a workbook with the same cells. The download is logged.
 * @throws Refusal `not_found`
 */
export async function remarksWorkbook(ctx: Ctx, id: string): Promise<{ fileName: string; body: Uint8Array }> {
  const batch = await db().importBatch.findFirst({ where: { AND: [{ id }, visibleImports(ctx.user)] } });
  if (!batch) throw notFound();
  const { t } = await i18nFor(ctx.locale);
  const remarks = await readRemarks(id, t as Words);
  const sheets = batch.sheets as unknown as SheetSummary[];
  const head = t('imports:remarks.head');
  const bytes = batch.rowCount <= OPENED_ROWS ? await readKeptFile(batch.file) : undefined;
  const isWorkbook = bytes !== undefined && ZIP.every((byte, index) => bytes[index] === byte);
  const book = isWorkbook ? await annotated(bytes, sheets, remarks, head) : copied(sheets, remarks, head);
  await inTransaction((tx) =>
    recordChange(tx, ctx, {
      ...{ action: 'export', subject: 'imports', id, label: batch.fileName },
      after: { rows: remarks.length },
    }),
  );
  const fileName = `${batch.fileName.replace(/\.[^.]*$/, '')} ${head}.xlsx`;
  return { fileName, body: new Uint8Array(await book.xlsx.writeBuffer()) };
}

type Words = (key: string, params?: object) => string;

async function readRemarks(batchId: string, t: Words): Promise<Remark[]> {
  const rows = await db().importRow.findMany({
    where: { batchId },
    orderBy: { seq: 'asc' },
    select: { sheet: true, row: true, cells: true, verdict: true, problems: true },
  });
  return rows.map(({ sheet, row, cells, verdict, problems }) => ({
    ...{ sheet, row, cells: cells as Record<string, string> },
    text: [
      t(`imports:remarks.verdict.${verdict}`),
      ...(problems as unknown as CellProblem[]).map(({ key, values }) => t(key, values)),
    ].join('；'),
  }));
}

async function annotated(
  bytes: Buffer,
  sheets: SheetSummary[],
  remarks: Remark[],
  head: string,
): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  sheets.forEach(({ name, columns, head: at }, place) => {
    const sheet = book.getWorksheet(name);
    if (!sheet) return;
    const column = Math.max(0, ...columns.map(({ index }) => index)) + 2;
    if (at) sheet.getCell(at.to, column).value = head;
    for (const { row, text } of remarks.filter((remark) => remark.sheet === place)) {
      sheet.getCell(row, column).value = text;
    }
  });
  return book;
}

function copied(sheets: SheetSummary[], remarks: Remark[], head: string): ExcelJS.Workbook {
  const book = new ExcelJS.Workbook();
  sheets.forEach(({ name, columns }, place) => {
    const sheet = book.addWorksheet(name || `${place + 1}`);
    const known = columns.filter(({ code }) => code !== null);
    sheet.addRow([...known.map((column) => column.head), head]);
    for (const { cells, text } of remarks.filter((remark) => remark.sheet === place)) {
      sheet.addRow([...known.map(({ code }) => cells[code ?? ''] ?? ''), text]);
    }
  });
  return book;
}
