import { recordId, userLoader } from '#app/auth/guard.server.ts';
import { exportFollowThrough } from '#app/reports/event/export.commands.server.ts';

export const loader = userLoader({ area: 'reports' }, ({ ctx, request, params }) =>
  exportFollowThrough(ctx, request.method, recordId(params)),
);
