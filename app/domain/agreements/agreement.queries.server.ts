import type { Ctx } from '#app/auth/user.ts';
import { visibleDeals } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import { canDeal } from '#app/domain/deals/deal.policy.ts';
import { fromDateColumn } from '#app/lib/dates.ts';
import { forbidden, notFound } from '#app/lib/refusal.ts';

/** A standing agreement that the user may take back. @throws Refusal `not_found`, `forbidden` */
export async function readAgreement(ctx: Ctx, id: string) {
  const agreement = await db().agreement.findFirst({
    where: { id, voidedAt: null, deal: visibleDeals(ctx.user) },
    select: {
      kind: true,
      amount: true,
      signedOn: true,
      deal: { select: { id: true, name: true, version: true, teamId: true } },
    },
  });
  if (!agreement) throw notFound();
  if (!canDeal(ctx.user, 'sign', agreement.deal)) throw forbidden();
  return { ...agreement, amount: agreement.amount.toFixed(2), signedOn: fromDateColumn(agreement.signedOn) };
}
