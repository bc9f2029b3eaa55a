import { recordId, userLoader } from '#app/auth/guard.server.ts';
import { readDesk } from '#app/domain/signings/desk.queries.server.ts';

/** What a desk asks every second. */
export const loader = userLoader({ area: 'records', use: 'poll' }, async ({ ctx, params, url }) =>
  Response.json(await readDesk(ctx, recordId(params), url.searchParams.get('since') ?? '')),
);
