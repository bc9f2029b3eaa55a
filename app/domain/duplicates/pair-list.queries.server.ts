import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { Prisma } from '#app/db/generated/client.ts';
import { readPage } from '#app/db/page.server.ts';
import { codeName } from '#app/i18n/i18n.server.ts';
import { formatInstant } from '#app/lib/dates.ts';
import { forbidden } from '#app/lib/refusal.ts';
import { searchTerm } from '#app/lib/search-text.server.ts';
import { canWorkDuplicates } from './duplicate.policy.ts';
import { catchUp } from './match-index.server.ts';
import type { Kind, PairFilter } from './merge.schema.ts';
import type { Reason } from './similarity.rules.ts';

/** How long a page waits for what is yet to be compared. */
const PATIENCE_MS = 2000;

const TABLES = { companies: Prisma.raw('company'), deals: Prisma.raw('deal') };

/** One of the two of a pair, in short. */
export interface Side {
  id: string;
  name: string;
  code: string | null;
  team: string;
  place: string | null;
  amount: string | null;
  stage: string | null;
  investors: string[];
}

interface PairRow {
  id: string;
  first: string;
  second: string;
  score: number;
  reasons: Reason[];
}

/**
 * One page of the pairs that may be one record each, best first: for the city office all, for others those of which both
 * are of their own teams. What changed since somebody last looked is compared first.
 * @throws Refusal `forbidden`
 */
export async function listPairs(ctx: Ctx, filter: PairFilter) {
  if (!canWorkDuplicates(ctx.user)) throw forbidden();
  await catchUp(PATIENCE_MS);
  const where = pairsWhere(ctx, filter.kind, filter);
  const page = await readPage(filter.after, {
    count: (take) => countPairs(filter.kind, where, take),
    rows: ({ take }) => db().$queryRaw<PairRow[]>`
      SELECT p.id::text AS id, a.id::text AS first, b.id::text AS second, p.score, p.reasons
        FROM ${pairsFrom(filter.kind)} WHERE ${where} ${beyond(filter.after)}
       ORDER BY p.score DESC, p.id LIMIT ${take}`,
  });
  const ids = page.rows.flatMap(({ first, second }) => [first, second]);
  const sides = filter.kind === 'companies' ? await readCompanies(ctx, ids) : await readDeals(ctx, ids);
  const rows = page.rows.flatMap(({ first, second, ...pair }) => {
    const [one, other] = [sides.get(first), sides.get(second)];
    return one && other ? [{ ...pair, first: one, second: other }] : [];
  });
  return { ...page, rows, waiting: await db().matchQueue.count() };
}

export type PairPage = Awaited<ReturnType<typeof listPairs>>;

/** How many pairs are open of each kind. */
export async function countOpenPairs(ctx: Ctx): Promise<Record<Kind, number>> {
  const count = (kind: Kind) => countPairs(kind, pairsWhere(ctx, kind, { view: 'open', q: '' }), 1000);
  const [companies, deals] = await Promise.all([count('companies'), count('deals')]);
  return { companies, deals };
}

/** The merges in sight, latest first. @throws Refusal `forbidden` */
export async function listMerges(ctx: Ctx, { kind, q, record, after }: PairFilter) {
  if (!canWorkDuplicates(ctx.user)) throw forbidden();
  const where: Prisma.MergeWhereInput = {
    AND: [
      { kind },
      record ? { OR: [{ keptId: record }, { mergedId: record }] } : {},
      q ? { OR: [{ keptLabel: { contains: q } }, { mergedLabel: { contains: q } }] } : {},
      ctx.user.role === 'city_office' ? {} : { mergedBy: { teamId: { in: ctx.user.teamIds } } },
    ],
  };
  const page = await readPage(after, {
    count: (take) => db().merge.count({ where, take }),
    rows: (rows) =>
      db().merge.findMany({
        where,
        orderBy: [{ mergedAt: 'desc' }, { id: 'desc' }],
        ...rows,
        select: {
          id: true,
          kind: true,
          keptId: true,
          keptLabel: true,
          mergedLabel: true,
          mergedAt: true,
          undoneAt: true,
          mergedBy: { select: { name: true } },
        },
      }),
  });
  const rows = page.rows.map(({ mergedAt, undoneAt, mergedBy, ...row }) => ({
    ...row,
    mergedAt: formatInstant(mergedAt),
    undone: undoneAt !== null,
    by: mergedBy.name,
  }));
  return { ...page, rows };
}

