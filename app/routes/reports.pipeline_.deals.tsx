import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { userLoader } from '#app/auth/guard.server.ts';
import { codeName, i18nFor } from '#app/i18n/i18n.server.ts';
import { cellLabel } from '#app/reports/pipeline/cell-label.server.ts';
import { isOfPlace } from '#app/reports/pipeline/cells.ts';
import { readCountedDeals } from '#app/reports/pipeline/drill-down.server.ts';
import { periodShown, toSearch } from '#app/reports/pipeline/filters.ts';
import { CountedDeals } from '#app/reports/pipeline/ui/counted-deals.tsx';
import { ReportError } from '#app/reports/pipeline/ui/report-error.tsx';

export const handle = { title: 'reports:records.title', texts: ['reports'] };

/** The deals behind one number of the pipeline report. */
export const loader = userLoader({ area: 'reports' }, async ({ ctx, url }) => {
  const { cell, filters, labels, total, deals, after } = await readCountedDeals(ctx, url.searchParams);
  const { t } = await i18nFor(ctx.locale);
  const named = deals.map((deal) => {
    const county = labels.counties.find(({ code }) => code === deal.countyCode);
    return { ...deal, county: county ? codeName(county, ctx.locale) : null };
  });
  return {
    total,
    deals: named,
    after,
    cell,
    filters,
    title: cellLabel(cell, filters, labels, t, ctx.locale),
  };
});

export default function CountedDealsPage() {
  const { cell, filters, ...list } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <CountedDeals
      {...list}
      list="pipeline-deals"
      crumb={{ to: `/reports/pipeline?${toSearch(filters)}`, text: t('reports:records.back') }}
      note={`${t('reports:asOf', { date: filters.asOf })} · ${t('reports:period', periodShown(filters))}`}
      isShare={isOfPlace(cell, filters)}
    />
  );
}

export const ErrorBoundary = ReportError;
