import type { Ctx } from '#app/auth/user.ts';
import { visibleImports } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import { notFound } from '#app/lib/refusal.ts';

/** How far the server is with a ledger. @throws Refusal `not_found` */
export async function readImportProgress(ctx: Ctx, id: string) {
  const batch = await db().importBatch.findFirst({
    where: { AND: [{ id }, visibleImports(ctx.user)] },
    select: { state: true, progress: true, rowCount: true },
  });
  if (!batch) throw notFound();
  return batch;
}
