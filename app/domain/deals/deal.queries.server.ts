import type { Ctx } from '#app/auth/user.ts';
import { visibleDeals } from '#app/auth/visible.ts';
import { db, type Tx } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { type Listing, readPage } from '#app/db/page.server.ts';
import { addDays, fromDateColumn, fromOptionalDate, toDateColumn } from '#app/lib/dates.ts';
import { sumYuan } from '#app/lib/money.ts';
import { searchWhere } from '#app/lib/search-text.server.ts';
import type { DealFilter } from './deal.schema.ts';
import { BOARD_STAGES, isSignedOrLater, LATER_STAGES } from './stage.ts';

const OPEN_STEPS_FIRST = { nextStepDoneAt: { sort: 'asc', nulls: 'first' } } as const;

const ORDER = {
  updated: [{ updatedAt: 'asc' }, { id: 'asc' }],
  '-updated': [{ updatedAt: 'desc' }, { id: 'desc' }],
  name: [{ name: 'asc' }, { id: 'asc' }],
  '-name': [{ name: 'desc' }, { id: 'desc' }],
  due: [OPEN_STEPS_FIRST, { nextStepDue: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
  '-due': [OPEN_STEPS_FIRST, { nextStepDue: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
  amount: [{ estimatedAmount: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
  '-amount': [{ estimatedAmount: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
} satisfies Record<DealFilter['sort'], Prisma.DealOrderByWithRelationInput[]>;

const ROW = {
  id: true,
  code: true,
  name: true,
  stage: true,
  status: true,
  stageSince: true,
  version: true,
  teamId: true,
  estimatedAmount: true,
  signedAmount: true,
  nextStep: true,
  nextStepDue: true,
  nextStepDoneAt: true,
  county: { select: { name: true, shortName: true, nameEn: true } },
  owner: { select: { name: true } },
  investors: { where: { isLead: true }, select: { company: { select: { name: true } } } },
} satisfies Prisma.DealSelect;

/**
 * A deal as lists, the board and home show it; `amount` is the signed amount once there is one. A step that is done
 * is no next step.
 */
function toRow(deal: Prisma.DealGetPayload<{ select: typeof ROW }>) {
  const { investors, estimatedAmount, signedAmount, owner, nextStepDoneAt, ...rest } = deal;
  return {
    ...rest,
    stageSince: fromDateColumn(deal.stageSince),
    nextStep: nextStepDoneAt ? null : deal.nextStep,
    nextStepDue: nextStepDoneAt ? null : fromOptionalDate(deal.nextStepDue),
    investor: investors[0]?.company.name ?? '',
    owner: owner?.name ?? '',
    amount: (signedAmount ?? estimatedAmount)?.toFixed(2) ?? null,
  };
}

export type DealRow = ReturnType<typeof toRow>;

/** The deals the user sees that match the conditions of the list. */
export function matching(ctx: Ctx, filter: DealFilter): Prisma.DealWhereInput {
  const owner = filter.owner === 'me' ? ctx.user.id : filter.owner;
  const today = toDateColumn(ctx.today);
  return {
    AND: [
      visibleDeals(ctx.user),
      ...found(filter.q),
      {
        stage: filter.stage,
        status: filter.status,
        countyCode: filter.county,
        industryCode: filter.industry,
        chainCode: filter.chain,
        teamId: filter.team,
        ...(owner && { OR: [{ ownerId: owner }, { nextStepOwnerId: owner, nextStepDoneAt: null }] }),
        ...(filter.due === 'overdue' && { nextStepDue: { lt: today }, nextStepDoneAt: null }),
        ...(filter.due === 'week' && {
          nextStepDue: { gte: today, lte: toDateColumn(addDays(ctx.today, 7)) },
          nextStepDoneAt: null,
        }),
      },
      ...(filter.edition
        ? [{ OR: [{ sourceEditionId: filter.edition }, { signedEditionId: filter.edition }] }]
        : []),
      ...(filter.min
        ? [
            {
              OR: [
                { signedAmount: { gte: filter.min } },
                { signedAmount: null, estimatedAmount: { gte: filter.min } },
              ],
            },
          ]
        : []),
    ],
  };
}

/** A deal is found by its code, its name and any name of its investors; each term may be in another of them. */
function found(query: string): Prisma.DealWhereInput[] {
  return searchWhere(query).map((term) => ({ OR: [term, { investors: { some: { company: term } } }] }));
}

async function stageSums(where: Prisma.DealWhereInput) {
  const groups = await db().deal.groupBy({
    by: ['stage'],
    where,
    _count: { _all: true },
    _sum: { estimatedAmount: true, signedAmount: true },
  });
  return new Map(
    groups.map(({ stage, _count, _sum }) => {
      const sum = isSignedOrLater(stage) ? _sum.signedAmount : _sum.estimatedAmount;
      return [stage, { count: _count._all, amount: sum?.toFixed(2) ?? '0.00' }];
    }),
  );
}

/** The same in the order of the list, for pages and files. */
export function dealsOf(ctx: Ctx, filter: DealFilter, tx: Tx = db()) {
  const where = matching(ctx, filter);
  return {
    count: (take) => tx.deal.count({ where, take }),
    rows: async (page) =>
      (await tx.deal.findMany({ where, orderBy: ORDER[filter.sort], ...page, select: ROW })).map(toRow),
  } satisfies Listing<DealRow>;
}

/** One page of them, how many there are, and their sum. */
export async function listDeals(ctx: Ctx, filter: DealFilter) {
  const [page, sums] = await Promise.all([
    readPage(filter.after, dealsOf(ctx, filter)),
    stageSums(matching(ctx, filter)),
  ]);
  return {
    ...page,
    amount: sumYuan([...sums.values()].map(({ amount }) => amount)),
  };
}

const CARDS = 15;

const NONE = { count: 0, amount: '0.00' };

/**
 * The same deals by stage: what each column up to the signing holds in count and sum, and its latest cards; of the
 * stages after it count and sum alone.
 */
export async function readBoard(ctx: Ctx, filter: DealFilter) {
  const where = matching(ctx, { ...filter, stage: undefined });
  const sums = await stageSums(where);
  const columns = await Promise.all(
    BOARD_STAGES.map(async (stage) => ({
      stage,
      ...(sums.get(stage) ?? NONE),
      cards: sums.has(stage)
        ? (
            await db().deal.findMany({
              where: { AND: [where, { stage }] },
              orderBy: ORDER['-updated'],
              take: CARDS,
              select: ROW,
            })
          ).map(toRow)
        : [],
    })),
  );
  const later = LATER_STAGES.map((stage) => ({ stage, ...(sums.get(stage) ?? NONE) }));
  return { columns, later };
}

/** The deals a company invests in, within the user's scope. */
export async function listDealsOfCompany(ctx: Ctx, companyId: string): Promise<DealRow[]> {
  const deals = await db().deal.findMany({
    where: { ...visibleDeals(ctx.user), investors: { some: { companyId } } },
    orderBy: ORDER['-updated'],
    take: CARDS,
    select: ROW,
  });
  return deals.map(toRow);
}
