import { recordId, userLoader } from '#app/auth/guard.server.ts';
import { readProjection } from '#app/domain/signings/projection.queries.server.ts';

/** What a large screen asks every second. */
export const loader = userLoader({ area: 'records', use: 'screen' }, async ({ ctx, params, url }) =>
  Response.json(await readProjection(ctx, recordId(params), url.searchParams.get('since') ?? '')),
);
