import type { Ctx } from '#app/auth/user.ts';
import { visibleCompanies, visibleDeals } from '#app/auth/visible.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import type { DuplicateKind } from '#app/db/generated/client.ts';
import { forbidden, notFound } from '#app/lib/refusal.ts';
import { canMerge } from './duplicate.policy.ts';

/**
 * Rules that the two of a pair are two; they are not shown again.
 * @throws Refusal `not_found`, `forbidden`
 */
export function ruleDifferent(ctx: Ctx, id: string): Promise<{ kind: DuplicateKind }> {
  return rule(ctx, id, { differentAt: ctx.now, differentById: ctx.user.id });
}

/** Takes that back. @throws Refusal `not_found`, `forbidden` */
export function reopenPair(ctx: Ctx, id: string): Promise<{ kind: DuplicateKind }> {
  return rule(ctx, id, { differentAt: null, differentById: null });
}

function rule(ctx: Ctx, id: string, data: { differentAt: Date | null; differentById: string | null }) {
  return inTransaction(async (tx) => {
    const pair = await tx.duplicatePair.findUnique({ where: { id } });
    if (!pair) throw notFound();
    const teams = await teamsOf(tx, ctx, pair.kind, [pair.firstId, pair.secondId]);
    if (!canMerge(ctx.user, teams)) throw forbidden();
    await tx.duplicatePair.update({ where: { id }, data, select: { id: true } });
    return { kind: pair.kind };
  });
}

async function teamsOf(tx: Tx, ctx: Ctx, kind: DuplicateKind, ids: string[]): Promise<[string, string]> {
  const select = { teamId: true } as const;
  const [one, other] =
    kind === 'companies'
      ? await tx.company.findMany({
          where: { AND: [{ id: { in: ids } }, visibleCompanies(ctx.user)] },
          select,
        })
      : await tx.deal.findMany({ where: { AND: [{ id: { in: ids } }, visibleDeals(ctx.user)] }, select });
  if (!one || !other) throw notFound();
  return [one.teamId, other.teamId];
}
