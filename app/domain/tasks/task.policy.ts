import type { CurrentUser } from '#app/auth/user.ts';

/** What the policy asks of a task: whose it is, and whose the visit or deal is that it stands on. */
export interface TaskHeld {
  ownerId: string | null;
  ownerTeamId: string | null;
  teamId: string;
}

/**
 * Who finishes, reopens, postpones and hands over a task: its owner, the officers, leads and county office of the
 * team whose visit or deal it stands on, the lead of the owner, and the city office. Organizers see only what stands
 * on visits and deals of their events, and work all of it. Officials read.
 */
export function canTask(user: CurrentUser, task: TaskHeld): boolean {
  if (user.role === 'official') return false;
  if (task.ownerId === user.id) return true;
  const worked = user.teamIds.includes(task.teamId);
  switch (user.role) {
    case 'city_office':
    case 'organizer':
      return true;
    case 'lead':
      return worked || (task.ownerTeamId !== null && user.teamIds.includes(task.ownerTeamId));
    case 'officer':
    case 'county_office':
      return worked;
    default:
      return false;
  }
}
