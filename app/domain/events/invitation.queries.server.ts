import encodeQR from 'qr';
import type { Ctx } from '#app/auth/user.ts';
import { visibleGuests } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { readPage } from '#app/db/page.server.ts';
import type { InvitationFilter } from './invitation.schema.ts';

/**
 * Invitations to print: that of one guest, or page by page those of all who did not decline. The QR code leads to the
 * page that checks the guest in.
 * @param origin where this system is reached, as the guests' hosts reach it
 */
export async function listInvitations(
  ctx: Ctx,
  editionId: string,
  { guest, state, after }: InvitationFilter,
  origin: string,
) {
  const whom = guest ? { id: guest } : { reply: { not: 'declined' as const } };
  const where: Prisma.EventGuestWhereInput = {
    AND: [visibleGuests(ctx.user), { editionId, ...whom, ...(state === 'uninvited' && { invitedAt: null }) }],
  };
  const page = await readPage(after, {
    count: (take) => db().eventGuest.count({ where, take }),
    rows: (args) =>
      db().eventGuest.findMany({
        where,
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        ...args,
        select: { id: true, name: true, organization: true, title: true, invitedAt: true, ticket: true },
      }),
  });
  return {
    ...page,
    rows: page.rows.map(({ ticket, ...row }) => ({ ...row, code: qrPath(`${origin}/check-in/${ticket}`) })),
  };
}

/** A QR code as the outline of its dark squares, one unit each, with the quiet margin around it. */
function qrPath(text: string): { size: number; path: string } {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  const squares = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size: rows.length, path: squares.join('') };
}
