import { useLoaderData } from '@remix-run/react';
import { recordId, userLoader } from '#app/auth/guard.server.ts';
import { ReportError } from '#app/reports/pipeline/ui/report-error.tsx';
import { teamWork } from '#app/reports/teams/team.server.ts';
import { TeamPage } from '#app/reports/teams/ui/team-page.tsx';

export const handle = { title: 'teamReport:title', texts: ['reports', 'teamReport'] };

/** One team month by month, with its people for who leads them. */
export const loader = userLoader({ area: 'reports' }, async ({ ctx, params, url }) => ({
  ...(await teamWork(ctx, recordId(params), url.searchParams)),
  today: ctx.today,
}));

export default function TeamRoute() {
  return <TeamPage {...useLoaderData<typeof loader>()} />;
}

export const ErrorBoundary = ReportError;
