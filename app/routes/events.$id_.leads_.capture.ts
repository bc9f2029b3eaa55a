import { parseForm, recordId, resourceAction } from '#app/auth/guard.server.ts';
import { captureLead } from '#app/domain/events/lead.commands.server.ts';
import { leadCaptureSchema } from '#app/domain/events/lead.schema.ts';

/** A lead caught at the booth, from the outbox. */
export const action = resourceAction({ area: 'records' }, ({ ctx, params, values }) =>
  captureLead(ctx, recordId(params), parseForm(leadCaptureSchema, values)),
);
