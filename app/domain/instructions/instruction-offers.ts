import type { CurrentUser } from '#app/auth/user.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { offeredStaff } from '#app/domain/visits/staff.ts';

/** People an instruction may be handed to: those in sight who work the city's records. The page offers them, the command checks. */
export function handedTo(user: CurrentUser): Prisma.UserWhereInput {
  return { AND: [offeredStaff(user), { role: { in: ['officer', 'lead', 'county_office', 'city_office'] } }] };
}
