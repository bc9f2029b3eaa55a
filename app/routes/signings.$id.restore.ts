import { recordId, resourceAction } from '#app/auth/guard.server.ts';
import { restoreLine } from '#app/domain/signings/line.commands.server.ts';

/** Puts a line back on the list. */
export const action = resourceAction({ area: 'records' }, ({ ctx, params }) =>
  restoreLine(ctx, recordId(params)),
);
