import { userLoader } from '#app/auth/guard.server.ts';
import { downloadList } from '#app/reports/exports/download-list.server.ts';

/** Every list as a file: `/exports/deals.xlsx?stage=signed`. */
export const loader = userLoader({ area: 'records' }, ({ ctx, request, params }) =>
  downloadList(ctx, request, params.file ?? ''),
);
