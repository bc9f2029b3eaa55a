import { parseQuery, userLoader } from '#app/auth/guard.server.ts';
import { similarCompanySchema } from '#app/domain/companies/company.schema.ts';
import { findSimilarCompanies } from '#app/domain/companies/similar.queries.server.ts';

export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) => {
  const { name, uscc, self } = parseQuery(similarCompanySchema, url);
  return Response.json(await findSimilarCompanies(ctx, name, uscc, self));
});
