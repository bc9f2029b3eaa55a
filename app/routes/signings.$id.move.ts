import { parseForm, recordId, resourceAction } from '#app/auth/guard.server.ts';
import { moveLine } from '#app/domain/signings/line.commands.server.ts';
import { moveLineSchema } from '#app/domain/signings/signing.schema.ts';

/** Moves a line of the list. */
export const action = resourceAction({ area: 'records' }, ({ ctx, params, values }) =>
  moveLine(ctx, recordId(params), parseForm(moveLineSchema, values).to),
);
