import type { Ctx } from '#app/auth/user.ts';
import { visibleCompanies, visibleDeals, visibleVisits } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { fromDateColumn } from '#app/lib/dates.ts';
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
  const visits = visibleVisits(ctx.user);
  const rows = await db().company.findMany({
    where: { AND: [visibleCompanies(ctx.user), where] },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    take,
    select: {
      id: true,
      name: true,
      contacts: {
        where: { archivedAt: null },
        orderBy: { updatedAt: 'desc' },
        take: CONTACTS,
        select: { name: true, title: true },
      },
      investments: {
        where: { deal: { AND: [visibleDeals(ctx.user), { status: 'active' }] } },
        orderBy: { deal: { updatedAt: 'desc' } },
        take: DEALS,
        select: { deal: { select: { id: true, name: true } } },
      },
      visits: { where: visits, orderBy: { occurredOn: 'desc' }, take: 1, select: { occurredOn: true } },
      _count: { select: { visits: { where: visits } } },
    },
  });
  return rows.map(({ id, name, contacts, investments, visits: [last], _count }) => ({
    id,
    name,
    contacts,
    deals: investments.map(({ deal }) => deal),
    met: _count.visits,
    lastMet: last ? fromDateColumn(last.occurredOn) : null,
  }));
}

export type CompanyToMeet = Awaited<ReturnType<typeof companiesToMeet>>[number];
