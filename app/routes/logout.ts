import { redirect } from '@remix-run/node';
import { publicAction } from '#app/auth/public.server.ts';
import { closeSession } from '#app/auth/session.server.ts';

/** Signing out is a post, so that no link or image of another site can do it. */
export const loader = () => redirect('/');

export const action = publicAction(async ({ request }) => {
  throw redirect('/login', { headers: { 'Set-Cookie': await closeSession(request) } });
});
