import { parseQuery, userLoader } from '#app/auth/guard.server.ts';
import { findSimilarCompanies } from '#app/domain/duplicates/similar.queries.server.ts';
import { similarCompanySchema } from '#app/domain/duplicates/similar.schema.ts';

export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) =>
  Response.json(await findSimilarCompanies(ctx, parseQuery(similarCompanySchema, url))),
);
