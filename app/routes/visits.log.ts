import { parseForm, resourceAction } from '#app/auth/guard.server.ts';
import { logVisit } from '#app/domain/visits/visit.commands.server.ts';
import { visitSchema } from '#app/domain/visits/visit.schema.ts';

/** Logs a talk that waited in the browser; sent again with the same key it answers the same visit. */
export const action = resourceAction({ area: 'records' }, ({ ctx, values }) =>
  logVisit(ctx, parseForm(visitSchema, values)),
);
