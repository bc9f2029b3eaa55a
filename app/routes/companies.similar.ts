import { userLoader } from '#app/auth/guard.server.ts';
import { findSimilarCompanies } from '#app/domain/companies/similar.queries.server.ts';

export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) => {
  const read = (name: string) => (url.searchParams.get(name) ?? '').slice(0, 120);
  return findSimilarCompanies(ctx, read('name'), read('uscc'), read('self'));
});
