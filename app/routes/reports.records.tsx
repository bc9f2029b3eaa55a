import { useLoaderData } from '@remix-run/react';
import { userLoader } from '#app/auth/guard.server.ts';
import { readRecords } from '#app/reports/facts/records.queries.server.ts';
import { RecordsPage } from '#app/reports/facts/ui/records-page.tsx';
import { ReportError } from '#app/reports/pipeline/ui/report-error.tsx';

export const handle = { title: 'reports:records.title', texts: ['reports'] };

/** The records behind one number of a report. */
export const loader = userLoader({ area: 'reports' }, ({ ctx, url }) => readRecords(ctx, url.searchParams));

export default function RecordsRoute() {
  return <RecordsPage {...useLoaderData<typeof loader>()} />;
}

export const ErrorBoundary = ReportError;
