import { useLoaderData } from '@remix-run/react';
import { userLoader } from '#app/auth/guard.server.ts';
import { setsTargets } from '#app/domain/targets/target.policy.ts';
import { readCountyReport } from '#app/reports/counties/county-report.queries.server.ts';
import { CountyPage } from '#app/reports/counties/ui/county-page.tsx';
import { ReportError } from '#app/reports/pipeline/ui/report-error.tsx';

export const handle = { title: 'countyTable:title', texts: ['reports', 'countyTable'] };

export const loader = userLoader({ area: 'reports' }, async ({ ctx, url }) => ({
  ...(await readCountyReport(ctx, url.searchParams)),
  thisYear: Number(ctx.today.slice(0, 4)),
  canSet: setsTargets(ctx.user),
}));

export default function CountyReportPage() {
  return <CountyPage {...useLoaderData<typeof loader>()} />;
}

export const ErrorBoundary = ReportError;
