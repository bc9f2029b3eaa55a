import { useLoaderData } from '@remix-run/react';
import { userLoader } from '#app/auth/guard.server.ts';
import { canInstruct } from '#app/domain/instructions/instruction.policy.ts';
import { followReport } from '#app/reports/follow-through/report.server.ts';
import { FollowPage } from '#app/reports/follow-through/ui/follow-page.tsx';
import { ReportError } from '#app/reports/pipeline/ui/report-error.tsx';

export const handle = { title: 'followThrough:title', texts: ['definitions', 'followThrough', 'reports'] };

/** What became of what was signed. */
export const loader = userLoader({ area: 'reports' }, async ({ ctx, url }) => ({
  ...(await followReport(ctx, url.searchParams)),
  today: ctx.today,
  mayInstruct: canInstruct(ctx.user),
}));

export default function FollowThroughPage() {
  return <FollowPage {...useLoaderData<typeof loader>()} />;
}

export const ErrorBoundary = ReportError;
