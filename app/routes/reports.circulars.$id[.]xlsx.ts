import { recordId, userLoader } from '#app/auth/guard.server.ts';
import { readCircularFile } from '#app/reports/circular/download.server.ts';
import { download } from '#app/reports/tables/download.server.ts';

export const loader = userLoader({ area: 'reports' }, ({ ctx, request, params }) =>
  download(ctx, request, 'xlsx', () => readCircularFile(ctx, recordId(params))),
);
