import type { Prisma } from '#app/db/generated/client.ts';
import type { CurrentUser } from './user.ts';

/*
 * Who sees what: the table of roles as conditions. Every read of records starts here, whether it lists, counts,
 * picks, exports or reports; visible-sql.server.ts says the same in SQL and a test holds the two together.
 */

const NOTHING = { id: { in: [] as string[] } };

type Sight = 'all' | 'teams' | 'county' | 'events' | 'nothing';

const SIGHT: Record<CurrentUser['role'], Sight> = {
  officer: 'teams',
  lead: 'teams',
  county_office: 'county',
  city_office: 'all',
  organizer: 'events',
  official: 'all',
  admin: 'nothing',
  auditor: 'nothing',
};

/** How far a user sees: everything, the own teams', the county's, the organised events', or no records. */
export function sightOf(user: CurrentUser): Sight {
  return SIGHT[user.role];
}

/**
 * Whether the user works records of one of these teams, and so reads the phone numbers in what was written there;
 * others in whose sight they are read them masked.
 */
export function worksFor(user: CurrentUser, teamIds: readonly string[]): boolean {
  switch (user.role) {
    case 'city_office':
      return true;
    case 'officer':
    case 'lead':
    case 'county_office':
      return teamIds.some((id) => user.teamIds.includes(id));
    default:
      return false;
  }
}

/** Deals of the user's teams and those shared with them; for a county also what is located in it. */
export function visibleDeals(user: CurrentUser): Prisma.DealWhereInput {
  return { archivedAt: null, ...dealSight(user) };
}

function dealSight(user: CurrentUser): Prisma.DealWhereInput {
  const own = [{ teamId: { in: user.teamIds } }, { shares: { some: { teamId: { in: user.teamIds } } } }];
  switch (sightOf(user)) {
    case 'all':
      return {};
    case 'teams':
      return { OR: own };
    case 'county':
      return {
        OR: [
          ...own,
          { countyCode: user.regionCode ?? '' },
          { credits: { some: { countyCode: user.regionCode ?? '' } } },
        ],
      };
    case 'events': {
      const organized = { organizerTeamId: { in: user.teamIds } };
      return {
        OR: [
          { sourceEdition: organized },
          // Also by an agreement that was voided: who recorded it by mistake must still be able to correct it.
          { agreements: { some: { edition: organized } } },
          { signings: { some: { archivedAt: null, edition: organized } } },
        ],
      };
    }
    case 'nothing':
      return NOTHING;
  }
}

/** Journeys of the user's teams and those the user goes on; organizers work at their events only. */
function ownTrips(user: CurrentUser): Prisma.TripWhereInput {
  if (sightOf(user) === 'events') return NOTHING;
  return { OR: [{ teamId: { in: user.teamIds } }, { members: { some: { userId: user.id } } }] };
}

/**
 * Companies of the user's teams, those that one of theirs was merged into, those that invest in a deal the user sees or signed a standing agreement of it, and
 * those the user's journeys call on.
 */
export function visibleCompanies(user: CurrentUser): Prisma.CompanyWhereInput {
  const current = { archivedAt: null, mergedIntoId: null };
  switch (sightOf(user)) {
    case 'all':
      return current;
    case 'nothing':
      return NOTHING;
    default: {
      const through = { deal: visibleDeals(user) };
      return {
        ...current,
        OR: [
          { teamId: { in: user.teamIds } },
          { mergedFrom: { some: { teamId: { in: user.teamIds } } } },
          { investments: { some: through } },
          { tripStops: { some: { trip: { archivedAt: null, ...ownTrips(user) } } } },
          { agreements: { some: { voidedAt: null, ...through } } },
        ],
      };
    }
  }
}

/** People at the companies the user sees; whether their numbers are masked is contact.policy.ts. */
export function visibleContacts(user: CurrentUser): Prisma.ContactWhereInput {
  return { archivedAt: null, company: visibleCompanies(user) };
}

/**
 * Talks recorded by the user's teams, with the user, on a journey of theirs, whose next step the user has yet to do, or
 * about a deal the user sees; for organizers those at their events.
 */
export function visibleVisits(user: CurrentUser): Prisma.VisitWhereInput {
  switch (sightOf(user)) {
    case 'all':
      return { archivedAt: null };
    case 'nothing':
      return NOTHING;
    case 'events':
      return { archivedAt: null, edition: { organizerTeamId: { in: user.teamIds } } };
    default:
      return {
        archivedAt: null,
        OR: [
          { teamId: { in: user.teamIds } },
          { staff: { some: { userId: user.id } } },
          { nextStepOwnerId: user.id, nextStepDoneAt: null },
          { trip: ownTrips(user) },
          { deals: { some: { deal: visibleDeals(user) } } },
        ],
      };
  }
}

/** Plans to receive a company: those of the user's teams and those the user coordinates. */
export function visibleReceptions(user: CurrentUser): Prisma.ReceptionWhereInput {
  switch (sightOf(user)) {
    case 'all':
      return { archivedAt: null };
    case 'nothing':
    case 'events':
      return NOTHING;
    default:
      return { archivedAt: null, OR: [{ teamId: { in: user.teamIds } }, { coordinatorId: user.id }] };
  }
}

