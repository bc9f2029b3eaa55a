import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { saveImport, startImport, undoImport } from '#app/domain/ledgers/import.commands.server.ts';
import { type ImportView, readImport } from '#app/domain/ledgers/import.queries.server.ts';
import { jobDone } from '#app/domain/ledgers/import-job.server.ts';

type Cell = string | number | Date | null;

export interface LedgerSheet {
  name: string;
  title: string;
  /** Stands at the right above the head. */
  unit?: string;
  head: string[];
  rows: Cell[][];
}

/** Writes ledgers as offices keep them, into a folder that goes with the test file. */
export function useLedgers(): { write: (sheets: LedgerSheet[]) => Promise<string> } {
  let folder = '';
  let last = 0;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ledgers-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  return {
    write: async (sheets) => {
      const file = path.join(folder, `${++last}.xlsx`);
      await workbookOf(sheets).xlsx.writeFile(file);
      return file;
    },
  };
}

function workbookOf(sheets: LedgerSheet[]): ExcelJS.Workbook {
  const book = new ExcelJS.Workbook();
  for (const { name, title, unit, head, rows } of sheets) {
    const sheet = book.addWorksheet(name);
    sheet.addRow([title]);
    sheet.mergeCells(1, 1, 1, head.length);
    if (unit) sheet.addRow([...head.slice(1).map(() => null), unit]);
    sheet.addRow(head);
    sheet.addRows(rows);
  }
  return book;
}

export const SIGNED_HEAD = [
  ...['序号', '项目名称', '投资方', '统一社会信用代码', '总投资', '签约时间', '协议类型', '签约活动'],
  ...['产业链', '用地', '责任单位', '备注'],
];

/** A row of the ledger of signings in the order of {@link SIGNED_HEAD}; amount in 万元. */
export interface SignedRow {
  name: string;
  investor: string;
  amount: number | string;
  signedOn: string;
  kind?: string;
  event?: string;
  chain?: string;
  note?: string;
}

export const signedSheet = (county: string, rows: SignedRow[], name = county): LedgerSheet => ({
  name,
  title: `${county}2023年签约项目台账`,
  unit: '单位：万元、亩',
  head: SIGNED_HEAD,
  rows: rows.map((row, index) => [
    ...[index + 1, row.name, row.investor, '', row.amount, row.signedOn, row.kind ?? '投资协议'],
    ...[row.event ?? '', row.chain ?? '绿色能源', 100 + index, '', row.note ?? ''],
  ]),
});

/** Reads a file in and waits for the preview. */
export async function preview(ctx: Ctx, teamId: string, file: string): Promise<ImportView> {
  const { id } = await startImport(ctx, { teamId, fileName: path.basename(file), file });
  await jobDone(id);
  return readImport(ctx, id);
}

/** Saves what was read in. */
export async function save(ctx: Ctx, id: string, reason: string | null = null): Promise<ImportView> {
  await saveImport(ctx, id, reason);
  await jobDone(id);
  return readImport(ctx, id);
}

export async function undo(ctx: Ctx, id: string, reason: string | null = null): Promise<ImportView> {
  await undoImport(ctx, id, reason);
  await jobDone(id);
  return readImport(ctx, id);
}

/** What anybody may see of the records, apart from versions and, for the history, from numbers: they only grow. */
export async function liveRecords(): Promise<Record<string, unknown>> {
  const dump: Record<string, unknown> = {};
  const tables: Record<string, string> = {
    company: 'archived_at IS NULL',
    contact: 'archived_at IS NULL',
    deal: 'archived_at IS NULL',
    trip: 'archived_at IS NULL',
    visit: 'archived_at IS NULL',
    event_edition: 'archived_at IS NULL',
    agreement: 'voided_at IS NULL AND deal_id IN (SELECT id FROM deal WHERE archived_at IS NULL)',
    deal_history: 'voided_at IS NULL AND deal_id IN (SELECT id FROM deal WHERE archived_at IS NULL)',
    deal_credit: 'deal_id IN (SELECT id FROM deal WHERE archived_at IS NULL)',
    deal_investor: 'deal_id IN (SELECT id FROM deal WHERE archived_at IS NULL)',
    trip_stop: 'trip_id IN (SELECT id FROM trip WHERE archived_at IS NULL)',
  };
  for (const [table, where] of Object.entries(tables)) {
    const hidden = table === 'deal_history' ? `- 'version' - 'id' - 'seq'` : `- 'version'`;
    dump[table] = await db().$queryRawUnsafe(
      `SELECT (to_jsonb(r) ${hidden})::text AS record FROM ${table} r WHERE ${where} ORDER BY 1`,
    );
  }
  return dump;
}
