import { userLoader } from '#app/auth/guard.server.ts';
import { followDownload } from '#app/reports/follow-through/report.server.ts';
import { download } from '#app/reports/tables/download.server.ts';

export const loader = userLoader({ area: 'reports' }, ({ ctx, request, url }) =>
  download(ctx, request, 'xlsx', () => followDownload(ctx, url.searchParams)),
);
