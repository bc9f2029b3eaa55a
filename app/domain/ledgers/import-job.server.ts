import { db, type Tx } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { type Problem, Refusal } from '#app/lib/refusal.ts';
import type { ImportState } from './import.ts';

/** What the server is working on, so that stopping and tests can wait for it. */
const running = new Map<string, Promise<void>>();

/**
 * Works on a batch after the request is answered. What it writes is one transaction: when it fails the batch goes back
 * to the state it came from, with the reason.
 */
export function startJob(id: string, backTo: ImportState, work: () => Promise<void>): void {
  const job = work()
    .catch((error: unknown) => giveUp(id, backTo, error))
    .finally(() => running.delete(id));
  running.set(id, job);
}

/** Waits until nothing is done on a batch. */
export const jobDone = async (id: string): Promise<void> => running.get(id);

/** Shows other processes, until the transaction ends, that the batch is being worked on. */
export async function holdBatch(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('import:' || ${id}, 0))`;
}

async function giveUp(id: string, backTo: ImportState, error: unknown): Promise<void> {
  // biome-ignore lint/suspicious/noConsole: no request is left whose log would tell of it
  if (!(error instanceof Refusal)) console.error(error);
  const problems: Problem[] = error instanceof Refusal ? error.problems : [{ key: 'imports:failure.fault' }];
  await db().importBatch.update({
    where: { id },
    data: { state: backTo, progress: 0, failure: problems as unknown as Prisma.InputJsonArray },
  });
}
