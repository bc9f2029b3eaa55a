import type { CurrentUser } from '#app/auth/user.ts';

/** Where a row of a ledger is to become a record. */
export interface ImportPlace {
  teamId: string;
  /** The county of the team, if it has one. */
  regionCode: string | null;
}

/**
 * Who takes ledgers over: an officer for the own team, a lead and a county office for theirs and those below, the
 * city office for every team. Without a team: whether the user imports at all.
 */
export function canImport(user: CurrentUser, teamId?: string): boolean {
  switch (user.role) {
    case 'city_office':
      return true;
    case 'officer':
    case 'lead':
    case 'county_office':
      return teamId === undefined || user.teamIds.includes(teamId);
    default:
      return false;
  }
}

/**
 * Whether a row may lie in this county: the team of a county reports its own county, one that works for the whole
 * city any; the city office enters what it is handed.
 */
export function mayLieIn(user: CurrentUser, place: ImportPlace, countyCode: string | null): boolean {
  if (user.role === 'city_office' || countyCode === null) return true;
  const own = place.regionCode ?? user.regionCode;
  return own === null || own === countyCode;
}
