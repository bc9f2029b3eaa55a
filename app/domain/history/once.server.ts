import type { Ctx } from '#app/auth/user.ts';
import type { Tx } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { refused } from '#app/lib/refusal.ts';

/**
 * Carries a command out once for a key that the browser made: a post whose answer was lost may be sent again, also
 * twice at the same time, and gets the answer of the first. The receipt is written in the command's transaction.
 * @param key nothing where the browser sent none, as without JavaScript: then the command simply runs
 * @throws Refusal `refused` when the key belongs to another user or another command, and what `work` throws
 */
export async function once<T extends Prisma.InputJsonObject>(
  tx: Tx,
  ctx: Ctx,
  { key, action }: { key: string | null; action: string },
  work: () => Promise<T>,
): Promise<T> {
  if (key === null) return work();
  const receipt = { key, userId: ctx.user.id, action, answer: {}, recordedAt: ctx.now };
  // Waits for another transaction with the same key: if that one commits, nothing is inserted here.
  const { count } = await tx.receipt.createMany({ data: receipt, skipDuplicates: true });
  if (count === 0) {
    const first = await tx.receipt.findUniqueOrThrow({ where: { key } });
    if (first.userId !== ctx.user.id || first.action !== action) throw refused('errors:unknown', {}, 'key');
    return first.answer as T;
  }
  const answer = await work();
  await tx.receipt.update({ where: { key }, data: { answer } });
  return answer;
}
