import type { Ctx } from '#app/auth/user.ts';
import { visibleTeams, visibleVisits } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import { readChains, readCounties, readIndustries } from '#app/domain/codes/code.queries.server.ts';
import { codeName } from '#app/i18n/i18n.server.ts';
import { fromDateColumn } from '#app/lib/dates.ts';
import { canDeal } from './deal.policy.ts';

const OFFERED = 100;

/** The conditions a deal list offers. */
export async function readDealFilterOptions(ctx: Ctx) {
  const [counties, industries, chains] = await Promise.all([
    readCounties(ctx.locale),
    readIndustries(ctx.locale),
    readChains(ctx.locale),
  ]);
  return { counties, industries, chains };
}

/** Fairs and conferences, the latest first. */
export async function readEditions(ctx: Ctx, organizedBy?: string[]) {
  const editions = await db().eventEdition.findMany({
    where: { archivedAt: null, ...(organizedBy && { organizerTeamId: { in: organizedBy } }) },
    orderBy: { startsOn: 'desc' },
    take: OFFERED,
    select: { id: true, ordinal: true, startsOn: true, series: { select: { name: true, nameEn: true } } },
  });
  return editions.map(({ id, ordinal, startsOn, series }) => ({
    value: id,
    text: [startsOn.getUTCFullYear(), ordinal && `#${ordinal}`, codeName(series, ctx.locale)]
      .filter(Boolean)
      .join(' '),
  }));
}

/** People of the teams in the user's sight, to own a deal or a next step. */
export async function readPeople(ctx: Ctx, teamId?: string) {
  const users = await db().user.findMany({
    where: {
      archivedAt: null,
      role: { in: ['officer', 'lead'] },
      team: teamId ? { OR: [visibleTeams(ctx.user), { id: teamId }] } : visibleTeams(ctx.user),
    },
    orderBy: [{ team: { name: 'asc' } }, { name: 'asc' }],
    take: 500,
    select: { id: true, name: true, team: { select: { name: true } } },
  });
  return users.map(({ id, name, team }) => ({ value: id, text: `${name}（${team.name}）` }));
}

/** Everything the deal form chooses from. */
export async function readDealFormOptions(ctx: Ctx, deal?: { teamId: string }) {
  const [filters, editions, people, teams, trips, visits] = await Promise.all([
    readDealFilterOptions(ctx),
    readEditions(ctx),
    readPeople(ctx, deal?.teamId),
    canDeal(ctx.user, 'assign', deal ?? { teamId: ctx.user.teamId })
      ? db().team.findMany({
          where: { AND: [visibleTeams(ctx.user), { kind: { not: 'department' } }] },
          orderBy: { code: 'asc' },
          select: { id: true, name: true },
        })
      : [],
    db().trip.findMany({
      where: { archivedAt: null },
      orderBy: { startsOn: 'desc' },
      take: OFFERED,
      select: { id: true, title: true, startsOn: true },
    }),
    db().visit.findMany({
      where: visibleVisits(ctx.user),
      orderBy: { occurredOn: 'desc' },
      take: OFFERED,
      select: { id: true, occurredOn: true, place: true, company: { select: { name: true } } },
    }),
  ]);
  return {
    ...filters,
    editions,
    people,
    teams: teams.map(({ id, name }) => ({ value: id, text: name })),
    trips: trips.map(({ id, title, startsOn }) => ({
      value: id,
      text: `${fromDateColumn(startsOn)} ${title}`,
    })),
    visits: visits.map(({ id, occurredOn, company, place }) => ({
      value: id,
      text: [fromDateColumn(occurredOn), company.name, place].filter(Boolean).join(' '),
    })),
  };
}

export type DealFormOptions = Awaited<ReturnType<typeof readDealFormOptions>>;

/** Every team a deal can be shared with, besides the one that holds it. */
export async function readTeamOptions(holder: string) {
  const teams = await db().team.findMany({
    where: {
      archivedAt: null,
      id: { not: holder },
      kind: { in: ['city_bureau', 'county_bureau', 'task_force', 'outpost', 'park'] },
    },
    orderBy: { code: 'asc' },
    select: { id: true, name: true },
  });
  return teams.map(({ id, name }) => ({ value: id, text: name }));
}
