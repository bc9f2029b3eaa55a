import { setImmediate } from 'node:timers/promises';
import type { Tx } from '#app/db/client.server.ts';
import type { ImportRow, Prisma } from '#app/db/generated/client.ts';
import type { Decision } from './import.ts';
import type { Judgement, RowGiven } from './judge-deals.server.ts';
import type { LedgerKind } from './ledger.ts';
import type { CellProblem, LedgerValues, RowContext, RowValues, SheetReading } from './reading.ts';
import { type RowKeys, rowKeys } from './row-keys.server.ts';

/** How many rows are worked on before others get their turn. */
export const CHUNK = 500;

/** A sheet without its rows, as it is kept with the batch. */
export type SheetSummary = Omit<SheetReading, 'rows'> & { rows: number };

/** Lets requests of others through between two pieces of long work. */
export const giveWay = (): Promise<void> => setImmediate();

/** Names that a row brings in, in the forms that are compared. */
export function keysOf(ledger: LedgerKind, values: RowValues): RowKeys {
  const given = values as LedgerValues<'signed'> & LedgerValues<'trips'>;
  const companies =
    ledger === 'signed' || ledger === 'negotiating'
      ? [...(given.investors ?? []), ...(given.signatory ?? [])]
      : (given.companies ?? []);
  return rowKeys(given.name ?? '', companies);
}

/** The rows of a batch in their order, some at a time. */
export async function* storedRows(
  tx: Tx,
  batchId: string,
  sheets: readonly SheetSummary[],
): AsyncGenerator<{ row: ImportRow; given: RowGiven }[]> {
  let after = -1;
  for (;;) {
    const rows = await tx.importRow.findMany({
      where: { batchId, seq: { gt: after } },
      orderBy: { seq: 'asc' },
      take: CHUNK,
    });
    const last = rows.at(-1);
    if (!last) return;
    after = last.seq;
    yield rows.map((row) => ({ row, given: givenOf(row, sheets[row.sheet]?.context) }));
    await giveWay();
  }
}

/** A stored row as it waits to be judged. */
export function givenOf(row: ImportRow, context: RowContext = { units: {} }): RowGiven {
  return {
    seq: row.seq,
    ledger: row.ledger as LedgerKind,
    cells: row.cells as Record<string, string>,
    values: row.values as unknown as RowValues,
    keys: row.keys as unknown as RowKeys,
    context,
    broken: isBroken(row.problems as unknown as CellProblem[]),
    decision: row.decision as Decision | null,
    decisionId: row.decisionId,
  };
}

/** Whether a cell keeps the row from being saved. */
export const isBroken = (problems: readonly CellProblem[]): boolean =>
  problems.some(({ level }) => level === 'error');

/** What judging says of a row, as its columns; problems of judging stand after those of its cells. */
export function judgedColumns(judged: Judgement, problems: readonly CellProblem[]) {
  return {
    verdict: judged.verdict,
    recordId: judged.recordId,
    changes: judged.changes as Prisma.InputJsonObject,
    candidates: judged.candidates as unknown as Prisma.InputJsonArray,
    problems: [
      ...problems.filter((problem) => !('judged' in problem)),
      ...judged.problems.map(({ code, key, params }) => ({
        ...{ code: code ?? '', level: 'error', key, judged: true },
        ...(params && { values: params }),
      })),
    ] as unknown as Prisma.InputJsonArray,
  };
}

/** Yuan that a row stands for in the totals of its file. */
export function amountOf(ledger: LedgerKind, values: RowValues): string | null {
  const { totalAmount, fixedAmount } = values as LedgerValues<'signed'>;
  if (ledger === 'signed') return totalAmount?.yuan ?? null;
  return ledger === 'negotiating' ? ((totalAmount ?? fixedAmount)?.yuan ?? null) : null;
}
