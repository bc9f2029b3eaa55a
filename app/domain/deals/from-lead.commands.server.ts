import type { Ctx } from '#app/auth/user.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { linkLead } from '#app/domain/events/lead.commands.server.ts';
import { addDeal } from './deal.commands.server.ts';
import type { DealInput } from './deal.schema.ts';

/**
 * Makes a deal of a lead that was caught at an event; both know of each other or neither is changed.
 * @throws Refusal what addDeal and linkLead throw
 */
export function createDealFromLead(
  ctx: Ctx,
  leadId: string,
  input: DealInput,
): Promise<{ id: string; code: string }> {
  return inTransaction(async (tx) => {
    const deal = await addDeal(tx, ctx, input);
    await linkLead(tx, ctx, leadId, deal.id);
    return deal;
  });
}
