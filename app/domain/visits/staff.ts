import type { CurrentUser } from '#app/auth/user.ts';
import { sightOf, visibleTeams } from '#app/auth/visible.ts';
import type { Prisma } from '#app/db/generated/client.ts';

/** Accounts that keep the system or read its log meet no investors; those closed no more. */
export const AT_WORK = {
  archivedAt: null,
  role: { notIn: ['admin', 'auditor'] },
} satisfies Prisma.UserWhereInput;

/** Who may own a next step. */
export const PLANS_STEPS = {
  archivedAt: null,
  role: { notIn: [...AT_WORK.role.notIn, 'official'] },
} satisfies Prisma.UserWhereInput;

/**
 * Our people that a talk may name: those of the teams the user sees; at an event officers of any team meet guests.
 */
export function offeredStaff(user: CurrentUser): Prisma.UserWhereInput {
  const team = sightOf(user) === 'events' ? { archivedAt: null } : visibleTeams(user);
  return { ...AT_WORK, team };
}
