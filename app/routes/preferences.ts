import { redirect } from '@remix-run/node';
import { preferenceCookies } from '#app/auth/locale.server.ts';
import { publicAction } from '#app/auth/public.server.ts';
import { localPath } from '#app/lib/local-path.ts';

export const loader = () => redirect('/');

/** Language and theme of this browser, signed in or not; then back to where the choice was made. */
export const action = publicAction(async ({ values }) => {
  const to = localPath(typeof values.to === 'string' ? values.to : null);
  throw redirect(to, { headers: await preferenceCookies(values) });
});
