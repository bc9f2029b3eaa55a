import type { Ctx } from '#app/auth/user.ts';
import { visibleDeals } from '#app/auth/visible.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { settleFigures } from '#app/domain/agreements/settle-figures.server.ts';
import { loggedRecord, recordDealChange } from '#app/domain/deals/deal-log.server.ts';
import { addHistory, type DealForWrite, FOR_WRITE } from '#app/domain/deals/deal-write.server.ts';
import { isPast } from '#app/domain/deals/stage.ts';
import { refuseStale } from '#app/domain/history/audit.server.ts';
import { explainCorrection } from '#app/domain/periods/correction.server.ts';
import { fromDateColumn, type LocalDate } from '#app/lib/dates.ts';
import { forbidden, notFound, Refusal, refused } from '#app/lib/refusal.ts';
import { searchText } from '#app/lib/search-text.server.ts';
import { changesBetween, takeSnapshot, type Watched } from './change-set.server.ts';
import { type Credit, creditsToAdd } from './credits.rules.ts';
import { canMerge } from './duplicate.policy.ts';
import type { MergeDealsInput } from './merge.schema.ts';
import { DEAL_FIELDS, takenColumns } from './merge-fields.ts';
import { movePapers } from './merge-papers.server.ts';

const byId = (table: string): Watched => ({ table, column: 'deal_id', key: ['id'] });

/** What hangs on a deal. */
export const DEAL_LINKS: Watched[] = [
  ...['agreement', 'arrival', 'signing_item', 'event_lead', 'instruction'].map(byId),
  { table: 'visit_deal', column: 'deal_id', key: ['visit_id', 'deal_id'] },
];

const WATCHED: Watched[] = [
  { table: 'deal', column: 'id', key: ['id'] },
  { table: 'deal_investor', column: 'deal_id', key: ['deal_id', 'company_id'] },
  { table: 'deal_share', column: 'deal_id', key: ['deal_id', 'team_id'] },
  byId('deal_credit'),
  ...DEAL_LINKS,
];

/**
 * Makes two deals one: the chosen contents, investors, shares, both reporters' credit and everything attached go to the
 * kept one, which is the one that has gone further; what it counts for follows from all agreements by the counting
 * rules. The other is archived and its address leads to the kept one.
 * @throws Refusal `not_found`, `forbidden`, `stale`, `refused`, also without a reason where a locked month counted it
 */
export function mergeDeals(
  ctx: Ctx,
  keptId: string,
  mergedId: string,
  input: MergeDealsInput,
): Promise<void> {
  return inTransaction(async (tx) => {
    const { kept, merged } = await takeBoth(tx, ctx, keptId, mergedId, input);
    const both = [keptId, mergedId];
    const earlier = await tx.deal.findMany({ where: { mergedIntoId: mergedId }, select: { id: true } });
    const own = [...both, ...earlier.map(({ id }) => id)];
    const before = await takeSnapshot(tx, WATCHED, both, own);
    const days = await countedDays(tx, kept, merged);

    const columns = takenColumns(DEAL_FIELDS, input.choice);
    const taken = Object.fromEntries(columns.map((column) => [column, merged[column as keyof DealForWrite]]));
    const changed = await tx.deal.update({
      where: { id: keptId },
      data: {
        ...taken,
        firstMetOn: earlierOf(kept.firstMetOn, merged.firstMetOn),
        searchText: searchText([kept.code, input.choice.name === 'merged' ? merged.name : kept.name]),
      },
    });
    await joinInvestors(tx, kept, merged);
    await joinShares(tx, kept, merged, changed.teamId);
    await joinCredits(tx, keptId, mergedId);
    await movePapers(tx, ctx, kept, merged);
    await moveTalks(tx, keptId, mergedId);
    await tx.eventLead.updateMany({ where: { dealId: mergedId }, data: { dealId: keptId } });
    await tx.instruction.updateMany({ where: { dealId: mergedId }, data: { dealId: keptId } });
    const settled = await settle(tx, ctx, keptId);
    await tx.deal.update({
      where: { id: mergedId },
      data: { mergedIntoId: keptId, archivedAt: ctx.now, updatedAt: ctx.now, version: { increment: 1 } },
    });
    await tx.deal.updateMany({ where: { mergedIntoId: mergedId }, data: { mergedIntoId: keptId } });

    const tables = changesBetween(WATCHED, before, await takeSnapshot(tx, WATCHED, both, own));
    await explainCorrection(tx, ctx, {
      subjectType: 'deals',
      subjectId: keptId,
      on: days,
      reason: input.correctionReason,
    });
    const labels = { kept: `${kept.code} ${kept.name}`, merged: `${merged.code} ${merged.name}` };
    const history = { before: idsOf(kept), after: idsOf(settled) };
    await tx.merge.create({
      data: {
        kind: 'deals',
        keptId,
        mergedId,
        keptLabel: labels.kept,
        mergedLabel: labels.merged,
        changes: { tables, days, history } as unknown as Prisma.InputJsonObject,
        mergedAt: ctx.now,
        mergedById: ctx.user.id,
      },
    });
    await recordMerge(tx, ctx, { kept, merged, settled, columns, labels });
  });
}

const earlierOf = (...days: Date[]) => new Date(Math.min(...days.map(Number)));

interface Recorded {
  kept: DealForWrite;
  merged: DealForWrite;
  settled: DealForWrite;
  columns: string[];
  labels: { kept: string; merged: string };
}

