import { userLoader } from '#app/auth/guard.server.ts';
import { exportPipeline } from '#app/reports/pipeline/export.commands.server.ts';

export const loader = userLoader({ area: 'reports' }, ({ ctx, request, url }) =>
  exportPipeline(ctx, request.method, url.searchParams, 'json'),
);
