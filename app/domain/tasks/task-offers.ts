import type { CurrentUser } from '#app/auth/user.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { offeredStaff } from '#app/domain/visits/staff.ts';

/** People a task may be handed to; officials read and have none. The page offers them, the command checks. */
export function offeredOwners(user: CurrentUser): Prisma.UserWhereInput {
  return { AND: [offeredStaff(user), { role: { not: 'official' } }] };
}
