import type { Ctx } from '#app/auth/user.ts';
import { visibleDeals } from '#app/auth/visible.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { recordDealChange } from '#app/domain/deals/deal-log.server.ts';
import { type DealForWrite, takeDeal } from '#app/domain/deals/deal-write.server.ts';
import { fromDateColumn, type LocalDate, toDateColumn } from '#app/lib/dates.ts';
import { notFound, refused } from '#app/lib/refusal.ts';
import type { ArrivalInput } from './arrival.schema.ts';

/**
 * Records money that came for a signed deal, for the team and county it has now.
 * @throws Refusal `not_found`, `forbidden`; `refused` before the signing, in the future, or before the first talk
 */
export function recordArrival(ctx: Ctx, dealId: string, input: ArrivalInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const deal = await takeDeal(tx, ctx, dealId, 'build');
    refuseDays(ctx, deal, input);
    const { arrivedOn, rateOn, ...money } = input;
    const arrival = await tx.arrival.create({
      data: {
        ...money,
        arrivedOn: toDateColumn(arrivedOn),
        rateOn: rateOn ? toDateColumn(rateOn) : null,
        dealId: deal.id,
        teamId: deal.teamId,
        countyCode: deal.countyCode,
        recordedAt: ctx.now,
        recordedById: ctx.user.id,
      },
      select: { id: true },
    });
    await recordDealChange(tx, ctx, deal, { action: 'arrive', version: deal.version, after: logged(input) });
    return arrival;
  });
}

function refuseDays(ctx: Ctx, deal: DealForWrite, { arrivedOn, rateOn }: ArrivalInput): void {
  if (!deal.signedOn) throw refused('arrivals:refusal.notSigned');
  if (arrivedOn > ctx.today) throw refused('errors:future', {}, 'arrivedOn');
  if (rateOn && rateOn > ctx.today) throw refused('errors:future', {}, 'rateOn');
  const since = fromDateColumn(deal.firstMetOn);
  if (arrivedOn < since) throw refused('arrivals:refusal.beforeTalk', { since }, 'arrivedOn');
}

/**
 * Takes back an arrival that was recorded by mistake; it stays in the history of its deal.
 * @throws Refusal `not_found` also when it was taken back already, `forbidden`
 */
export function voidArrival(ctx: Ctx, id: string, reason: string): Promise<{ dealId: string }> {
  return inTransaction(async (tx) => {
    const found = await tx.arrival.findFirst({
      where: { id, voidedAt: null, deal: visibleDeals(ctx.user) },
      select: { dealId: true },
    });
    if (!found) throw notFound();
    const deal = await takeDeal(tx, ctx, found.dealId, 'build');
    const arrival = await tx.arrival.findFirst({ where: { id, voidedAt: null } });
    if (!arrival) throw notFound();
    await tx.arrival.update({
      where: { id },
      data: { voidedAt: ctx.now, voidReason: reason, version: { increment: 1 } },
      select: { id: true },
    });
    await recordDealChange(tx, ctx, deal, {
      action: 'void_arrival',
      version: deal.version,
      before: logged({
        ...arrival,
        amount: arrival.amount.toFixed(2),
        arrivedOn: fromDateColumn(arrival.arrivedOn),
      }),
      after: { arrivedOn: null, arrivedAmount: null, evidence: null, voidReason: reason },
    });
    return { dealId: deal.id };
  });
}

/** An arrival as the history of its deal tells it. */
const logged = ({
  arrivedOn,
  amount,
  evidence,
}: {
  arrivedOn: LocalDate;
  amount: string;
  evidence: string;
}) => ({
  arrivedOn,
  arrivedAmount: amount,
  evidence,
});
