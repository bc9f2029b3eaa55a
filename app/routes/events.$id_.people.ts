import { parseQuery, recordId, userLoader } from '#app/auth/guard.server.ts';
import { findPeople } from '#app/domain/events/delegate.queries.server.ts';
import { peopleChoiceSchema } from '#app/domain/events/delegate.schema.ts';
import { readEdition } from '#app/domain/events/edition.queries.server.ts';
import { forbidden } from '#app/lib/refusal.ts';

/** Users who may join the delegation, for a picker. */
export const loader = userLoader({ area: 'records' }, async ({ ctx, params, url }) => {
  const edition = await readEdition(ctx, recordId(params));
  if (!edition.canArrange) throw forbidden();
  return Response.json({ choices: await findPeople(edition.id, parseQuery(peopleChoiceSchema, url).q) });
});
