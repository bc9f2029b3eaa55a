import { userLoader } from '#app/auth/guard.server.ts';
import { exportPipeline } from '#app/reports/pipeline/export.commands.server.ts';

export const loader = userLoader({ area: 'reports' }, ({ ctx, url }) =>
  exportPipeline(ctx, url.searchParams, 'xlsx'),
);
