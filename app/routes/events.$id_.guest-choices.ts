import { parseQuery, recordId, userLoader } from '#app/auth/guard.server.ts';
import { readInsideEdition } from '#app/domain/events/edition.queries.server.ts';
import { findGuests } from '#app/domain/events/meeting.queries.server.ts';
import { guestChoiceSchema } from '#app/domain/events/meeting.schema.ts';

/** Guests of an event, for a picker. */
export const loader = userLoader({ area: 'records' }, async ({ ctx, params, url }) => {
  const { id } = await readInsideEdition(ctx, recordId(params));
  return Response.json({ choices: await findGuests(ctx, id, parseQuery(guestChoiceSchema, url).q) });
});
