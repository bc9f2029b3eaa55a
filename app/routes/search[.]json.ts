import { parseQuery, userLoader } from '#app/auth/guard.server.ts';
import { search } from '#app/domain/search/search.queries.server.ts';
import { searchSchema } from '#app/domain/search/search.schema.ts';

const HITS = 5;

/** What the search box asks while somebody types. */
export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) =>
  Response.json({ groups: await search(ctx, parseQuery(searchSchema, url).q, HITS) }),
);
