import type { CurrentUser } from '#app/auth/user.ts';
import { visibleTeams } from '#app/auth/visible.ts';
import type { Prisma } from '#app/db/generated/client.ts';

/** Who may be named as a member: people of the teams the user sees, without those who only keep or read the system. */
export function offeredMembers(user: CurrentUser): Prisma.UserWhereInput {
  return { archivedAt: null, role: { notIn: ['admin', 'auditor'] }, team: visibleTeams(user) };
}
