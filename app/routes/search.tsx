import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseQuery, userLoader } from '#app/auth/guard.server.ts';
import { search } from '#app/domain/search/search.queries.server.ts';
import { searchSchema } from '#app/domain/search/search.schema.ts';
import { SearchResults } from '#app/domain/search/ui/search-results.tsx';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'search:title', texts: ['search'] };

const HITS = 20;

export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) => {
  const { q } = parseQuery(searchSchema, url);
  return { q, groups: await search(ctx, q, HITS) };
});

export default function SearchPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('search:title')} />
      <SearchResults {...useLoaderData<typeof loader>()} />
    </>
  );
}
