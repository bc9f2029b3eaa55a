import { createCookie } from '@remix-run/node';
import type { Ctx } from '#app/auth/user.ts';

const cookie = createCookie('reminder', { path: '/', sameSite: 'lax', httpOnly: true, maxAge: 24 * 3600 });

const seen = ({ user, today }: Ctx) => `${user.id} ${today}`;

/** Headers that put today's reminder away in this browser; tomorrow there is a new one. */
export async function dismissReminder(ctx: Ctx): Promise<{ 'Set-Cookie': string }> {
  return { 'Set-Cookie': await cookie.serialize(seen(ctx)) };
}

/** Whether this user put today's reminder away. */
export async function isReminderDismissed(ctx: Ctx, request: Request): Promise<boolean> {
  return (await cookie.parse(request.headers.get('cookie'))) === seen(ctx);
}
