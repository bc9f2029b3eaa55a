import type { Ctx } from '#app/auth/user.ts';
import { visibleGuests } from '#app/auth/visible.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';
import { once } from '#app/domain/history/once.server.ts';
import { forbidden, notFound } from '#app/lib/refusal.ts';
import { canInside } from './edition.policy.ts';
import { insideSelect } from './inside.server.ts';

interface Tap {
  key: string | null;
  /** How long ago it was tapped, in milliseconds. */
  age: number;
}

/**
 * Checks a guest in. Of two desks the first to be recorded counts; the other is told when and by whom.
 * @returns when the guest was checked in, by whom, and whether that was before this tap
 * @throws Refusal `not_found`, `forbidden`
 */
export function checkIn(ctx: Ctx, guestId: string, { key, age }: Tap) {
  return inTransaction(async (tx) => {
    const { name } = await findGuest(tx, ctx, guestId);
    return once(tx, ctx, { key, action: `guests.check_in ${guestId}` }, async () => {
      const at = new Date(ctx.now.getTime() - age);
      const { count } = await tx.eventGuest.updateMany({
        where: { id: guestId, checkedInAt: null },
        data: { checkedInAt: at, checkedInById: ctx.user.id },
      });
      if (count > 0)
        await recordChange(tx, ctx, {
          action: 'check_in',
          subject: 'guests',
          id: guestId,
          label: name,
          after: { checkedInAt: at },
        });
      const { checkedInAt, checkedInBy } = await tx.eventGuest.findUniqueOrThrow({
        where: { id: guestId },
        select: { checkedInAt: true, checkedInBy: { select: { name: true } } },
      });
      return {
        id: guestId,
        name,
        at: (checkedInAt ?? at).toISOString(),
        by: checkedInBy?.name ?? '',
        already: count === 0,
      };
    });
  });
}

/** Takes a check-in back; one that is not there is no problem. @throws Refusal `not_found`, `forbidden` */
export function undoCheckIn(ctx: Ctx, guestId: string, { key }: Tap) {
  return inTransaction(async (tx) => {
    const { name, checkedInAt } = await findGuest(tx, ctx, guestId);
    return once(tx, ctx, { key, action: `guests.undo_check_in ${guestId}` }, async () => {
      const { count } = await tx.eventGuest.updateMany({
        where: { id: guestId, checkedInAt: { not: null } },
        data: { checkedInAt: null, checkedInById: null },
      });
      if (count > 0)
        await recordChange(tx, ctx, {
          action: 'undo_check_in',
          subject: 'guests',
          id: guestId,
          label: name,
          before: { checkedInAt },
          after: { checkedInAt: null },
        });
      return { id: guestId, name };
    });
  });
}

async function findGuest(tx: Tx, ctx: Ctx, id: string) {
  const guest = await tx.eventGuest.findFirst({
    where: { AND: [{ id }, visibleGuests(ctx.user)] },
    select: { name: true, checkedInAt: true, edition: { select: insideSelect(ctx) } },
  });
  if (!guest) throw notFound();
  if (!canInside(ctx.user, 'work', guest.edition)) throw forbidden();
  return guest;
}
