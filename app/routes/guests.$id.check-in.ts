import { parseForm, recordId, resourceAction } from '#app/auth/guard.server.ts';
import { checkIn, undoCheckIn } from '#app/domain/events/check-in.commands.server.ts';
import { checkInSchema } from '#app/domain/events/check-in.schema.ts';

/** A tap at the door, from the outbox. */
export const action = resourceAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const { intent, ...tap } = parseForm(checkInSchema, values);
  return (intent === 'in' ? checkIn : undoCheckIn)(ctx, recordId(params), tap);
});
