import type { CurrentUser } from '#app/auth/user.ts';

export type PeriodAction = 'read' | 'submit' | 'review' | 'lock';

/**
 * Who may do what with a month: a county office hands in (and withdraws) its own county's, the city office reviews,
 * returns and locks. Both and officials read; everybody else learns only which months are locked.
 * @param county whose figures; nothing for the month as a whole
 */
export function canPeriod(user: CurrentUser, action: PeriodAction, county?: string): boolean {
  switch (user.role) {
    case 'city_office':
      return action !== 'submit';
    case 'official':
      return action === 'read';
    case 'county_office': {
      const own = user.regionCode !== null && (county === undefined || county === user.regionCode);
      return own && (action === 'read' || action === 'submit');
    }
    default:
      return false;
  }
}
