import { recordId, userLoader } from '#app/auth/guard.server.ts';
import { downloadCircularDocx } from '#app/reports/circular/download.server.ts';

export const loader = userLoader({ area: 'reports' }, ({ ctx, request, params }) =>
  downloadCircularDocx(ctx, request.method, recordId(params)),
);
