import type { CurrentUser } from '#app/auth/user.ts';
import type { Target } from './target.rules.ts';

/**
 * Who reads a target: the city and its leaders all; a county its own, those of its teams and the city's, others those of their own
 * team, which for a bureau is its county's.
 */
export function seesTarget(user: CurrentUser, target: Pick<Target, 'teamId' | 'countyCode'>): boolean {
  const isOwn =
    (target.teamId !== null && user.teamIds.includes(target.teamId)) ||
    (target.countyCode !== null && target.countyCode === user.regionCode);
  switch (user.role) {
    case 'city_office':
    case 'official':
      return true;
    case 'county_office':
      return isOwn || (target.teamId === null && target.countyCode === null);
    case 'officer':
    case 'lead':
    case 'organizer':
      return isOwn;
    default:
      return false;
  }
}

/** Targets are the city office's to set. */
export const setsTargets = (user: CurrentUser): boolean => user.role === 'city_office';
