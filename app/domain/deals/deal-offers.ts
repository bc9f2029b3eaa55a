import type { CurrentUser } from '#app/auth/user.ts';
import { sightOf, visibleEditions, visibleTeams, visibleTrips, visibleVisits } from '#app/auth/visible.ts';
import type { Prisma } from '#app/db/generated/client.ts';

/*
 * What a deal may newly be linked to, one condition per link: the forms offer it and the commands check it. What a
 * deal already links to is besides these; it stays as long as nobody changes it.
 */

/** Teams that hold deals and work them; departments read, organizers run events. */
const WORKING_TEAMS = {
  archivedAt: null,
  kind: { in: ['city_bureau', 'county_bureau', 'task_force', 'outpost', 'park'] },
} satisfies Prisma.TeamWhereInput;

/**
 * People who work deals, of the teams in the user's sight and the deal's own: to own it or its next step. An
 * organizer works no deals; it names people of the team that does.
 */
export function offeredPeople(user: CurrentUser, teamId?: string): Prisma.UserWhereInput {
  const ofTeam = teamId ? [{ id: teamId }] : [];
  const teams = sightOf(user) === 'events' ? (teamId ? [] : [WORKING_TEAMS]) : [visibleTeams(user)];
  return { archivedAt: null, role: { in: ['officer', 'lead'] }, team: { OR: [...teams, ...ofTeam] } };
}

/** Teams the user may hand a deal to; an organizer registers what its event brings for any team that works deals. */
export function offeredTeams(user: CurrentUser): Prisma.TeamWhereInput {
  return sightOf(user) === 'events' ? WORKING_TEAMS : { AND: [visibleTeams(user), WORKING_TEAMS] };
}

/** Teams a deal can be shared with, besides the one that holds it. */
export function offeredShares(holder: string): Prisma.TeamWhereInput {
  return { AND: [WORKING_TEAMS, { id: { not: holder } }] };
}

export const offeredTrips = visibleTrips;
export const offeredVisits = visibleVisits;

/** Fairs and conferences; everyone knows of all of them, organizers use their own. */
export const offeredEditions = visibleEditions;

export const OFFERED_COUNTIES = { level: 'county' } satisfies Prisma.RegionWhereInput;
export const OFFERED_CODES = { archivedAt: null } as const;
