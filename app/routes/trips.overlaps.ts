import { parseQuery, userLoader } from '#app/auth/guard.server.ts';
import { canPlanTrips } from '#app/domain/trips/trip.policy.ts';
import { findOverlaps } from '#app/domain/trips/trip.queries.server.ts';
import { overlapSchema } from '#app/domain/trips/trip.schema.ts';
import { forbidden } from '#app/lib/refusal.ts';

/** Who of these people is on another journey on these days, while one is planned. */
export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) => {
  if (!canPlanTrips(ctx.user)) throw forbidden();
  const { from, to, members, leader, self } = parseQuery(overlapSchema, url);
  const people = { memberIds: members, leaderName: leader };
  return Response.json({ overlaps: await findOverlaps(ctx, { startsOn: from, endsOn: to }, people, self) });
});
