import type { CurrentUser } from '#app/auth/user.ts';

export type DealAction = 'create' | 'edit' | 'move' | 'sign' | 'share' | 'assign';

/**
 * Who may do what with a deal inside the user's sight. Officers and leads work their teams' deals, a county
 * office corrects its county's, the city office does all. An organizer works the deals of its events, which are all
 * it sees; whose they are and who else sees them is not its to say.
 * @param deal the deal's team; nothing for `create`
 */
export function canDeal(user: CurrentUser, action: DealAction, deal?: { teamId: string }): boolean {
  const own = deal !== undefined && user.teamIds.includes(deal.teamId);
  switch (user.role) {
    case 'city_office':
      return true;
    case 'lead':
      return action === 'create' || own;
    case 'officer':
      return action === 'create' || (own && action !== 'assign');
    case 'county_office':
      return own && action === 'edit';
    case 'organizer':
      return action === 'create' || (deal !== undefined && action !== 'assign' && action !== 'share');
    default:
      return false;
  }
}
