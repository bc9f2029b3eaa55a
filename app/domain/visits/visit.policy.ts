import type { CurrentUser } from '#app/auth/user.ts';

/** What the policy asks of a deal that a talk touched. */
export interface TalkedDeal {
  teamId: string;
  shares: { teamId: string }[];
}

/** Where a talk is held. */
export interface TalkPlace {
  /** At an event that the user's team organises. */
  atOwnEvent: boolean;
}

/**
 * Who may log a talk: officers and leads, about deals of their teams and those shared with them (they log their
 * own talks), organizers what is talked at their events, and the city office.
 * @param deal nothing for a talk that touches no deal yet
 */
export function canLogVisit(
  user: CurrentUser,
  deal?: TalkedDeal,
  { atOwnEvent }: TalkPlace = { atOwnEvent: false },
): boolean {
  switch (user.role) {
    case 'city_office':
      return true;
    case 'officer':
    case 'lead':
      return !deal || [deal, ...deal.shares].some(({ teamId }) => user.teamIds.includes(teamId));
    case 'organizer':
      return atOwnEvent;
    default:
      return false;
  }
}
