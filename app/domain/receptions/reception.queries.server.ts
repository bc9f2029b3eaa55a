import type { Ctx } from '#app/auth/user.ts';
import { visibleCompanies, visibleReceptions, visibleVisits, worksFor } from '#app/auth/visible.ts';
import { db, type Tx } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { type Listing, readPage } from '#app/db/page.server.ts';
import { fromDateColumn, toDateColumn } from '#app/lib/dates.ts';
import { maskWithin } from '#app/lib/mask.ts';
import { notFound } from '#app/lib/refusal.ts';
import { searchWhere } from '#app/lib/search-text.server.ts';
import { canReception } from './reception.policy.ts';
import type { ReceptionFilter } from './reception.schema.ts';
import { offeredCoordinators } from './reception-offers.ts';

const ROW = {
  id: true,
  version: true,
  teamId: true,
  startsOn: true,
  endsOn: true,
  headcount: true,
  receivedBy: true,
  coordinatorId: true,
  company: { select: { id: true, name: true } },
  coordinator: { select: { id: true, name: true, team: { select: { name: true } } } },
  visit: { select: { id: true, archivedAt: true } },
} satisfies Prisma.ReceptionSelect;

type Found = Prisma.ReceptionGetPayload<{ select: typeof ROW }>;

/** Whether the user reads the numbers in its texts, or masks. */
const works = (ctx: Ctx, { teamId, coordinatorId }: { teamId: string; coordinatorId: string }) =>
  worksFor(ctx.user, [teamId]) || coordinatorId === ctx.user.id;

const toRow = (ctx: Ctx, { visit, teamId, coordinatorId, receivedBy, ...row }: Found) => ({
  ...row,
  receivedBy: works(ctx, { teamId, coordinatorId }) ? receivedBy : maskWithin(receivedBy),
  startsOn: fromDateColumn(row.startsOn),
  endsOn: fromDateColumn(row.endsOn),
  isLogged: visit !== null && visit.archivedAt === null,
  mayEdit: canReception(ctx.user, { teamId, coordinatorId }),
});

export type ReceptionRow = ReturnType<typeof toRow>;

/** Archived plans in the user's sight, to bring them back. */
const archived = (ctx: Ctx): Prisma.ReceptionWhereInput => ({
  ...visibleReceptions(ctx.user),
  archivedAt: { not: null },
});

const LATEST = [{ startsOn: 'desc' }, { id: 'desc' }] satisfies Prisma.ReceptionOrderByWithRelationInput[];
const NEXT = [{ startsOn: 'asc' }, { id: 'asc' }] satisfies Prisma.ReceptionOrderByWithRelationInput[];

/** The receptions the user sees, found by any name of the company; those ahead the next first. For pages and files. */
export function receptionsOf(ctx: Ctx, { q, set }: ReceptionFilter, tx: Tx = db()) {
  const today = toDateColumn(ctx.today);
  const where: Prisma.ReceptionWhereInput = {
    AND: [
      set === 'archived' ? archived(ctx) : visibleReceptions(ctx.user),
      ...searchWhere(q).map((company) => ({ company })),
      set === 'ahead' ? { endsOn: { gte: today } } : set === 'past' ? { endsOn: { lt: today } } : {},
    ],
  };
  const orderBy = set === 'ahead' ? NEXT : LATEST;
  return {
    count: (take) => tx.reception.count({ where, take }),
    rows: async (args) =>
      (await tx.reception.findMany({ where, orderBy, ...args, select: ROW })).map((row) => toRow(ctx, row)),
  } satisfies Listing<ReceptionRow>;
}

/** One page of them, and how many there are. */
export const listReceptions = (ctx: Ctx, filter: ReceptionFilter) =>
  readPage(filter.after, receptionsOf(ctx, filter));

/** The latest receptions of a company, within the user's sight. */
export async function listReceptionsOf(ctx: Ctx, companyId: string): Promise<ReceptionRow[]> {
  const rows = await db().reception.findMany({
    where: { AND: [visibleReceptions(ctx.user), { companyId }] },
    orderBy: LATEST,
    take: 5,
    select: ROW,
  });
  return rows.map((row) => toRow(ctx, row));
}

/**
 * A reception with all that is printed, and what the user may do with it. Numbers in its texts are masked for
 * readers who do not work it.
 * @throws Refusal `not_found`, also when archived
 */
export async function readReception(ctx: Ctx, id: string) {
  const found = await db().reception.findFirst({
    where: { AND: [{ id }, visibleReceptions(ctx.user)] },
    select: {
      ...ROW,
      guests: true,
      accompaniedBy: true,
      purpose: true,
      arrangements: true,
      team: { select: { name: true } },
      items: { orderBy: { position: 'asc' } },
    },
  });
  if (!found) throw notFound();
  const { visit, items, teamId, guests, receivedBy, accompaniedBy, purpose, arrangements, ...reception } =
    found;
  const logged = visit && visit.archivedAt === null ? visit.id : null;
  const [openable, readable] = await Promise.all([
    db().company.count({ where: { AND: [{ id: reception.company.id }, visibleCompanies(ctx.user)] } }),
    logged === null ? 0 : db().visit.count({ where: { AND: [{ id: logged }, visibleVisits(ctx.user)] } }),
  ]);
  const isTold = works(ctx, found);
  const told = (text: string) => (isTold ? text : maskWithin(text));
  return {
    ...reception,
    startsOn: fromDateColumn(reception.startsOn),
    endsOn: fromDateColumn(reception.endsOn),
    guests: told(guests),
    receivedBy: told(receivedBy),
    accompaniedBy: told(accompaniedBy),
    purpose: told(purpose),
    arrangements: told(arrangements),
    items: items.map(({ receptionId: _, position: __, ...item }) => ({
      ...item,
      day: fromDateColumn(item.day),
      content: told(item.content),
      place: told(item.place),
      responsible: told(item.responsible),
    })),
    masked: !isTold,
    isLogged: logged !== null,
    /** The logged visit, where the user sees it. */
    visitId: readable > 0 ? logged : null,
    companyOpens: openable > 0,
    mayEdit: canReception(ctx.user, { teamId, coordinatorId: reception.coordinatorId }),
  };
}

export type ReceptionPage = Awaited<ReturnType<typeof readReception>>;

/** People to coordinate a reception: those offered, and who does it now. */
export async function readCoordinators(ctx: Ctx, current?: string) {
  const people = await db().user.findMany({
    where: { OR: [offeredCoordinators(ctx.user), { id: current ?? ctx.user.id }] },
    orderBy: [{ team: { name: 'asc' } }, { name: 'asc' }],
    select: { id: true, name: true, team: { select: { name: true } } },
  });
  return people.map(({ id, name, team }) => ({ value: id, text: `${name}（${team.name}）` }));
}
