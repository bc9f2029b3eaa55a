import { recordId, userLoader } from '#app/auth/guard.server.ts';
import { downloadTripReport } from '#app/reports/trip-report/download.commands.server.ts';

export const loader = userLoader({ area: 'records' }, ({ ctx, request, params }) =>
  downloadTripReport(ctx, request.method, recordId(params)),
);
