import { useLoaderData } from '@remix-run/react';
import { userLoader } from '#app/auth/guard.server.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { drawBandChart } from '#app/reports/pipeline/band-chart.server.ts';
import { drawCountyMap } from '#app/reports/pipeline/county-map.server.ts';
import { filterOptions } from '#app/reports/pipeline/options.server.ts';
import { readPipeline } from '#app/reports/pipeline/pipeline.queries.server.ts';
import { tableOf } from '#app/reports/pipeline/report.ts';
import { PipelinePage } from '#app/reports/pipeline/ui/pipeline-page.tsx';
import { ReportError } from '#app/reports/pipeline/ui/report-error.tsx';

export const handle = { title: 'reports:title', texts: ['reports'] };

export const loader = userLoader({ area: 'reports' }, async ({ ctx, url }) => {
  const { report, labels } = await readPipeline(ctx, url.searchParams);
  const { t } = await i18nFor(ctx.locale);
  return {
    report,
    today: ctx.today,
    options: filterOptions(labels, t, ctx.locale),
    map: drawCountyMap(tableOf(report, 'counties'), report.filters, labels, t, ctx.locale),
    bandChart: drawBandChart(tableOf(report, 'bands'), t, ctx.locale),
  };
});

export default function PipelineReportPage() {
  return <PipelinePage {...useLoaderData<typeof loader>()} />;
}

export const ErrorBoundary = ReportError;
