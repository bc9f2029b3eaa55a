import type { Ctx } from '#app/auth/user.ts';
import { inTransaction } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { keepIssued, takeToIssue } from '#app/domain/circulars/circular.commands.server.ts';
import { readDraft } from './circular.queries.server.ts';
import { frozen } from './document.ts';

/**
 * Issues a circular: text and tables are frozen as they stand, dated today. What it is made of cannot change
 * meanwhile: its month is locked, and its row is held.
 * @throws Refusal `not_found`, `forbidden` once it is issued, `stale`, `refused` while its month is open
 */
export function issueCircular(ctx: Ctx, id: string, version: number): Promise<void> {
  return inTransaction(async (tx) => {
    const circular = await takeToIssue(tx, ctx, id, version);
    const { document } = await readDraft(ctx, circular);
    await keepIssued(tx, ctx, {
      id,
      version,
      documentNumber: document.documentNumber,
      issued: frozen(document) as unknown as Prisma.InputJsonObject,
    });
  });
}
