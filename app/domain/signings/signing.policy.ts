import type { CurrentUser } from '#app/auth/user.ts';

/** `run`: prepare the whole list and sign at the desk. `put`: put one deal on the list, change or withdraw its line. */
export type SigningAction = 'run' | 'put';

interface Concerned {
  organizerTeamId: string | null;
  /** The team that works the deal in question. */
  dealTeamId?: string;
}

/**
 * Who may do what with the signing list of an event: its organizer and the city office all, officers and leads the
 * lines of their own teams' deals.
 */
export function canSigning(
  user: CurrentUser,
  action: SigningAction,
  { organizerTeamId, dealTeamId }: Concerned,
): boolean {
  switch (user.role) {
    case 'city_office':
      return true;
    case 'organizer':
      return organizerTeamId !== null && user.teamIds.includes(organizerTeamId);
    case 'officer':
    case 'lead':
      return action === 'put' && dealTeamId !== undefined && user.teamIds.includes(dealTeamId);
    default:
      return false;
  }
}
