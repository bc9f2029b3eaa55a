import type { CurrentUser } from '#app/auth/user.ts';

export type CircularAction = 'read' | 'draft' | 'edit' | 'issue';

/**
 * The city office drafts, edits and issues. An issued circular is a document within the government: whoever works
 * for a city or county office, a task force or a park reads it, totals of all counties included; organizers of events
 * do not. Nobody changes an issued one.
 */
export function canCircular(
  user: CurrentUser,
  action: CircularAction,
  circular?: { isIssued: boolean },
): boolean {
  switch (user.role) {
    case 'city_office':
      return action === 'read' || action === 'draft' || !circular?.isIssued;
    case 'officer':
    case 'lead':
    case 'county_office':
    case 'official':
      return action === 'read' && circular?.isIssued !== false;
    default:
      return false;
  }
}
