import { userLoader } from '#app/auth/guard.server.ts';
import { downloadMonth } from '#app/reports/months/download.server.ts';

export const loader = userLoader({ area: 'reports' }, ({ ctx, request, params }) =>
  downloadMonth(ctx, request, params, 'json'),
);
