import { type CurrentUser, mayOpen } from '#app/auth/user.ts';

/** Who owns a view, and which team it is shared with. */
export interface HeldView {
  ownerId: string;
  teamId: string | null;
}

/**
 * Everybody who sees records keeps views. One's own are one's own to change; those shared with a team also its lead's
 * and its office's, who tidy up after people who have left.
 */
export function canView(user: CurrentUser, action: 'save' | 'edit', view?: HeldView): boolean {
  if (!mayOpen(user.role, 'records')) return false;
  if (action === 'save') return true;
  if (view?.ownerId === user.id) return true;
  const leads = ['lead', 'county_office', 'city_office'].includes(user.role);
  return leads && view?.teamId === user.teamId;
}
