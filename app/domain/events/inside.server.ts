import type { Ctx } from '#app/auth/user.ts';
import { insideEditions } from '#app/auth/visible.ts';
import type { Tx } from '#app/db/client.server.ts';
import { forbidden, notFound } from '#app/lib/refusal.ts';
import { EDITION_NAME } from './edition.name.server.ts';
import { canInside, type InsideAction } from './edition.policy.ts';

/** What commands of the inside ask of an edition; of the delegation only whether the user is in it. */
export const insideSelect = (ctx: Ctx) =>
  ({
    ...EDITION_NAME,
    id: true,
    endsOn: true,
    organizerTeamId: true,
    delegates: { where: { userId: ctx.user.id }, select: { userId: true } },
  }) as const;

/**
 * The edition that a command of the inside works at.
 * @throws Refusal `not_found` where its inside is out of sight, `forbidden` by policy
 */
export async function takeInside(tx: Tx, ctx: Ctx, id: string, action: InsideAction) {
  const edition = await tx.eventEdition.findFirst({
    where: { AND: [{ id }, insideEditions(ctx.user)] },
    select: insideSelect(ctx),
  });
  if (!edition) throw notFound();
  if (!canInside(ctx.user, action, edition)) throw forbidden();
  return edition;
}
