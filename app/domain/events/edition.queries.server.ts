import type { Ctx } from '#app/auth/user.ts';
import { insideEditions, listedEditions, sightOf, visibleDeals, visibleEditions } from '#app/auth/visible.ts';
import { db, type Tx } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { type Listing, readPage } from '#app/db/page.server.ts';
import { fromDateColumn, toDateColumn } from '#app/lib/dates.ts';
import { notFound } from '#app/lib/refusal.ts';
import { searchTerm, searchText } from '#app/lib/search-text.server.ts';
import { EDITION_NAME, editionNames, SERIES_NAMES, seriesName } from './edition.name.server.ts';
import { canEvent, canInside } from './edition.policy.ts';
import type { EditionFilter } from './edition.schema.ts';

const LINE = {
  ...EDITION_NAME,
  id: true,
  endsOn: true,
  venue: true,
  participation: true,
  organizerTeamId: true,
  version: true,
} as const;

type Line = Prisma.EventEditionGetPayload<{ select: typeof LINE }>;

/** Whether figures of signings are those of the deals in sight alone: teams and counties see a share of an event. */
const isShare = ({ user }: Ctx) => sightOf(user) === 'teams' || sightOf(user) === 'county';

/** What was signed at each edition, of the deals the user sees: each deal once, where it was first signed. */
async function readSigned(ctx: Ctx, ids: string[], tx: Tx = db()) {
  const rows = await tx.deal.groupBy({
    by: ['signedEditionId'],
    where: { AND: [visibleDeals(ctx.user), { signedEditionId: { in: ids } }] },
    _count: { _all: true },
    _sum: { signedAmount: true },
  });
  return new Map(
    rows.map((row) => [
      row.signedEditionId,
      { deals: row._count._all, amount: row._sum.signedAmount?.toFixed(2) ?? '0.00' },
    ]),
  );
}

async function asLines(ctx: Ctx, rows: Line[], tx: Tx = db()) {
  const ids = rows.map(({ id }) => id);
  const signed = await readSigned(ctx, ids, tx);
  const nameOf = await editionNames(ctx.locale);
  return rows.map((row) => ({
    id: row.id,
    name: nameOf(row),
    startsOn: fromDateColumn(row.startsOn),
    endsOn: fromDateColumn(row.endsOn),
    venue: row.venue,
    participation: row.participation,
    version: row.version,
    canArchive: canEvent(ctx.user, 'archive', row),
    ...(signed.get(row.id) ?? { deals: 0, amount: '0.00' }),
  }));
}

/** The editions the user's team organises, the latest first, with what was signed there: each deal once. */
export async function listOwnEditions(ctx: Ctx) {
  const rows = await db().eventEdition.findMany({
    where: { organizerTeamId: { in: ctx.user.teamIds }, archivedAt: null },
    orderBy: [{ startsOn: 'desc' }, { id: 'desc' }],
    take: 20,
    select: LINE,
  });
  return asLines(ctx, rows);
}

function timeWhere(ctx: Ctx, time: EditionFilter['time']): Prisma.EventEditionWhereInput {
  const today = toDateColumn(ctx.today);
  switch (time) {
    case 'upcoming':
      return { startsOn: { gt: today } };
    case 'running':
      return { startsOn: { lte: today }, endsOn: { gte: today } };
    case 'past':
      return { endsOn: { lt: today } };
    default:
      return {};
  }
}

/** Editions whose own title, or whose series under any of its names, holds what was typed. */
async function textWhere(q: string): Promise<Prisma.EventEditionWhereInput> {
  const terms = searchTerm(q);
  if (terms.length === 0) return {};
  const series = await db().eventSeries.findMany();
  const found = series.filter(({ name, nameTw, nameEn, fullName }) => {
    const known = searchText([name, nameTw, nameEn, fullName]);
    return terms.every((term) => known.includes(term));
  });
  const title = { title: { contains: q.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const } };
  return { OR: [{ seriesCode: { in: found.map(({ code }) => code) } }, title] };
}

/** The editions the user sees that match, the latest first, for pages and files. Archived ones only when asked for. */
export async function editionsOf(ctx: Ctx, filter: EditionFilter, tx: Tx = db()) {
  const archived = { archivedAt: filter.time === 'archived' ? { not: null } : null };
  const where: Prisma.EventEditionWhereInput = {
    AND: [
      { ...visibleEditions(ctx.user), ...archived },
      timeWhere(ctx, filter.time),
      await textWhere(filter.q),
      {
        seriesCode: filter.series,
        participation: filter.participation,
        ...(filter.year && {
          startsOn: { gte: toDateColumn(`${filter.year}-01-01`), lte: toDateColumn(`${filter.year}-12-31`) },
        }),
      },
    ],
  };
  return {
    count: (take) => tx.eventEdition.count({ where, take }),
    rows: async (args) =>
      asLines(
        ctx,
        await tx.eventEdition.findMany({
          where,
          orderBy: [{ startsOn: 'desc' }, { id: 'desc' }],
          ...args,
          select: LINE,
        }),
        tx,
      ),
  } satisfies Listing<{ id: string }>;
}

