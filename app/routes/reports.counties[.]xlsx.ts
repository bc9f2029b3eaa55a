import { userLoader } from '#app/auth/guard.server.ts';
import { readCountyDownload } from '#app/reports/counties/county-report.queries.server.ts';
import { download } from '#app/reports/tables/download.server.ts';

export const loader = userLoader({ area: 'reports' }, ({ ctx, request, url }) =>
  download(ctx, request, 'xlsx', () => readCountyDownload(ctx, url.searchParams)),
);
