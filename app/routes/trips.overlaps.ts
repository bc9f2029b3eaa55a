import { parseQuery, userLoader } from '#app/auth/guard.server.ts';
import { askOverlaps } from '#app/domain/trips/trip.queries.server.ts';
import { overlapSchema } from '#app/domain/trips/trip.schema.ts';

/** Who of these people is on another journey on these days, while one is planned. */
export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) =>
  Response.json({ overlaps: await askOverlaps(ctx, parseQuery(overlapSchema, url)) }),
);
