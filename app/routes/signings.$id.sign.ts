import { parseForm, recordId, resourceAction } from '#app/auth/guard.server.ts';
import { signLine } from '#app/domain/signings/sign.commands.server.ts';
import { signSchema } from '#app/domain/signings/signing.schema.ts';

/** One tap at the desk. */
export const action = resourceAction({ area: 'records' }, ({ ctx, params, values }) =>
  signLine(ctx, recordId(params), parseForm(signSchema, values)),
);