/** Fairs and conferences; that they take place is no secret, except that organizers see their own only. */
export function visibleEditions(user: CurrentUser): Prisma.EventEditionWhereInput {
  switch (sightOf(user)) {
    case 'nothing':
      return NOTHING;
    case 'events':
      return { archivedAt: null, organizerTeamId: { in: user.teamIds } };
    default:
      return { archivedAt: null };
  }
}

/**
 * Editions whose guests, meetings and leads the user sees: the organizer's own, those a user goes to as a member of
 * the delegation, all for the city.
 */
export function insideEditions(user: CurrentUser): Prisma.EventEditionWhereInput {
  switch (sightOf(user)) {
    case 'teams':
    case 'county':
      return { archivedAt: null, delegates: { some: { userId: user.id } } };
    default:
      return visibleEditions(user);
  }
}

/**
 * Editions whose whole signing list and totals the user sees: those whose inside is in sight, except that a county
 * office reads no amounts of other counties, wherever it goes along.
 */
export function listedEditions(user: CurrentUser): Prisma.EventEditionWhereInput {
  return sightOf(user) === 'county' ? NOTHING : insideEditions(user);
}

/** People invited to the events whose inside the user sees. */
export function visibleGuests(user: CurrentUser): Prisma.EventGuestWhereInput {
  return { archivedAt: null, edition: insideEditions(user) };
}

/** Meetings at the events whose inside the user sees, and those the user holds. */
export function visibleMeetings(user: CurrentUser): Prisma.EventMeetingWhereInput {
  return {
    archivedAt: null,
    edition: visibleEditions(user),
    OR: [{ edition: insideEditions(user) }, { hostId: user.id }],
  };
}

/** Leads caught at the events whose inside the user sees, and those handed to the user's teams. */
export function visibleLeads(user: CurrentUser): Prisma.EventLeadWhereInput {
  return {
    archivedAt: null,
    edition: visibleEditions(user),
    OR: [{ edition: insideEditions(user) }, { teamId: { in: user.teamIds } }],
  };
}

/** Lines of the signing lists that the user sees whole, and those of deals the user sees. */
export function visibleSignings(user: CurrentUser): Prisma.SigningItemWhereInput {
  return {
    archivedAt: null,
    edition: visibleEditions(user),
    OR: [{ edition: listedEditions(user) }, { deal: visibleDeals(user) }],
  };
}

/**
 * Journeys of the user's teams and those the user went on; besides, wherever a deal in sight came from. Organizers
 * see none; the journey a deal came from they read by its title alone, on the deal.
 */
export function visibleTrips(user: CurrentUser): Prisma.TripWhereInput {
  const source = { deals: { some: visibleDeals(user) } };
  switch (sightOf(user)) {
    case 'all':
      return { archivedAt: null };
    case 'nothing':
    case 'events':
      return NOTHING;
    default:
      return { archivedAt: null, OR: [ownTrips(user), source] };
  }
}

/**
 * Instructions the user has to answer, those on deals the user's teams work, and those of the people a lead or a
 * county office answers for; for a county office also those on its county. Organizers see none.
 */
export function visibleInstructions(user: CurrentUser): Prisma.InstructionWhereInput {
  const teams = { in: user.teamIds };
  switch (sightOf(user)) {
    case 'all':
      return { archivedAt: null };
    case 'nothing':
    case 'events':
      return NOTHING;
    default:
      return {
        archivedAt: null,
        OR: [
          { ownerId: user.id },
          { deal: { archivedAt: null, OR: [{ teamId: teams }, { shares: { some: { teamId: teams } } }] } },
          ...(user.role === 'officer' ? [] : [{ owner: { teamId: teams } }]),
          ...(user.role === 'county_office' ? [{ countyCode: user.regionCode ?? '' }] : []),
        ],
      };
  }
}

/** Teams whose records the user may be offered in pickers and filters. */
export function visibleTeams(user: CurrentUser): Prisma.TeamWhereInput {
  return sightOf(user) === 'all' ? { archivedAt: null } : { archivedAt: null, id: { in: user.teamIds } };
}

/** Issued circulars, for everybody who works for the government; drafts for the city office alone. */
export function visibleCirculars(user: CurrentUser): Prisma.CircularWhereInput {
  switch (user.role) {
    case 'city_office':
      return {};
    case 'officer':
    case 'lead':
    case 'county_office':
    case 'official':
      return { issuedAt: { not: null } };
    default:
      return NOTHING;
  }
}

/** Ledgers taken over for the user's teams; whoever reads their rows works these teams' records. */
export function visibleImports(user: CurrentUser): Prisma.ImportBatchWhereInput {
  switch (sightOf(user)) {
    case 'all':
      return user.role === 'city_office' ? {} : NOTHING;
    case 'teams':
    case 'county':
      return { teamId: { in: user.teamIds } };
    default:
      return NOTHING;
  }
}

/** Conditions of lists that the user keeps, and those shared with the user's team. */
export function visibleViews(user: CurrentUser): Prisma.SavedViewWhereInput {
  return { archivedAt: null, OR: [{ ownerId: user.id }, { teamId: user.teamId }] };
}
