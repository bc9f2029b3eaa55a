import { parseForm, parseQuery, resourceAction, userLoader } from '#app/auth/guard.server.ts';
import { createCompany } from '#app/domain/companies/company.commands.server.ts';
import { findCompanies } from '#app/domain/companies/company.queries.server.ts';
import { companyChoiceSchema, companySchema } from '#app/domain/companies/company.schema.ts';

/** Companies for a picker. */
export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) =>
  Response.json({ choices: await findCompanies(ctx, parseQuery(companyChoiceSchema, url).q) }),
);

/** Registers a company by its name alone, from inside a picker. */
export const action = resourceAction({ area: 'records' }, async ({ ctx, values }) => {
  const { id, name } = await createCompany(ctx, parseForm(companySchema, { name: values.name ?? '' }));
  return { choice: { id, text: name } };
});
