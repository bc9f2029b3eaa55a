import type { Ctx } from '#app/auth/user.ts';
import { sightOf, visibleDeals } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { readChains, readCounties, readIndustries } from '#app/domain/codes/code.queries.server.ts';
import { codeName } from '#app/i18n/i18n.server.ts';
import { fromDateColumn } from '#app/lib/dates.ts';
import type { Locale } from '#app/lib/locale.ts';
import { canDeal } from './deal.policy.ts';
import {
  offeredEditions,
  offeredPeople,
  offeredShares,
  offeredTeams,
  offeredTrips,
  offeredVisits,
} from './deal-offers.ts';

const OFFERED = 100;

interface Offer {
  value: string;
  text: string;
}

/** The conditions a deal list offers. */
export async function readDealFilterOptions(ctx: Ctx) {
  const [counties, industries, chains] = await Promise.all([
    readCounties(ctx.locale),
    readIndustries(ctx.locale),
    readChains(ctx.locale),
  ]);
  return { counties, industries, chains };
}

const EDITION = {
  id: true,
  ordinal: true,
  startsOn: true,
  endsOn: true,
  series: { select: { name: true, nameEn: true } },
} satisfies Prisma.EventEditionSelect;

/** Fairs and conferences with their days, the latest first. */
export async function readEditions(ctx: Ctx) {
  const editions = await db().eventEdition.findMany({
    where: offeredEditions(ctx.user),
    orderBy: { startsOn: 'desc' },
    take: OFFERED,
    select: EDITION,
  });
  return editions.map((edition) => editionOffer(edition, ctx.locale));
}

function editionOffer(
  { id, ordinal, startsOn, endsOn, series }: Prisma.EventEditionGetPayload<{ select: typeof EDITION }>,
  locale: Locale,
) {
  return {
    value: id,
    text: [startsOn.getUTCFullYear(), ordinal && `#${ordinal}`, codeName(series, locale)]
      .filter(Boolean)
      .join(' '),
    startsOn: fromDateColumn(startsOn),
    endsOn: fromDateColumn(endsOn),
  };
}

const PERSON = {
  id: true,
  name: true,
  team: { select: { name: true } },
} satisfies Prisma.UserSelect;

const personOffer = ({ id, name, team }: Prisma.UserGetPayload<{ select: typeof PERSON }>): Offer => ({
  value: id,
  text: `${name}（${team.name}）`,
});

interface Owned {
  teamId: string;
  ownerId: string | null;
  nextStepOwnerId: string | null;
}

/** People to own a deal or a next step: those who may, and those who do. */
export async function readPeople(ctx: Ctx, deal?: Owned): Promise<Offer[]> {
  const current = [deal?.ownerId, deal?.nextStepOwnerId].filter((id) => typeof id === 'string');
  const users = await db().user.findMany({
    where: { OR: [offeredPeople(ctx.user, deal?.teamId), { id: { in: current } }] },
    orderBy: [{ team: { name: 'asc' } }, { name: 'asc' }],
    select: PERSON,
  });
  return users.map(personOffer);
}

const TRIP = { id: true, title: true, startsOn: true } satisfies Prisma.TripSelect;

const tripOffer = ({ id, title, startsOn }: Prisma.TripGetPayload<{ select: typeof TRIP }>): Offer => ({
  value: id,
  text: `${fromDateColumn(startsOn)} ${title}`,
});

const CODE = { select: { code: true, name: true, nameEn: true } } as const;

/** What a deal's form holds; its selects must all be able to say so, or saving would erase it. */
const LINKED = {
  sourceTrip: { select: TRIP },
  sourceEdition: { select: EDITION },
  sourceVisit: { select: { id: true, occurredOn: true, place: true } },
  team: { select: { id: true, name: true } },
  county: CODE,
  industry: CODE,
  chain: CODE,
} satisfies Prisma.DealSelect;

/** An organizer says which team works the deal when it registers it, and never again. */
const choosesTeam = (ctx: Ctx, deal?: Owned) =>
  deal
    ? canDeal(ctx.user, 'assign', deal)
    : sightOf(ctx.user) === 'events' || canDeal(ctx.user, 'assign', ctx.user);

/** Everything the deal form chooses from; for a deal that exists also what it is linked to, whatever became of it. */
export async function readDealFormOptions(ctx: Ctx, deal?: Owned & { id: string }) {
  const [filters, editions, people, teams, trips, visits, linked] = await Promise.all([
    readDealFilterOptions(ctx),
    readEditions(ctx),
    readPeople(ctx, deal),
    choosesTeam(ctx, deal)
      ? db().team.findMany({
          where: offeredTeams(ctx.user),
          orderBy: { code: 'asc' },
          select: { id: true, name: true },
        })
      : [],
    db().trip.findMany({
      where: offeredTrips(ctx.user),
      orderBy: { startsOn: 'desc' },
      take: OFFERED,
      select: TRIP,
    }),
    db().visit.findMany({
      where: offeredVisits(ctx.user),
      orderBy: { occurredOn: 'desc' },
      take: OFFERED,
      select: { id: true, occurredOn: true, place: true, company: { select: { name: true } } },
    }),
    deal &&
      db().deal.findFirst({ where: { AND: [{ id: deal.id }, visibleDeals(ctx.user)] }, select: LINKED }),
  ]);
  const named = (row?: { code: string; name: string; nameEn: string } | null) =>
    row && { value: row.code, text: codeName(row, ctx.locale) };
  const { sourceTrip, sourceEdition, sourceVisit, team } = linked ?? {};
  const offeredTo = teams.map(({ id, name }) => ({ value: id, text: name }));
  return {
    counties: including(filters.counties, named(linked?.county)),
    industries: including(filters.industries, named(linked?.industry)),
    chains: including(filters.chains, named(linked?.chain)),
    editions: including(editions, sourceEdition && editionOffer(sourceEdition, ctx.locale)),
    people,
    // Without a choice of teams the form has no such field.
    teams: including(offeredTo, offeredTo.length > 0 && team && { value: team.id, text: team.name }),
    trips: including(trips.map(tripOffer), sourceTrip && tripOffer(sourceTrip)),
    visits: including(
      visits.map(({ company, ...visit }) => visitOffer(visit, company.name)),
      // As the deal's page has it: the talk itself may be out of sight.
      sourceVisit && visitOffer(sourceVisit),
    ),
  };
}

export type DealFormOptions = Awaited<ReturnType<typeof readDealFormOptions>>;

function visitOffer(
  { id, occurredOn, place }: { id: string; occurredOn: Date; place: string },
  company?: string,
): Offer {
  return { value: id, text: [fromDateColumn(occurredOn), company, place].filter(Boolean).join(' ') };
}

function including<O extends Offer>(offers: O[], current: O | null | undefined | false): O[] {
  const isThere = !current || offers.some(({ value }) => value === current.value);
  return isThere ? offers : [...offers, current];
}

/** Every team a deal can be shared with, besides the one that holds it; also those it is shared with now. */
export async function readTeamOptions(deal: { teamId: string; shares: { team: { id: string } }[] }) {
  const current = deal.shares.map(({ team }) => team.id);
  const teams = await db().team.findMany({
    where: { OR: [offeredShares(deal.teamId), { id: { in: current } }] },
    orderBy: { code: 'asc' },
    select: { id: true, name: true },
  });
  return teams.map(({ id, name }) => ({ value: id, text: name }));
}
