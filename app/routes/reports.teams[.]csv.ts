import { userLoader } from '#app/auth/guard.server.ts';
import { download } from '#app/reports/tables/download.server.ts';
import { teamDownload } from '#app/reports/teams/report.server.ts';

export const loader = userLoader({ area: 'reports' }, ({ ctx, request, url }) =>
  download(ctx, request, 'csv', () => teamDownload(ctx, url.searchParams)),
);
