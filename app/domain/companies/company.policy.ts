import type { CurrentUser } from '#app/auth/user.ts';

export type CompanyAction = 'create' | 'edit';

/**
 * Who may write companies: officers, leads and organizers those of their teams, county offices may correct their county's,
 * the city office all. The same function hides a button and refuses a command.
 */
export function canCompany(user: CurrentUser, action: CompanyAction, company?: { teamId: string }): boolean {
  const own = company !== undefined && user.teamIds.includes(company.teamId);
  switch (user.role) {
    case 'city_office':
      return true;
    case 'officer':
    case 'lead':
    case 'organizer':
      return action === 'create' || own;
    case 'county_office':
      return action === 'edit' && own;
    default:
      return false;
  }
}
