import type { CurrentUser } from '#app/auth/user.ts';
import { visibleTeams } from '#app/auth/visible.ts';
import type { Prisma } from '#app/db/generated/client.ts';

/** People who may coordinate a reception: those who work in the teams the user sees. The form offers, the command checks. */
export function offeredCoordinators(user: CurrentUser): Prisma.UserWhereInput {
  return {
    archivedAt: null,
    role: { in: ['officer', 'lead', 'county_office', 'city_office'] },
    team: visibleTeams(user),
  };
}
