import type { CurrentUser } from '#app/auth/user.ts';

export type DealAction = 'create' | 'edit' | 'move' | 'build' | 'sign' | 'share' | 'assign' | 'writeOff';

interface Place {
  teamId: string;
  countyCode?: string | null;
}

/**
 * Who may do what with a deal inside the user's sight. Officers and leads work their teams' deals, a county
 * office corrects those of its own and records what is built in its county (`build`: the stages after signing), the city
 * office does all. An organizer works the deals of its events, which are all
 * it sees; whose they are and who else sees them is not its to say. Only the city office takes an ended deal out of
 * what was signed (`writeOff`).
 * @param deal the deal's team, for `build` also its county; nothing for `create`
 */
export function canDeal(user: CurrentUser, action: DealAction, deal?: Place): boolean {
  const own = deal !== undefined && user.teamIds.includes(deal.teamId);
  if (action === 'writeOff') return user.role === 'city_office';
  switch (user.role) {
    case 'city_office':
      return true;
    case 'lead':
      return action === 'create' || own;
    case 'officer':
      return action === 'create' || (own && action !== 'assign');
    case 'county_office':
      return (own && action === 'edit') || (action === 'build' && (own || isLocated(user, deal)));
    case 'organizer':
      return action === 'create' || (deal !== undefined && action !== 'assign' && action !== 'share');
    default:
      return false;
  }
}

const isLocated = ({ regionCode }: CurrentUser, deal?: Place): boolean =>
  regionCode !== null && deal?.countyCode === regionCode;
