import type { CurrentUser } from '#app/auth/user.ts';

export type EventAction = 'create' | 'edit' | 'archive' | 'addSeries';

/**
 * Who may create and change editions of fairs and conferences: the city office all, an organizer those of its own
 * team. All others who see them read.
 * @param edition nothing for `create` and `addSeries`
 */
export function canEvent(
  user: CurrentUser,
  action: EventAction,
  edition?: { organizerTeamId: string | null },
): boolean {
  switch (user.role) {
    case 'city_office':
      return true;
    case 'organizer':
      return action === 'create' || isOwn(user, edition);
    default:
      return false;
  }
}

/** What the policy of the inside asks of an edition. */
export interface InsideEdition {
  organizerTeamId: string | null;
  /** The users in its delegation. */
  delegates: { userId: string | null }[];
}

/**
 * `arrange`: delegation, guest list, invitations, handing leads out. `work`: booking meetings, catching leads,
 * checking guests in. `reveal`: reading phone numbers in full.
 */
export type InsideAction = 'arrange' | 'work' | 'reveal';

/**
 * Who may do what inside an edition: the city office and the organizer everything, members of the delegation work
 * there, whatever their office. Leaders read, with numbers masked.
 */
export function canInside(user: CurrentUser, action: InsideAction, edition: InsideEdition): boolean {
  switch (user.role) {
    case 'city_office':
      return true;
    case 'organizer':
      return isOwn(user, edition);
    case 'officer':
    case 'lead':
    case 'county_office':
      return action !== 'arrange' && edition.delegates.some(({ userId }) => userId === user.id);
    default:
      return false;
  }
}

const isOwn = (user: CurrentUser, edition?: { organizerTeamId: string | null }) =>
  typeof edition?.organizerTeamId === 'string' && user.teamIds.includes(edition.organizerTeamId);
