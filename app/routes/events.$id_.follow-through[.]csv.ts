import { recordId, userLoader } from '#app/auth/guard.server.ts';
import { downloadFollowThrough } from '#app/reports/event/files.server.ts';

export const loader = userLoader({ area: 'reports' }, ({ ctx, request, params }) =>
  downloadFollowThrough(ctx, request, recordId(params)),
);
