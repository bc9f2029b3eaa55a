import type { Ctx } from '#app/auth/user.ts';
import { inTransaction, sql } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { keepIssued, takeToIssue } from '#app/domain/circulars/circular.commands.server.ts';
import { refused } from '#app/lib/refusal.ts';
import { readDraft } from './circular.queries.server.ts';
import { frozen } from './document.ts';

/**
 * Issues a circular: text and tables are frozen as they stand, dated today. What it is made of cannot change
 * meanwhile: its month is locked, and its row is held.
 * @throws Refusal `not_found`, `forbidden` once it is issued, `stale`, `refused` while its month is open, or where
 *   reports read a copy of the database that has not got the lock yet
 */
export function issueCircular(ctx: Ctx, id: string, version: number): Promise<void> {
  return inTransaction(async (tx) => {
    const circular = await takeToIssue(tx, ctx, id, version);
    const [copy] =
      await sql()`SELECT 1 FROM period WHERE id = ${circular.period.id} AND locked_at IS NOT NULL`;
    if (!copy) throw refused('circulars:problem.copyBehind');
    const { document } = await readDraft(ctx, circular);
    await keepIssued(tx, ctx, {
      id,
      version,
      documentNumber: document.documentNumber,
      issued: frozen(document) as unknown as Prisma.InputJsonObject,
    });
  });
}
