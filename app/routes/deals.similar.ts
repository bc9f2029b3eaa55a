import { parseQuery, userLoader } from '#app/auth/guard.server.ts';
import { findSimilarDeals } from '#app/domain/duplicates/similar.queries.server.ts';
import { similarDealSchema } from '#app/domain/duplicates/similar.schema.ts';

export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) =>
  Response.json(await findSimilarDeals(ctx, parseQuery(similarDealSchema, url))),
);