/** One page of them, how many there are, and whether figures are of a share of each event. */
export async function listEditions(ctx: Ctx, filter: EditionFilter) {
  return { ...(await readPage(filter.after, await editionsOf(ctx, filter))), isShare: isShare(ctx) };
}

/** What the list's conditions offer: the years there are editions of, and the series. */
export async function readEditionFilterOptions(ctx: Ctx) {
  const [{ _min, _max }, series] = await Promise.all([
    db().eventEdition.aggregate({
      where: visibleEditions(ctx.user),
      _min: { startsOn: true },
      _max: { startsOn: true },
    }),
    readSeriesOptions(ctx),
  ]);
  const [first, last] = [_min.startsOn?.getUTCFullYear(), _max.startsOn?.getUTCFullYear()];
  const years = first && last ? Array.from({ length: last - first + 1 }, (_, index) => last - index) : [];
  return { series, years: years.map((year) => ({ value: String(year), text: String(year) })) };
}

async function readSeriesOptions(ctx: Ctx) {
  const rows = await db().eventSeries.findMany({
    orderBy: [{ sortOrder: 'asc' }, { code: 'asc' }],
    select: { code: true, ...SERIES_NAMES },
  });
  return rows.map((row) => ({ value: row.code, text: seriesName(row, ctx.locale) }));
}

/** Every series with its names and how many editions of it the user sees. */
export function listSeries(ctx: Ctx) {
  return db().eventSeries.findMany({
    orderBy: [{ sortOrder: 'asc' }, { code: 'asc' }],
    select: {
      code: true,
      ...SERIES_NAMES,
      fullName: true,
      _count: { select: { editions: { where: visibleEditions(ctx.user) } } },
    },
  });
}

/**
 * What the form of an edition chooses from. Teams only for who may choose the organizer.
 * @param current team that is the organizer now and stays offered
 */
export async function readEditionFormOptions(ctx: Ctx, current?: string | null) {
  const chooses = ctx.user.role === 'city_office';
  const [series, teams] = await Promise.all([
    readSeriesOptions(ctx),
    chooses
      ? db().team.findMany({
          where: { OR: [{ kind: 'organizer', archivedAt: null }, { id: { in: current ? [current] : [] } }] },
          orderBy: { code: 'asc' },
          select: { id: true, name: true },
        })
      : [],
  ]);
  return {
    series,
    organizers: chooses ? teams.map(({ id, name }) => ({ value: id, text: name })) : null,
    canAddSeries: canEvent(ctx.user, 'addSeries'),
  };
}

export type EditionFormOptions = Awaited<ReturnType<typeof readEditionFormOptions>>;

/**
 * An edition for its pages: what it is called, what the user may do with it and inside it.
 * @throws Refusal `not_found`
 */
export async function readEdition(ctx: Ctx, id: string) {
  const found = await db().eventEdition.findFirst({
    where: { AND: [{ id }, visibleEditions(ctx.user)] },
    select: {
      ...LINE,
      seriesCode: true,
      series: { select: { ...SERIES_NAMES, fullName: true } },
      organizer: { select: { name: true } },
      delegates: { where: { userId: ctx.user.id }, select: { userId: true } },
    },
  });
  if (!found) throw notFound();
  const [inside, listed] = await Promise.all(
    [insideEditions(ctx.user), listedEditions(ctx.user)].map((sight) =>
      db().eventEdition.count({ where: { AND: [{ id }, sight] } }),
    ),
  );
  const { delegates, organizer, series, ...edition } = found;
  const nameOf = await editionNames(ctx.locale);
  return {
    ...edition,
    name: nameOf(found),
    series: seriesName(series, ctx.locale),
    fullName: series.fullName,
    organizer: organizer?.name ?? null,
    startsOn: fromDateColumn(edition.startsOn),
    endsOn: fromDateColumn(edition.endsOn),
    /** Whether guests, meetings and leads are in the user's sight. */
    isInside: inside === 1,
    /** Whether the whole signing list is, with its totals and the large screen. */
    isListed: listed === 1,
    canEdit: canEvent(ctx.user, 'edit', found),
    canArrange: canInside(ctx.user, 'arrange', found),
    canWork: canInside(ctx.user, 'work', found),
    canReveal: canInside(ctx.user, 'reveal', found),
  };
}

export type Edition = Awaited<ReturnType<typeof readEdition>>;

/** The same for pages of the inside. @throws Refusal `not_found` also for who only knows that the event takes place */
export async function readInsideEdition(ctx: Ctx, id: string): Promise<Edition> {
  const edition = await readEdition(ctx, id);
  if (!edition.isInside) throw notFound();
  return edition;
}

/** What was signed at an edition, of the deals the user sees: each deal once; and whether others may be missing. */
export async function readEditionFigures(ctx: Ctx, id: string) {
  const signed = (await readSigned(ctx, [id])).get(id) ?? { deals: 0, amount: '0.00' };
  return { ...signed, isShare: isShare(ctx) };
}
