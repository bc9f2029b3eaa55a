import type { Ctx } from '#app/auth/user.ts';
import { visibleDeals } from '#app/auth/visible.ts';
import type { Tx } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { refuseStale } from '#app/domain/history/audit.server.ts';
import { fromDateColumn, type LocalDate, toDateColumn } from '#app/lib/dates.ts';
import { forbidden, notFound } from '#app/lib/refusal.ts';
import { canDeal, type DealAction } from './deal.policy.ts';
import type { Step } from './deal.rules.ts';
import type { DealFacts, GateItem } from './gate.rules.ts';

/*
 * What every command on a deal begins and ends with: load it locked, within scope, policy and version; add to
 * its history and keep the deal's own columns equal to the newest row.
 */

/** What a command reads with a deal. */
export const FOR_WRITE = {
  investors: { select: { companyId: true, isLead: true } },
  agreements: { where: { voidedAt: null }, orderBy: { seq: 'asc' } },
  history: { where: { voidedAt: null }, orderBy: { seq: 'desc' } },
} satisfies Prisma.DealInclude;

export type DealForWrite = Prisma.DealGetPayload<{ include: typeof FOR_WRITE }>;

/**
 * A deal ready to be written: nobody else can write it until the transaction ends.
 * @param expected the version the user saw; nothing for commands that hold whatever it is, such as a signing
 * @throws Refusal `not_found` outside the scope, `forbidden` by policy, `stale` by version
 */
export async function takeDeal(
  tx: Tx,
  ctx: Ctx,
  id: string,
  action: DealAction,
  expected?: number,
): Promise<DealForWrite> {
  await tx.$queryRaw`SELECT 1 FROM deal WHERE id = ${id}::uuid FOR UPDATE`;
  const deal = await tx.deal.findFirst({
    where: { AND: [{ id }, visibleDeals(ctx.user)] },
    include: FOR_WRITE,
  });
  if (!deal) throw notFound();
  if (!canDeal(ctx.user, action, deal)) throw forbidden();
  if (expected !== undefined) await refuseStale(tx, 'deals', deal, expected);
  return deal;
}

type Snapshot = Pick<DealForWrite, 'id' | 'estimatedAmount' | 'teamId' | 'countyCode'>;

interface Row {
  kind: 'created' | 'revised' | Step['kind'];
  stage: Step['stage'];
  status: Step['status'];
  effectiveOn: LocalDate;
  reasonCode?: string | null;
  reasonText?: string;
  agreementId?: string;
}

/** Adds rows to a deal's history, each with the figures reports read as they are now. */
export async function addHistory(tx: Tx, ctx: Ctx, deal: Snapshot, rows: Row[]): Promise<void> {
  const { _max } = await tx.dealHistory.aggregate({ where: { dealId: deal.id }, _max: { seq: true } });
  await tx.dealHistory.createMany({
    data: rows.map((row, index) => ({
      dealId: deal.id,
      seq: (_max.seq ?? 0) + 1 + index,
      kind: row.kind,
      stage: row.stage,
      status: row.status,
      reasonCode: row.reasonCode || null,
      reasonText: row.reasonText ?? '',
      estimatedAmount: deal.estimatedAmount,
      teamId: deal.teamId,
      countyCode: deal.countyCode,
      agreementId: row.agreementId,
      effectiveOn: toDateColumn(row.effectiveOn),
      recordedAt: ctx.now,
      recordedById: ctx.user.id,
    })),
  });
}

/** The gate table as it is now. */
export const readGates = (tx: Tx): Promise<GateItem[]> =>
  tx.gateItem.findMany({
    where: { active: true },
    orderBy: { sortOrder: 'asc' },
    select: { stage: true, requirement: true },
  });

/** What the visits of a deal prove: a talk that says who met whom, when and where; a photo of the works. */
export type Evidence = Pick<DealFacts, 'hasTalk' | 'hasStartPhoto'>;

/** The evidence for each of some deals. */
export async function readEvidence(tx: Tx, dealIds: string[]): Promise<(dealId: string) => Evidence> {
  const talked = await dealsVisited(tx, dealIds, {
    staff: { some: {} },
    guests: { some: {} },
    place: { not: '' },
  });
  const pictured = await dealsPictured(tx, dealIds);
  return (dealId) => ({ hasTalk: talked.has(dealId), hasStartPhoto: pictured.has(dealId) });
}

/** Deals with a photo of a visit on or after their signing day: an earlier one shows no works. */
async function dealsPictured(tx: Tx, dealIds: string[]): Promise<Set<string>> {
  const latest = await tx.visitDeal.findMany({
    where: { dealId: { in: dealIds }, visit: { archivedAt: null, photos: { some: { archivedAt: null } } } },
    orderBy: { visit: { occurredOn: 'desc' } },
    distinct: ['dealId'],
    select: { dealId: true, visit: { select: { occurredOn: true } }, deal: { select: { signedOn: true } } },
  });
  const since = latest.filter(
    ({ visit, deal }) => deal.signedOn !== null && visit.occurredOn >= deal.signedOn,
  );
  return new Set(since.map(({ dealId }) => dealId));
}

async function dealsVisited(tx: Tx, dealIds: string[], visit: Prisma.VisitWhereInput): Promise<Set<string>> {
  const visits = await tx.visitDeal.findMany({
    where: { dealId: { in: dealIds }, visit: { archivedAt: null, ...visit } },
    distinct: ['dealId'],
    select: { dealId: true },
  });
  return new Set(visits.map(({ dealId }) => dealId));
}

/** What gates may ask of a deal. @param signing kinds of agreements just being recorded */
export async function readFacts(tx: Tx, deal: DealForWrite, signing: string[] = []): Promise<DealFacts> {
  const evidence = await readEvidence(tx, [deal.id]);
  return factsOf(deal, evidence(deal.id), signing);
}

type Known = Omit<DealForWrite, 'investors' | 'agreements' | 'history'> & {
  investors: unknown[];
  agreements: { kind: string }[];
};

/** @param signing kinds of agreements just being recorded */
export function factsOf(deal: Known, evidence: Evidence, signing: string[] = []): DealFacts {
  return {
    hasInvestor: deal.investors.length > 0,
    content: deal.content,
    estimatedAmount: deal.estimatedAmount?.toFixed(2) ?? null,
    sourceKind: deal.sourceKind,
    ...evidence,
    screening: deal.screening,
    ownerId: deal.ownerId,
    industryCode: deal.industryCode,
    countyCode: deal.countyCode,
    agreements: [...deal.agreements.map(({ kind }) => kind), ...signing],
    projectCompany: deal.projectCompany,
    projectUscc: deal.projectUscc,
    filingCode: deal.filingCode,
    filedAmount: deal.filedAmount?.toFixed(2) ?? null,
    statisticsName: deal.statisticsName,
    statisticsAmount: deal.statisticsAmount?.toFixed(2) ?? null,
  };
}

/** The part of a deal that the stage rules read. */
export const stateOf = (deal: DealForWrite) => ({
  stage: deal.stage,
  status: deal.status,
  firstMetOn: fromDateColumn(deal.firstMetOn),
  movedOn: fromDateColumn(deal.history.find((row) => row.kind !== 'revised')?.effectiveOn ?? deal.stageSince),
});
