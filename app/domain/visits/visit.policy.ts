import type { CurrentUser } from '#app/auth/user.ts';

/** What a talk is logged about, as far as the policy asks. */
export interface Occasion {
  /** A deal it touches. */
  deal?: { teamId: string; shares: { teamId: string }[] };
  /** The event it took place at. */
  edition?: { organizerTeamId: string | null } | null;
}

/**
 * Who may log a talk: officers and leads, about deals of their teams and those shared with them (they log their
 * own talks), organizers what is talked at their events, and the city office.
 * @param occasion no deal for a talk that touches none yet
 */
export function canLogVisit(user: CurrentUser, { deal, edition }: Occasion = {}): boolean {
  switch (user.role) {
    case 'city_office':
      return true;
    case 'officer':
    case 'lead':
      return !deal || [deal, ...deal.shares].some(({ teamId }) => user.teamIds.includes(teamId));
    case 'organizer':
      return Boolean(edition?.organizerTeamId && user.teamIds.includes(edition.organizerTeamId));
    default:
      return false;
  }
}

export type VisitAction = 'edit' | 'archive';

/** What the policy asks of a talk that was logged. */
export interface LoggedVisit {
  teamId: string;
  recordedById: string;
  staff: { userId: string }[];
}

/**
 * Who may correct a talk in sight and its photos: officers and leads those of their teams and those they were at,
 * a county office its county's, the city office all. Taking it out of the records is for whoever recorded it, the
 * lead of the team and the city office.
 */
export function canVisit(user: CurrentUser, action: VisitAction, visit: LoggedVisit): boolean {
  const own = user.teamIds.includes(visit.teamId);
  const recorded = visit.recordedById === user.id;
  const present = recorded || visit.staff.some(({ userId }) => userId === user.id);
  switch (user.role) {
    case 'city_office':
      return true;
    case 'lead':
      return action === 'archive' ? own || recorded : own || present;
    case 'officer':
      return action === 'archive' ? recorded : own || present;
    case 'county_office':
      return own && action === 'edit';
    default:
      return false;
  }
}
