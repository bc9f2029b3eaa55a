import type { CurrentUser } from '#app/auth/user.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { offeredPeople } from '#app/domain/deals/deal-offers.ts';
import { offeredStaff, PLANS_STEPS } from '#app/domain/visits/staff.ts';

/** The visit or deal that a task stands on. */
export interface StepRecord {
  kind: 'visit' | 'deal';
  teamId: string;
  /** Whether the user sees the record, and not the task alone. */
  inSight: boolean;
}

/**
 * People a task may be handed to: on a visit those a talk may name, on a deal those who may own its steps. Who passes
 * on a task of a record out of sight does not take it over, and the sight with it. The page offers them, the command
 * checks.
 */
export function offeredOwners(
  user: CurrentUser,
  { kind, teamId, inSight }: StepRecord,
): Prisma.UserWhereInput {
  const people = kind === 'deal' ? offeredPeople(user, teamId) : offeredOnVisits(user);
  return inSight ? people : { AND: [people, { id: { not: user.id } }] };
}

/** People to whom a task on a visit may be handed. */
export function offeredOnVisits(user: CurrentUser): Prisma.UserWhereInput {
  return { AND: [offeredStaff(user), PLANS_STEPS] };
}
