import type { Ctx } from '#app/auth/user.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { recordDealChange } from '#app/domain/deals/deal-log.server.ts';
import { type DealForWrite, takeDeal } from '#app/domain/deals/deal-write.server.ts';
import { fromDateColumn, fromOptionalDate, type LocalDate, toDateColumn } from '#app/lib/dates.ts';
import { refused } from '#app/lib/refusal.ts';
import { isEnded } from './arrival.rules.ts';

/**
 * 核销: takes a deal that ended after its signing out of what the follow-through counts, from a day on.
 * @throws Refusal `not_found`, `forbidden`, `stale`; `refused` unless it was signed and has ended by that day
 */
export function writeOffDeal(
  ctx: Ctx,
  id: string,
  { version, writtenOffOn, reason }: { version: number; writtenOffOn: LocalDate; reason: string },
): Promise<void> {
  return inTransaction(async (tx) => {
    const deal = await takeDeal(tx, ctx, id, 'writeOff', version);
    refuseUnended(ctx, deal, writtenOffOn);
    const data = { writtenOffOn: toDateColumn(writtenOffOn), writtenOffReason: reason };
    await tx.deal.update({
      where: { id },
      data: { ...data, updatedAt: ctx.now, version: { increment: 1 } },
      select: { id: true },
    });
    await recordDealChange(tx, ctx, deal, {
      action: 'write_off',
      version: version + 1,
      after: { writtenOffOn, writtenOffReason: reason },
    });
  });
}

/**
 * Undoes a write-off: the deal counts again, as the ended one it is.
 * @throws Refusal `not_found`, `forbidden`, `stale`; `refused` when it is not written off
 */
export function undoWriteOff(ctx: Ctx, id: string, version: number): Promise<void> {
  return inTransaction(async (tx) => {
    const deal = await takeDeal(tx, ctx, id, 'writeOff', version);
    if (!deal.writtenOffOn) throw refused('arrivals:refusal.notWrittenOff');
    await tx.deal.update({
      where: { id },
      data: { writtenOffOn: null, writtenOffReason: '', updatedAt: ctx.now, version: { increment: 1 } },
      select: { id: true },
    });
    await recordDealChange(tx, ctx, deal, {
      action: 'undo_write_off',
      version: version + 1,
      before: { writtenOffOn: fromOptionalDate(deal.writtenOffOn), writtenOffReason: deal.writtenOffReason },
      after: { writtenOffOn: null, writtenOffReason: null },
    });
  });
}

function refuseUnended(ctx: Ctx, deal: DealForWrite, on: LocalDate): void {
  if (deal.writtenOffOn) throw refused('arrivals:refusal.writtenOff');
  if (!deal.signedOn || !isEnded(deal.status)) throw refused('arrivals:refusal.notEnded');
  if (on > ctx.today) throw refused('errors:future', {}, 'writtenOffOn');
  const ended = deal.history.find(({ kind }) => kind === 'status');
  const since = fromDateColumn(ended?.effectiveOn ?? deal.signedOn);
  if (on < since) throw refused('deals:refusal.tooEarly', { since }, 'writtenOffOn');
}
