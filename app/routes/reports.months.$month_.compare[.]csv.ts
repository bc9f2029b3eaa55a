import { userLoader } from '#app/auth/guard.server.ts';
import { downloadComparison } from '#app/reports/months/download.server.ts';

export const loader = userLoader({ area: 'reports' }, ({ ctx, request, params }) =>
  downloadComparison(ctx, request, params, 'csv'),
);
