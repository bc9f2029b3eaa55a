import { useLoaderData } from '@remix-run/react';
import { userLoader } from '#app/auth/guard.server.ts';
import { ReportError } from '#app/reports/pipeline/ui/report-error.tsx';
import { teamReport } from '#app/reports/teams/report.server.ts';
import { TeamReportPage } from '#app/reports/teams/ui/team-report-page.tsx';

export const handle = { title: 'teamReport:title', texts: ['reports', 'teamReport'] };

/** What each team did and where it stands. */
export const loader = userLoader({ area: 'reports' }, async ({ ctx, url }) => ({
  ...(await teamReport(ctx, url.searchParams)),
  today: ctx.today,
}));

export default function TeamReportRoute() {
  return <TeamReportPage {...useLoaderData<typeof loader>()} />;
}

export const ErrorBoundary = ReportError;
