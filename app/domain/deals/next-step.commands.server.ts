import type * as z from 'zod/mini';
import type { Ctx } from '#app/auth/user.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { toDateColumn } from '#app/lib/dates.ts';
import { refused } from '#app/lib/refusal.ts';
import type { nextStepSchema } from './deal.schema.ts';
import { loggedRecord, recordDealChange } from './deal-log.server.ts';
import { offeredPeople } from './deal-offers.ts';
import { takeDeal } from './deal-write.server.ts';

/** A step newly set is open, whatever became of the one before; also one that is cleared is not done. */
export const NOT_DONE = { nextStepDoneAt: null, nextStepDoneById: null } as const;

/** Says what happens next with a deal, who does it and by when; an empty step clears it. */
export function planNextStep(
  ctx: Ctx,
  id: string,
  { version, ...step }: z.output<typeof nextStepSchema>,
): Promise<void> {
  return inTransaction(async (tx) => {
    const deal = await takeDeal(tx, ctx, id, 'edit', version);
    const ownerId = step.nextStep ? (step.nextStepOwnerId ?? ctx.user.id) : null;
    const kept = [ctx.user.id, deal.ownerId, deal.nextStepOwnerId];
    if (ownerId && !kept.includes(ownerId)) {
      const known = await tx.user.count({
        where: { AND: [{ id: ownerId }, offeredPeople(ctx.user, deal.teamId)] },
      });
      if (known === 0) throw refused('errors:unknown', {}, 'nextStepOwnerId');
    }
    const next = {
      nextStep: step.nextStep,
      nextStepOwnerId: ownerId,
      nextStepDue: step.nextStep && step.nextStepDue ? toDateColumn(step.nextStepDue) : null,
    };
    await tx.deal.update({
      where: { id },
      data: { ...next, ...NOT_DONE, updatedAt: ctx.now, version: { increment: 1 } },
      select: { id: true },
    });
    await recordDealChange(tx, ctx, deal, {
      action: 'next_step',
      version: deal.version + 1,
      before: loggedRecord(deal),
      after: { ...next },
    });
  });
}
