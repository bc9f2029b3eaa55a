import type { Ctx } from '#app/auth/user.ts';
import { listedEditions } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import { fromDateColumn } from '#app/lib/dates.ts';
import { readListState, readTotals } from './desk.queries.server.ts';
import { markOf } from './signing.rules.ts';

/** How many papers and coming lines a stage shows. */
const LATEST = 6;
const NEXT = 3;

const DEAL = {
  name: true,
  investors: { where: { isLead: true }, select: { company: { select: { name: true } } } },
} as const;

/**
 * What the large screen of a ceremony shows.
 * @param since the state the screen knows; nothing is read while it still holds
 * @throws Refusal `not_found` also for those who do not see the whole list
 */
export async function readProjection(ctx: Ctx, editionId: string, since: string) {
  const state = await readListState(editionId, listedEditions(ctx.user));
  return { state, body: state === since ? null : await readStage(editionId) };
}

/** The same for the page, which knows nothing yet. */
export async function readWholeProjection(ctx: Ctx, editionId: string) {
  const state = await readListState(editionId, listedEditions(ctx.user));
  return { state, body: await readStage(editionId) };
}

/** The event's totals by the counting rules, its latest papers, how far the list has come, and who is next. */
async function readStage(editionId: string) {
  const [totals, papers, lines, done, next] = await Promise.all([
    readTotals(editionId),
    db().agreement.findMany({
      where: { editionId, voidedAt: null, deal: { archivedAt: null } },
      orderBy: [
        { signing: { signedAt: { sort: 'desc', nulls: 'last' } } },
        { recordedAt: 'desc' },
        { seq: 'desc' },
      ],
      take: LATEST,
      select: {
        id: true,
        kind: true,
        amount: true,
        deal: {
          select: {
            ...DEAL,
            signedEditionId: true,
            agreements: {
              where: { voidedAt: null },
              select: { id: true, seq: true, kind: true, signedOn: true },
            },
          },
        },
      },
    }),
    db().signingItem.count({ where: { editionId, archivedAt: null } }),
    db().signingItem.count({ where: { editionId, archivedAt: null, agreement: { voidedAt: null } } }),
    db().signingItem.findMany({
      where: { editionId, archivedAt: null, NOT: { agreement: { voidedAt: null } } },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      take: NEXT,
      select: { id: true, kind: true, amount: true, deal: { select: DEAL } },
    }),
  ]);
  return {
    totals,
    lines,
    done,
    latest: papers.map(({ deal, amount, ...paper }) => ({
      id: paper.id,
      kind: paper.kind,
      amount: amount.toFixed(2),
      name: deal.name,
      investor: deal.investors[0]?.company.name ?? '',
      mark: markOf(
        paper.id,
        deal.agreements.map((other) => ({ ...other, signedOn: fromDateColumn(other.signedOn) })),
        { signedEditionId: deal.signedEditionId, editionId },
      ),
    })),
    next: next.map(({ id, kind, amount, deal }) => ({
      id,
      kind,
      amount: amount.toFixed(2),
      name: deal.name,
      investor: deal.investors[0]?.company.name ?? '',
    })),
  };
}

export type Projection = Awaited<ReturnType<typeof readStage>>;
