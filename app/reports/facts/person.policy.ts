import type { CurrentUser } from '#app/auth/user.ts';

/** Of whom in a team a user reads figures: of everyone, of themselves, or of the team as a whole only. */
export type MembersInSight = 'all' | 'own' | 'none';

/**
 * Figures of single people are for whoever leads them: the lead of their team or of a team above it, and the city
 * office. Officers read their own; officials, county offices and organizers read those of teams.
 */
export function membersInSight(user: CurrentUser, teamId: string): MembersInSight {
  switch (user.role) {
    case 'city_office':
      return 'all';
    case 'lead':
      return user.teamIds.includes(teamId) ? 'all' : 'none';
    case 'officer':
      return user.teamId === teamId ? 'own' : 'none';
    default:
      return 'none';
  }
}

/** Whether a user may ask a report for the records of one person. */
export function canReadPerson(user: CurrentUser, person: { id: string; teamId: string }): boolean {
  const sight = membersInSight(user, person.teamId);
  return sight === 'all' || (sight === 'own' && person.id === user.id);
}
