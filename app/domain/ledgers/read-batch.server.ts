import type { Ctx } from '#app/auth/user.ts';
import { insertRows } from '#app/db/bulk.server.ts';
import { db, inTransaction, type Tx } from '#app/db/client.server.ts';
import { keptFilePath } from '#app/db/files.server.ts';
import type { ImportBatch, Prisma } from '#app/db/generated/client.ts';
import { holdBatch } from './import-job.server.ts';
import {
  amountOf,
  CHUNK,
  giveWay,
  isBroken,
  judgedColumns,
  keysOf,
  type SheetSummary,
} from './import-rows.server.ts';
import { beginJudging, judgeRows } from './judge.server.ts';
import type { RowGiven } from './judge-deals.server.ts';
import type { LedgerKind } from './ledger.ts';
import { readLedgerNames } from './ledger-names.server.ts';
import { readLedgerFile } from './read-ledger-file.server.ts';
import type { ColumnMapping, LedgerReading, RowReading, SheetReading } from './reading.ts';

/** How long a transaction over a whole file may take. */
export const FILE_TIME = 15 * 60_000;

/** Reads the file of a batch into rows and judges them; earlier rows of the batch go. */
export async function readBatchFile(ctx: Ctx, batch: ImportBatch): Promise<void> {
  const reading = await readLedgerFile(keptFilePath(batch.file), {
    names: await readLedgerNames(),
    mappings: await mappingsOf(batch.teamId),
    fileName: batch.fileName,
    today: ctx.today,
  });
  await inTransaction((tx) => storeReading(tx, ctx, batch, reading), FILE_TIME);
}

async function mappingsOf(teamId: string): Promise<ColumnMapping[]> {
  const rows = await db().ledgerMapping.findMany({ where: { teamId } });
  return rows.map(({ layout, ledger, columns }) => ({
    layout,
    ledger: ledger as LedgerKind,
    columns: columns as Record<string, string | null>,
  }));
}

async function storeReading(tx: Tx, ctx: Ctx, batch: ImportBatch, { sheets }: LedgerReading): Promise<void> {
  await holdBatch(tx, batch.id);
  await tx.importRow.deleteMany({ where: { batchId: batch.id } });
  const judging = await beginJudging(tx, ctx, batch.teamId);
  const rows = sheets.flatMap((sheet, place) =>
    sheet.rows.map((row) => ({ row, sheet, place, ledger: sheet.ledger })),
  );
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows
      .slice(start, start + CHUNK)
      .flatMap(({ ledger, ...item }, index) =>
        ledger ? [{ ...item, ledger, given: fresh(start + index, ledger, item.sheet, item.row) }] : [],
      );
    const judged = await judgeRows(
      judging,
      chunk.map(({ given }) => given),
    );
    await insertRows(
      tx,
      'import_row',
      chunk.flatMap(({ row, place, ledger, given }, index) => {
        const said = judged[index];
        if (!said) return [];
        const { recordId, ...columns } = judgedColumns(said, row.problems);
        return {
          ...{ batch_id: batch.id, seq: given.seq, sheet: place, row: row.row, ledger },
          ...{ cells: row.cells, values: row.values, keys: given.keys, amount: amountOf(ledger, row.values) },
          ...{ ...columns, record_id: recordId },
        };
      }),
    );
    await giveWay();
  }
  const summaries: SheetSummary[] = sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.length }));
  await tx.importBatch.update({
    where: { id: batch.id, state: 'reading' },
    data: {
      state: sheets.some(({ rows, ledger }) => ledger && rows.length > 0) ? 'ready' : 'mapping',
      ...{ rowCount: rows.length, progress: rows.length },
      sheets: summaries as unknown as Prisma.InputJsonArray,
      editions: [...judging.editions.planned.values()] as unknown as Prisma.InputJsonArray,
    },
  });
}

const fresh = (seq: number, ledger: LedgerKind, sheet: SheetReading, row: RowReading): RowGiven => ({
  ...{ seq, ledger, cells: row.cells, values: row.values, context: sheet.context },
  ...{ keys: keysOf(ledger, row.values), broken: isBroken(row.problems) },
  ...{ decision: null, decisionId: null },
});
