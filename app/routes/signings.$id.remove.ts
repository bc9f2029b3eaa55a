import { recordId, resourceAction } from '#app/auth/guard.server.ts';
import { removeLine } from '#app/domain/signings/line.commands.server.ts';

/** Takes a line off the list. */
export const action = resourceAction({ area: 'records' }, ({ ctx, params }) =>
  removeLine(ctx, recordId(params)),
);
