import { parseForm, recordId, resourceAction } from '#app/auth/guard.server.ts';
import { moveStop } from '#app/domain/trips/stop.commands.server.ts';
import { stopMoveSchema } from '#app/domain/trips/trip.schema.ts';

/** Moves a stop of the itinerary. */
export const action = resourceAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const { day, toIndex } = parseForm(stopMoveSchema, values);
  await moveStop(ctx, recordId(params), recordId(params, 'stopId'), day, toIndex);
  return {};
});
