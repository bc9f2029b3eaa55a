import type { Ctx } from '#app/auth/user.ts';
import { visibleDeals } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import { canDeal } from '#app/domain/deals/deal.policy.ts';
import { fromDateColumn, fromOptionalDate } from '#app/lib/dates.ts';
import { maskWithin } from '#app/lib/mask.ts';
import { forbidden, notFound } from '#app/lib/refusal.ts';
import { arrivedOf } from './arrival.rules.ts';

/**
 * The money that came for a deal, latest first, and what it comes to.
 * @param deal read within the user's sight; `masked` hides numbers and addresses in what people typed
 */
export async function listArrivalsOfDeal(
  ctx: Ctx,
  deal: { id: string; signedAmount: string | null; masked: boolean },
) {
  const rows = await db().arrival.findMany({
    where: { voidedAt: null, deal: { AND: [{ id: deal.id }, visibleDeals(ctx.user)] } },
    orderBy: [{ arrivedOn: 'desc' }, { id: 'desc' }],
  });
  const arrivals = rows.map((row) => ({
    id: row.id,
    arrivedOn: fromDateColumn(row.arrivedOn),
    amount: row.amount.toFixed(2),
    currency: row.currency,
    original: row.original?.toFixed(2) ?? null,
    rate: row.rate?.toString() ?? null,
    rateOn: fromOptionalDate(row.rateOn),
    evidence: deal.masked ? maskWithin(row.evidence) : row.evidence,
  }));
  return {
    arrivals,
    total: arrivedOf(
      arrivals.map(({ amount }) => amount),
      deal.signedAmount,
    ),
  };
}

export type DealArrivals = Awaited<ReturnType<typeof listArrivalsOfDeal>>;

/** A standing arrival that the user may take back. @throws Refusal `not_found`, `forbidden` */
export async function readArrival(ctx: Ctx, id: string) {
  const arrival = await db().arrival.findFirst({
    where: { id, voidedAt: null, deal: visibleDeals(ctx.user) },
    select: {
      amount: true,
      arrivedOn: true,
      evidence: true,
      deal: { select: { id: true, name: true, teamId: true, countyCode: true } },
    },
  });
  if (!arrival) throw notFound();
  if (!canDeal(ctx.user, 'build', arrival.deal)) throw forbidden();
  const { id: dealId, name } = arrival.deal;
  return {
    ...arrival,
    amount: arrival.amount.toFixed(2),
    arrivedOn: fromDateColumn(arrival.arrivedOn),
    deal: { id: dealId, name },
  };
}
