import type { CurrentUser } from '#app/auth/user.ts';

/** Who works the list of possible duplicates: the city office, and leads and county offices within their own teams. */
export function canWorkDuplicates(user: CurrentUser): boolean {
  return user.role === 'city_office' || user.role === 'lead' || user.role === 'county_office';
}

/**
 * Who makes two records one, or rules that they are two: between teams the city office alone; a lead or a county office
 * where both records are of its own teams.
 */
export function canMerge(user: CurrentUser, teamIds: readonly [string, string]): boolean {
  return (
    user.role === 'city_office' ||
    (canWorkDuplicates(user) && teamIds.every((id) => user.teamIds.includes(id)))
  );
}
