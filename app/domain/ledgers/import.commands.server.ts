import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Ctx } from '#app/auth/user.ts';
import { visibleImports } from '#app/auth/visible.ts';
import { db, inTransaction, type Tx } from '#app/db/client.server.ts';
import { dropFiles, keepCopy, newFileName, settling } from '#app/db/files.server.ts';
import type { ImportBatch, Prisma } from '#app/db/generated/client.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';
import { forbidden, notFound, Refusal, refused } from '#app/lib/refusal.ts';
import { understandRow } from './cells/understand.server.ts';
import { canImport } from './import.policy.ts';
import type { Decision, ImportState } from './import.ts';
import { startJob } from './import-job.server.ts';
import {
  amountOf,
  givenOf,
  isBroken,
  judgedColumns,
  keysOf,
  type SheetSummary,
} from './import-rows.server.ts';
import { beginJudging, judgeRows } from './judge.server.ts';
import type { RowGiven } from './judge-deals.server.ts';
import { readLedgerNames } from './ledger-names.server.ts';
import { readBatchFile } from './read-batch.server.ts';
import type { CellProblem, ColumnMapping } from './reading.ts';
import { saveBatch } from './save-batch.server.ts';
import { undoBatch } from './undo-batch.server.ts';

/**
 * Takes a ledger file in and begins to read it.
 * @param file where it was written; it is copied and may be removed afterwards
 * @throws Refusal `forbidden` for a team the user does not import for
 */
export async function startImport(
  ctx: Ctx,
  { teamId, fileName, file }: { teamId: string; fileName: string; file: string },
): Promise<{ id: string }> {
  if (!canImport(ctx.user, teamId)) throw forbidden();
  if ((await db().team.count({ where: { id: teamId, archivedAt: null } })) === 0)
    throw refused('errors:unknown', {}, 'teamId');
  const name = newFileName();
  const { size } = await stat(file);
  if (size === 0) throw refused('imports:failure.empty', {}, 'file');
  const sha256 = await sha256Of(file);
  const batch = await settling([name], async () => {
    await keepCopy(name, file);
    const entry = { fileName: shortened(fileName), file: name, sha256, bytes: size, teamId };
    return inTransaction(async (tx) => {
      const batch = await tx.importBatch.create({
        data: { ...entry, recordedById: ctx.user.id, recordedAt: ctx.now },
      });
      await recordChange(tx, ctx, {
        ...{ action: 'upload_ledger', subject: 'imports', id: batch.id, label: batch.fileName },
      });
      return batch;
    });
  });
  startJob(batch.id, 'failed', () => readBatchFile(ctx, batch));
  return { id: batch.id };
}

const shortened = (name: string) => name.split(/[\\/]/).at(-1)?.slice(-200) || 'ledger';

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/**
 * Reads the file again: after a failure, or with columns mapped by hand. The mapping is remembered for the team.
 * Corrections and answers made before are lost.
 * @throws Refusal `not_found`, `refused` once it is saved
 */
export async function readAgain(ctx: Ctx, id: string, mapping?: ColumnMapping): Promise<void> {
  const batch = await inTransaction(async (tx) => {
    const batch = await takeBatch(tx, ctx, id, ['mapping', 'ready', 'failed'], 'reading');
    if (!mapping) return batch;
    const { layout, ledger, columns } = mapping;
    const entry = { ledger, columns, updatedAt: ctx.now };
    await tx.ledgerMapping.upsert({
      where: { teamId_layout: { teamId: batch.teamId, layout } },
      create: { teamId: batch.teamId, layout, ...entry },
      update: entry,
    });
    return batch;
  });
  startJob(id, 'failed', () => readBatchFile(ctx, batch));
}

/**
 * Corrects cells of a row, by their columns; it is understood and judged anew.
 * @throws Refusal `not_found`, `refused` unless the batch waits to be saved
 */
export function correctCells(
  ctx: Ctx,
  id: string,
  seq: number,
  corrected: Record<string, string>,
): Promise<void> {
  return changeRow(ctx, id, seq, async (given) => {
    const cells = { ...given.cells, ...corrected };
    const understood = understandRow(given.ledger, cells, given.context, {
      names: await readLedgerNames(),
      today: ctx.today,
    });
    return {
      given: {
        ...given,
        cells,
        values: understood.values,
        keys: keysOf(given.ledger, understood.values),
        broken: isBroken(understood.problems),
      },
      problems: understood.problems,
    };
  });
}

