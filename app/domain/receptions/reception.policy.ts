import type { CurrentUser } from '#app/auth/user.ts';

/** What the policy asks of a reception. */
export interface AskedReception {
  teamId: string;
  coordinatorId: string;
}

/** Who may prepare receptions: officers and leads for their own team, and the city office. */
export function canPlanReceptions(user: CurrentUser): boolean {
  return user.role === 'officer' || user.role === 'lead' || user.role === 'city_office';
}

/** Who may change or archive a plan in sight: the teams that prepare it, its coordinator, and the city office. */
export function canReception(user: CurrentUser, { teamId, coordinatorId }: AskedReception): boolean {
  switch (user.role) {
    case 'city_office':
      return true;
    case 'officer':
    case 'lead':
      return user.teamIds.includes(teamId) || coordinatorId === user.id;
    case 'county_office':
      return coordinatorId === user.id;
    default:
      return false;
  }
}
