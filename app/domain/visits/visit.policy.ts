import type { CurrentUser, Role } from '#app/auth/user.ts';

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

/** Officials may be at a talk, and have no next steps to do. */
export const readsOnly = (role: Role): boolean => role === 'official';

export type VisitAction = 'edit' | 'archive';

/** What the policy asks of a talk that was logged. */
export interface LoggedVisit {
  teamId: string;
  recordedById: string;
  staff: { userId: string }[];
  /** The event it took place at. */
  edition: { organizerTeamId: string | null } | null;
  /** The journey it was made on. */
  trip: { teamId: string; members: { userId: string }[] } | null;
}

/**
 * Who may correct a talk in sight and its photos: officers and leads those of their teams, those they were at
 * and those of journeys they go on or their teams make, which close by them; a county office its county's, an organizer
 * what it recorded at its own events, the city office all. Taking it out of the records is for whoever recorded it,
 * the lead of the team and the city office.
 */
export function canVisit(user: CurrentUser, action: VisitAction, visit: LoggedVisit): boolean {
  const own = user.teamIds.includes(visit.teamId);
  const recorded = visit.recordedById === user.id;
  const among = (people: { userId: string }[]) => people.some(({ userId }) => userId === user.id);
  const { trip, edition } = visit;
  const travelled = trip !== null && (user.teamIds.includes(trip.teamId) || among(trip.members));
  const present = recorded || travelled || among(visit.staff);
  switch (user.role) {
    case 'city_office':
      return true;
    case 'lead':
      return action === 'archive' ? own || recorded : own || present;
    case 'officer':
      return action === 'archive' ? recorded : own || present;
    case 'county_office':
      return own && action === 'edit';
    case 'organizer':
      return recorded && canLogVisit(user, { edition });
    default:
      return false;
  }
}
