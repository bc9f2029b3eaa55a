import type { Ctx } from '#app/auth/user.ts';
import { inTransaction } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { recordChange, refuseStale } from '#app/domain/history/audit.server.ts';
import { forbidden, notFound } from '#app/lib/refusal.ts';
import { editsDefinitions } from './definition.policy.ts';
import type { DefinitionInput } from './definition.schema.ts';

/**
 * Says anew what a word of the reports means; every report says so from then on. Issued circulars stay as they are.
 * @throws Refusal `forbidden`, `not_found`, `stale`
 */
export function editDefinition(
  ctx: Ctx,
  code: string,
  { version, ...input }: DefinitionInput,
): Promise<void> {
  if (!editsDefinitions(ctx.user)) throw forbidden();
  return inTransaction(async (tx) => {
    const before = await tx.rateDefinition.findUnique({ where: { code } });
    if (!before) throw notFound();
    await refuseStale(tx, 'definitions', { id: code, version: before.version }, version);
    const data: Prisma.RateDefinitionUpdateManyMutationInput = { ...input, version: { increment: 1 } };
    const { count } = await tx.rateDefinition.updateMany({ where: { code, version }, data });
    if (count === 0) await refuseStale(tx, 'definitions', { id: code, version: version + 1 }, version);
    await recordChange(tx, ctx, {
      action: 'edit',
      subject: 'definitions',
      id: code,
      label: input.name,
      version: version + 1,
      before: { ...before },
      after: input,
    });
  });
}
