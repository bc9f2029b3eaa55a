import { recordId, userLoader } from '#app/auth/guard.server.ts';
import { icsResponse } from '#app/reports/calendar/ics.server.ts';
import { tripCalendar } from '#app/reports/calendar/trip-calendar.queries.server.ts';

/** A journey and its stops for the calendar of a phone. */
export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const { name, body } = await tripCalendar(ctx, recordId(params));
  return icsResponse(body, name);
});