/**
 * Says what a possible duplicate is: new, the same as a record, or to be left out.
 * @throws Refusal as {@link correctCells}; `refused` for a record that the row was not asked about
 */
export function decideRow(
  ctx: Ctx,
  id: string,
  seq: number,
  decision: Decision | null,
  recordId: string | null,
): Promise<void> {
  if (decision === 'existing' && !recordId) throw refused('errors:required', {}, 'recordId');
  return changeRow(ctx, id, seq, async (given, problems) => ({
    given: { ...given, decision, decisionId: decision === 'existing' ? recordId : null },
    problems,
  }));
}

type Change = (
  given: RowGiven,
  problems: CellProblem[],
) => Promise<{ given: RowGiven; problems: CellProblem[] }>;

function changeRow(ctx: Ctx, id: string, seq: number, change: Change): Promise<void> {
  return inTransaction(async (tx) => {
    const batch = await takeBatch(tx, ctx, id, ['ready'], 'ready');
    const row = await tx.importRow.findUnique({ where: { batchId_seq: { batchId: id, seq } } });
    if (!row) throw notFound();
    const sheets = batch.sheets as unknown as SheetSummary[];
    const before = row.problems as unknown as CellProblem[];
    const { given, problems } = await change(givenOf(row, sheets[row.sheet]?.context), before);
    const judging = await beginJudging(tx, ctx, batch.teamId);
    const [judged] = await judgeRows(judging, [given]);
    if (!judged) throw notFound();
    const { cells, values, keys, decision, decisionId } = given;
    await tx.importRow.update({
      where: { batchId_seq: { batchId: id, seq } },
      data: {
        ...{ cells, decision, decisionId, ...judgedColumns(judged, problems) },
        values: values as unknown as Prisma.InputJsonObject,
        keys: keys as unknown as Prisma.InputJsonObject,
        amount: amountOf(given.ledger, values),
      },
    });
  });
}

/**
 * Saves a batch in the background; `readImport` tells how far it is.
 * @param reason why a locked month is changed, if one is
 * @throws Refusal `not_found`, `refused` unless it waits to be saved
 */
export async function saveImport(ctx: Ctx, id: string, reason: string | null): Promise<void> {
  const batch = await inTransaction((tx) => takeBatch(tx, ctx, id, ['ready'], 'saving'));
  startJob(id, 'ready', () => saveBatch(ctx, batch, reason));
}

/**
 * Takes a saved batch back in the background, whole or not at all.
 * @throws Refusal `not_found`, `refused` unless it is saved
 */
export async function undoImport(ctx: Ctx, id: string, reason: string | null): Promise<void> {
  const batch = await inTransaction((tx) => takeBatch(tx, ctx, id, ['saved'], 'undoing'));
  startJob(id, 'saved', () => undoBatch(ctx, batch, reason));
}

/** Throws a batch away that was not saved, with its file. @throws Refusal `not_found`, `refused` */
export async function discardImport(ctx: Ctx, id: string): Promise<void> {
  const file = await inTransaction(async (tx) => {
    const batch = await takeBatch(tx, ctx, id, ['mapping', 'ready', 'failed'], 'failed');
    await tx.importBatch.delete({ where: { id } });
    await recordChange(tx, ctx, {
      ...{ action: 'discard_ledger', subject: 'imports', id, label: batch.fileName },
    });
    return batch.file;
  });
  await dropFiles([file]);
}

/** A batch that nobody else works on, brought to its next state. */
async function takeBatch(
  tx: Tx,
  ctx: Ctx,
  id: string,
  from: ImportState[],
  to: ImportState,
): Promise<ImportBatch> {
  await tx.$queryRaw`SELECT 1 FROM import_batch WHERE id = ${id}::uuid FOR UPDATE`;
  const batch = await tx.importBatch.findFirst({ where: { AND: [{ id }, visibleImports(ctx.user)] } });
  if (!batch) throw notFound();
  if (!canImport(ctx.user, batch.teamId)) throw forbidden();
  if (!from.includes(batch.state)) throw new Refusal('refused', [{ key: `imports:refusal.${batch.state}` }]);
  return tx.importBatch.update({ where: { id }, data: { state: to, progress: 0, failure: [] } });
}