async function recordMerge(
  tx: Tx,
  ctx: Ctx,
  { kept, merged, settled, columns, labels }: Recorded,
): Promise<void> {
  const [was, is] = [loggedRecord(kept), loggedRecord(settled)];
  const pick = (record: Record<string, unknown>) =>
    Object.fromEntries([...columns, 'partners', 'firstMetOn'].map((column) => [column, record[column]]));
  const figures = (deal: DealForWrite) => ({
    signedOn: deal.signedOn,
    signedAmount: deal.signedAmount?.toFixed(2),
  });
  await recordDealChange(tx, ctx, settled, {
    action: 'merge',
    version: settled.version,
    before: { ...pick(was), ...figures(kept) },
    after: { ...pick(is), ...figures(settled), merged: labels.merged },
  });
  await recordDealChange(tx, ctx, merged, {
    action: 'merged_into',
    version: merged.version + 1,
    after: { mergedInto: labels.kept },
  });
}

async function takeBoth(
  tx: Tx,
  ctx: Ctx,
  keptId: string,
  mergedId: string,
  { version, mergedVersion }: MergeDealsInput,
) {
  if (keptId === mergedId) throw refused('duplicates:refusal.same');
  await tx.$queryRaw`SELECT 1 FROM deal WHERE id IN (${keptId}::uuid, ${mergedId}::uuid) ORDER BY id FOR UPDATE`;
  const found = await tx.deal.findMany({
    where: { AND: [{ id: { in: [keptId, mergedId] } }, visibleDeals(ctx.user)] },
    include: FOR_WRITE,
  });
  const kept = found.find(({ id }) => id === keptId);
  const merged = found.find(({ id }) => id === mergedId);
  if (!kept || !merged) throw notFound();
  if (!canMerge(ctx.user, [kept.teamId, merged.teamId])) throw forbidden();
  await refuseStale(tx, 'deals', kept, version);
  if (merged.version !== mergedVersion) throw new Refusal('stale');
  if (isPast(merged.stage, kept.stage)) throw refused('duplicates:refusal.lessFar');
  return { kept, merged };
}

const idsOf = ({ history }: DealForWrite) => history.map(({ id }) => id).reverse();

/** The kept deal as all its agreements make it, with its new figures and place in the history. */
async function settle(tx: Tx, ctx: Ctx, id: string): Promise<DealForWrite> {
  const read = () => tx.deal.findUniqueOrThrow({ where: { id }, include: FOR_WRITE });
  const deal = await read();
  await settleFigures(tx, ctx, deal, deal.agreements);
  const settled = await read();
  const [newest] = settled.history;
  if (newest && reported(newest) === reported(settled)) return settled;
  const { stage, status } = settled;
  await addHistory(tx, ctx, settled, [{ kind: 'revised', stage, status, effectiveOn: ctx.today }]);
  return read();
}

const reported = (row: Pick<DealForWrite, 'estimatedAmount' | 'teamId' | 'countyCode'>) =>
  `${row.estimatedAmount?.toFixed(2)} ${row.teamId} ${row.countyCode}`;

async function joinInvestors(tx: Tx, kept: DealForWrite, merged: DealForWrite): Promise<void> {
  await tx.dealInvestor.createMany({
    data: merged.investors.map(({ companyId }) => ({ dealId: kept.id, companyId, isLead: false })),
    skipDuplicates: true,
  });
}

/** Whoever saw one of the two sees the one. */
async function joinShares(tx: Tx, kept: DealForWrite, merged: DealForWrite, teamId: string): Promise<void> {
  const shares = await tx.dealShare.findMany({ where: { dealId: merged.id }, select: { teamId: true } });
  const teams = [kept.teamId, merged.teamId, ...shares.map((share) => share.teamId)];
  await tx.dealShare.createMany({
    data: teams.filter((team) => team !== teamId).map((team) => ({ dealId: kept.id, teamId: team })),
    skipDuplicates: true,
  });
}

async function joinCredits(tx: Tx, keptId: string, mergedId: string): Promise<void> {
  const rows = await tx.dealCredit.findMany({
    where: { dealId: { in: [keptId, mergedId] } },
    orderBy: { id: 'asc' },
  });
  const of = (dealId: string): Credit[] =>
    rows
      .filter((row) => row.dealId === dealId)
      .map(({ metric, teamId, countyCode, share }) => ({
        metric,
        teamId,
        countyCode,
        share: share.toString(),
      }));
  await tx.dealCredit.createMany({
    data: creditsToAdd(of(keptId), of(mergedId)).map((credit) => ({ ...credit, dealId: keptId })),
  });
}

async function moveTalks(tx: Tx, keptId: string, mergedId: string): Promise<void> {
  const talks = await tx.visitDeal.findMany({ where: { dealId: mergedId } });
  await tx.visitDeal.createMany({
    data: talks.map(({ visitId }) => ({ visitId, dealId: keptId })),
    skipDuplicates: true,
  });
  await tx.visitDeal.deleteMany({ where: { dealId: mergedId } });
}

/** Days on which reports count either: every step of the one that goes, both signings, and money that moves. */
async function countedDays(tx: Tx, kept: DealForWrite, merged: DealForWrite): Promise<LocalDate[]> {
  const arrivals = await tx.arrival.findMany({
    where: { dealId: merged.id, voidedAt: null },
    select: { arrivedOn: true },
  });
  const days = [
    ...merged.history.map((row) => row.effectiveOn),
    ...(merged.signedOn ? [merged.signedOn] : []),
    ...(kept.signedOn && merged.signedOn ? [kept.signedOn] : []),
    ...arrivals.map(({ arrivedOn }) => arrivedOn),
  ];
  return [...new Set(days.map(fromDateColumn))];
}
