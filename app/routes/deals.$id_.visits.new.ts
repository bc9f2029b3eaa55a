import { redirect } from '@remix-run/node';
import { recordId, userLoader } from '#app/auth/guard.server.ts';

/** A talk about a deal is logged with the form for all talks. */
export const loader = userLoader({ area: 'records' }, async ({ params }) => {
  throw redirect(`/visits/new?deal=${recordId(params)}`);
});
