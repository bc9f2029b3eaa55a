import { parseForm, recordId, resourceAction } from '#app/auth/guard.server.ts';
import { undoSigning } from '#app/domain/signings/sign.commands.server.ts';
import { undoSchema } from '#app/domain/signings/signing.schema.ts';

/** Takes a tap back. */
export const action = resourceAction({ area: 'records' }, ({ ctx, params, values }) =>
  undoSigning(ctx, recordId(params), parseForm(undoSchema, values)),
);
