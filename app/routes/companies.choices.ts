import { userLoader } from '#app/auth/guard.server.ts';
import { findCompanies } from '#app/domain/companies/company.queries.server.ts';

export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) => ({
  choices: await findCompanies(ctx, (url.searchParams.get('q') ?? '').slice(0, 100)),
}));
