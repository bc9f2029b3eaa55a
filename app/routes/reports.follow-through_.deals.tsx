import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { userLoader } from '#app/auth/guard.server.ts';
import { followSearch } from '#app/reports/follow-through/conditions.ts';
import { readFollowedDeals } from '#app/reports/follow-through/drill-down.server.ts';
import { CountedDeals } from '#app/reports/pipeline/ui/counted-deals.tsx';
import { ReportError } from '#app/reports/pipeline/ui/report-error.tsx';

export const handle = { title: 'reports:records.title', texts: ['followThrough', 'reports'] };

/** The deals behind one number of the follow-through. */
export const loader = userLoader({ area: 'reports' }, ({ ctx, url }) =>
  readFollowedDeals(ctx, url.searchParams),
);

export default function FollowedDealsPage() {
  const { filters, ...list } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <CountedDeals
      {...list}
      list="follow-through-deals"
      crumb={{ to: `/reports/follow-through?${followSearch(filters)}`, text: t('followThrough:title') }}
      note={`${t('reports:asOf', { date: filters.asOf })} · ${t('followThrough:signedIn', { from: filters.from, to: filters.to })}`}
    />
  );
}

export const ErrorBoundary = ReportError;
