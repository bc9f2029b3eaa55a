import { userLoader } from '#app/auth/guard.server.ts';
import { downloadPipeline } from '#app/reports/pipeline/files.server.ts';

export const loader = userLoader({ area: 'reports' }, ({ ctx, request }) =>
  downloadPipeline(ctx, request, 'json'),
);
