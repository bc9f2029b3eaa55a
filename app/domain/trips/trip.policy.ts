import type { CurrentUser } from '#app/auth/user.ts';

/** `plan` writes what the journey is, `work` its itinerary and report; a closed journey is only reopened. */
export type TripAction = 'plan' | 'work' | 'close' | 'reopen' | 'archive';

/** What the policy asks of a journey. */
export interface AskedTrip {
  teamId: string;
  closedAt: Date | string | null;
  members: { userId: string }[];
}

/**
 * Who may plan journeys: officers and leads for their teams, and the city office.
 * @param teamId nothing where no team is chosen yet
 */
export function canPlanTrips(user: CurrentUser, teamId?: string): boolean {
  switch (user.role) {
    case 'city_office':
      return true;
    case 'officer':
    case 'lead':
      return teamId === undefined || user.teamIds.includes(teamId);
    default:
      return false;
  }
}

/**
 * Who may do what with a journey: those who may plan it everything, members from other teams its itinerary and
 * report. A closed one stands as it is until a lead or the city office opens it again.
 */
export function canTrip(user: CurrentUser, action: TripAction, trip: AskedTrip): boolean {
  const plans = canPlanTrips(user, trip.teamId);
  if (action === 'reopen') return trip.closedAt !== null && plans && user.role !== 'officer';
  if (trip.closedAt !== null) return false;
  if (action === 'work')
    return plans || (goesAlong(user) && trip.members.some(({ userId }) => userId === user.id));
  return plans;
}

/** Organizers and officials read; they write no itinerary even where they are named as members. */
const goesAlong = ({ role }: CurrentUser) =>
  role === 'officer' || role === 'lead' || role === 'county_office';
