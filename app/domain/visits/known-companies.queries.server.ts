import type { Ctx } from '#app/auth/user.ts';
import { visibleCompanies, visibleVisits } from '#app/auth/visible.ts';
import { visibleDealsSql, visibleVisitsSql } from '#app/auth/visible-sql.server.ts';
import { db, sql } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import type { LocalDate } from '#app/lib/dates.ts';
import { searchWhere } from '#app/lib/search-text.server.ts';

/** What the log form carries along for the time without a network. */
const CARRIED = 200;
const FOUND = 12;
const CONTACTS = 8;
const DEALS = 6;

/**
 * The companies a talk is most likely about, with whom to name and what is going on: those last met, and when there
 * are few, those last worked on. Without phone numbers.
 */
export async function listCompaniesToMeet(ctx: Ctx) {
  const met = await db().visit.groupBy({
    by: ['companyId'],
    where: { AND: [visibleVisits(ctx.user), { company: visibleCompanies(ctx.user) }] },
    _max: { occurredOn: true },
    orderBy: { _max: { occurredOn: 'desc' } },
    take: CARRIED,
  });
  const ids = met.map(({ companyId }) => companyId);
  const worked = await db().company.findMany({
    where: { AND: [visibleCompanies(ctx.user), { id: { notIn: ids } }] },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    take: CARRIED - ids.length,
    select: { id: true },
  });
  const order = [...ids, ...worked.map(({ id }) => id)];
  const rows = await read(ctx, { id: { in: order } }, CARRIED);
  return rows.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

/** Companies in sight whose name holds what was typed, in the same shape. */
export const findCompaniesToMeet = (ctx: Ctx, text: string) => read(ctx, { AND: searchWhere(text) }, FOUND);

/** These companies, as far as the user sees them. */
export const companiesToMeet = (ctx: Ctx, ids: string[]) => read(ctx, { id: { in: ids } }, ids.length);

async function read(ctx: Ctx, where: Prisma.CompanyWhereInput, take: number) {
  const rows = await db().company.findMany({
    where: { AND: [visibleCompanies(ctx.user), where] },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    take,
    select: { id: true, name: true },
  });
  const known = await readKnown(
    ctx,
    rows.map(({ id }) => id),
  );
  return rows.flatMap((row) => {
    const found = known.get(row.id);
    return found ? [{ ...row, ...found }] : [];
  });
}

interface Known {
  contacts: { name: string; title: string }[];
  deals: { id: string; name: string }[];
  /** How many talks there were, and the day of the last. */
  met: number;
  lastMet: LocalDate | null;
}

/** What is known of these companies, no more of each than the form shows. One statement. */
async function readKnown(ctx: Ctx, ids: string[]): Promise<Map<string, Known>> {
  const query = sql();
  const rows = await query<(Known & { id: string })[]>`
    SELECT one.id, people.contacts, going.deals, talks.met, talks."lastMet"
      FROM unnest(${ids}::uuid[]) AS one (id)
     CROSS JOIN LATERAL (
       SELECT count(*)::int AS met, max(v.occurred_on) AS "lastMet" FROM visit v
        WHERE v.company_id = one.id AND ${visibleVisitsSql(query, ctx.user)}) talks
     CROSS JOIN LATERAL (
       SELECT coalesce(json_agg(json_build_object('name', x.name, 'title', x.title)), '[]') AS contacts FROM (
         SELECT name, title FROM contact WHERE company_id = one.id AND archived_at IS NULL
          ORDER BY updated_at DESC LIMIT ${CONTACTS}) x) people
     CROSS JOIN LATERAL (
       SELECT coalesce(json_agg(json_build_object('id', x.id, 'name', x.name)), '[]') AS deals FROM (
         SELECT d.id, d.name FROM deal_investor i JOIN deal d ON d.id = i.deal_id
          WHERE i.company_id = one.id AND d.status = 'active' AND ${visibleDealsSql(query, ctx.user)}
          ORDER BY d.updated_at DESC LIMIT ${DEALS}) x) going`;
  return new Map(rows.map(({ id, ...known }) => [id, known]));
}

export type CompanyToMeet = Awaited<ReturnType<typeof companiesToMeet>>[number];