export type MergePage = Awaited<ReturnType<typeof listMerges>>;

function pairsFrom(kind: Kind): Prisma.Sql {
  const table = TABLES[kind];
  return Prisma.sql`duplicate_pair p
    JOIN ${table} a ON a.id = p.first_id AND a.archived_at IS NULL AND a.merged_into_id IS NULL
    JOIN ${table} b ON b.id = p.second_id AND b.archived_at IS NULL AND b.merged_into_id IS NULL`;
}

function pairsWhere(
  ctx: Ctx,
  kind: Kind,
  { view, county, q }: Pick<PairFilter, 'view' | 'county' | 'q'>,
): Prisma.Sql {
  const own = Prisma.sql`a.team_id = ANY(${ctx.user.teamIds}::uuid[]) AND b.team_id = ANY(${ctx.user.teamIds}::uuid[])`;
  const placed =
    kind === 'deals'
      ? Prisma.sql`${county} IN (a.county_code, b.county_code)`
      : Prisma.sql`EXISTS (SELECT FROM team t WHERE t.id IN (a.team_id, b.team_id) AND t.region_code = ${county})`;
  const terms = searchTerm(q).map((term) => {
    const like = `%${term.replace(/[\\%_]/g, '\\$&')}%`;
    return Prisma.sql`(a.search_text LIKE ${like} OR b.search_text LIKE ${like})`;
  });
  return Prisma.join(
    [
      Prisma.sql`p.kind = ${kind}::duplicate_kind`,
      view === 'different' ? Prisma.sql`p.different_at IS NOT NULL` : Prisma.sql`p.different_at IS NULL`,
      ...(ctx.user.role === 'city_office' ? [] : [own]),
      ...(county ? [placed] : []),
      ...terms,
    ],
    ' AND ',
  );
}

const beyond = (after: string | undefined) =>
  after
    ? Prisma.sql`AND (-p.score, p.id) > (SELECT -score, id FROM duplicate_pair WHERE id = ${after}::uuid)`
    : Prisma.empty;

async function countPairs(kind: Kind, where: Prisma.Sql, most: number): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (SELECT FROM ${pairsFrom(kind)} WHERE ${where} LIMIT ${most}) found`;
  return row?.count ?? 0;
}

async function readCompanies({ locale }: Ctx, ids: string[]): Promise<Map<string, Side>> {
  const rows = await db().company.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      name: true,
      uscc: true,
      team: { select: { name: true } },
      origin: { select: { name: true, nameEn: true } },
    },
  });
  return new Map(
    rows.map(({ uscc, team, origin, ...row }) => [
      row.id,
      {
        ...row,
        code: uscc,
        team: team.name,
        place: origin && codeName(origin, locale),
        amount: null,
        stage: null,
        investors: [],
      },
    ]),
  );
}

async function readDeals({ locale }: Ctx, ids: string[]): Promise<Map<string, Side>> {
  const rows = await db().deal.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      name: true,
      code: true,
      stage: true,
      estimatedAmount: true,
      signedAmount: true,
      team: { select: { name: true } },
      county: { select: { name: true, nameEn: true } },
      investors: { orderBy: { isLead: 'desc' }, select: { company: { select: { name: true } } } },
    },
  });
  return new Map(
    rows.map(({ estimatedAmount, signedAmount, team, county, investors, ...row }) => [
      row.id,
      {
        ...row,
        team: team.name,
        place: county && codeName(county, locale),
        amount: (signedAmount ?? estimatedAmount)?.toFixed(2) ?? null,
        investors: investors.map(({ company }) => company.name),
      },
    ]),
  );
}
