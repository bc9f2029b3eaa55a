import { createHash, randomBytes } from 'node:crypto';
import type { Ctx } from '#app/auth/user.ts';
import { db, inTransaction } from '#app/db/client.server.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';

/** What is kept of a feed's secret; a leaked table opens no calendar. */
export const calendarKeyOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Whether the user has a private calendar feed; its address is never told again. */
export async function hasCalendar(ctx: Ctx): Promise<boolean> {
  return (await db().user.count({ where: { id: ctx.user.id, calendarKey: { not: null } } })) > 0;
}

/** Makes the user's private calendar feed; an earlier address opens nothing from then on. @returns the secret */
export async function renewCalendar(ctx: Ctx): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await setKey(ctx, calendarKeyOf(secret), 'calendar_on');
  return secret;
}

/** Takes the user's private calendar feed away. */
export function revokeCalendar(ctx: Ctx): Promise<void> {
  return setKey(ctx, null, 'calendar_off');
}

function setKey(ctx: Ctx, calendarKey: string | null, action: string): Promise<void> {
  return inTransaction(async (tx) => {
    const { id, name, username } = ctx.user;
    await tx.user.update({ where: { id }, data: { calendarKey }, select: { id: true } });
    await recordChange(tx, ctx, { action, subject: 'users', id, label: `${name}（${username}）` });
  });
}
