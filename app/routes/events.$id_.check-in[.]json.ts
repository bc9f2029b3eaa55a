import { parseQuery, recordId, userLoader } from '#app/auth/guard.server.ts';
import { readCheckIn } from '#app/domain/events/check-in.queries.server.ts';
import { checkInNewsSchema } from '#app/domain/events/check-in.schema.ts';
import { readInsideEdition } from '#app/domain/events/edition.queries.server.ts';

/** What a desk at the door asks every few seconds. */
export const loader = userLoader({ area: 'records', use: 'poll' }, async ({ ctx, params, url }) => {
  const edition = await readInsideEdition(ctx, recordId(params));
  const { q, since } = parseQuery(checkInNewsSchema, url);
  return Response.json(await readCheckIn(ctx, edition, q, since));
});
