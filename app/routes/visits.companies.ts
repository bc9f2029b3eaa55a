import { parseQuery, userLoader } from '#app/auth/guard.server.ts';
import { companyChoiceSchema } from '#app/domain/companies/company.schema.ts';
import { findCompaniesToMeet } from '#app/domain/visits/known-companies.queries.server.ts';

/** Companies for the log form, with whom to name there and the deals in hand. */
export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) =>
  Response.json({ companies: await findCompaniesToMeet(ctx, parseQuery(companyChoiceSchema, url).q) }),
);
