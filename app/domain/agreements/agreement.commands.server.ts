import type { Ctx } from '#app/auth/user.ts';
import { sightOf, visibleCompanies } from '#app/auth/visible.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import { transition } from '#app/domain/deals/deal.rules.ts';
import { recordDealChange } from '#app/domain/deals/deal-log.server.ts';
import { offeredEditions } from '#app/domain/deals/deal-offers.ts';
import {
  addHistory,
  type DealForWrite,
  readFacts,
  readGates,
  stateOf,
  takeDeal,
} from '#app/domain/deals/deal-write.server.ts';
import { isSignedOrLater } from '#app/domain/deals/stage.ts';
import { explainCorrection } from '#app/domain/periods/correction.server.ts';
import { fromDateColumn, toDateColumn } from '#app/lib/dates.ts';
import { notFound, Refusal, refused } from '#app/lib/refusal.ts';
import { isSigningKind } from './agreement.rules.ts';
import type { AgreementInput } from './agreement.schema.ts';
import { settleFigures } from './settle-figures.server.ts';

/**
 * Records a signed paper. The first signing event moves the deal to `signed` through its gates; what the deal
 * counts for follows from all its agreements. Agreement, stage, figures and history are one transaction.
 * @throws Refusal `not_found`, `forbidden`, `stale`, `refused` with everything that stands against it, and for a day
 *   in a locked month without a reason
 */
export function signAgreement(
  ctx: Ctx,
  dealId: string,
  { version, ...paper }: AgreementInput,
): Promise<void> {
  return inTransaction(async (tx) => {
    await addAgreement(tx, ctx, await takeDeal(tx, ctx, dealId, 'sign', version), paper);
  });
}

/** A paper as it is recorded; `agreementSchema` says what its amount may be. */
export type Paper = Omit<AgreementInput, 'version'>;

/**
 * The same inside a transaction of another command.
 * @param deal taken with the right to sign it
 */
export async function addAgreement(
  tx: Tx,
  ctx: Ctx,
  deal: DealForWrite,
  { correctionReason, ...paper }: Paper,
): Promise<{ id: string }> {
  refuseBeforeSigning(deal, paper);
  if (paper.rateOn && paper.rateOn > ctx.today) throw refused('errors:future', {}, 'rateOn');
  refuseEarlierThanBuilt(deal, paper);
  await refuseForeignLinks(tx, ctx, deal, paper);
  const verdict = transition(
    stateOf(deal),
    { type: 'sign', on: paper.signedOn },
    { facts: await readFacts(tx, deal, [paper.kind]), gates: await readGates(tx), today: ctx.today },
  );
  if (!verdict.ok) throw new Refusal('refused', verdict.problems);
  const { _max } = await tx.agreement.aggregate({ where: { dealId: deal.id }, _max: { seq: true } });
  const agreement = await tx.agreement.create({
    data: {
      ...paper,
      signedOn: toDateColumn(paper.signedOn),
      rateOn: paper.rateOn ? toDateColumn(paper.rateOn) : null,
      dealId: deal.id,
      seq: (_max.seq ?? 0) + 1,
      teamId: deal.teamId,
      countyCode: deal.countyCode,
      recordedAt: ctx.now,
      recordedById: ctx.user.id,
    },
  });
  await addHistory(
    tx,
    ctx,
    deal,
    verdict.steps.map((step) => ({ ...step, agreementId: agreement.id })),
  );
  await settleFigures(tx, ctx, deal, [...deal.agreements, agreement]);
  await explainCorrection(tx, ctx, {
    subjectType: 'deals',
    subjectId: deal.id,
    on: paper.signedOn,
    reason: correctionReason,
  });
  await recordDealChange(tx, ctx, deal, {
    action: 'sign',
    version: deal.version + 1,
    before: { stage: deal.stage },
    after: { ...paper, ...(verdict.steps.length > 0 && { stage: 'signed' }) },
  });
  return { id: agreement.id };
}

/**
 * Takes an agreement back that was recorded by mistake; it stays in the history. Without a signing agreement
 * left, the deal stands where it stood before it was signed. The reason is also the one that a locked month asks for.
 */
export function voidAgreement(
  ctx: Ctx,
  id: string,
  { version, reason }: { version: number; reason: string },
): Promise<{ dealId: string }> {
  return inTransaction(async (tx) => {
    const agreement = await tx.agreement.findFirst({ where: { id, voidedAt: null } });
    if (!agreement) throw notFound();
    const deal = await takeDeal(tx, ctx, agreement.dealId, 'sign', version);
    await takeBack(tx, ctx, deal, id, reason);
    return { dealId: deal.id };
  });
}

/**
 * The same inside a transaction of another command.
 * @param deal taken with the right to sign it
 * @throws Refusal `not_found` when the agreement no longer stands
 */
export async function takeBack(
  tx: Tx,
  ctx: Ctx,
  deal: DealForWrite,
  id: string,
  reason: string,
): Promise<void> {
  const agreement = deal.agreements.find((other) => other.id === id);
  if (!agreement) throw notFound();
  if (sightOf(ctx.user) === 'events') await refuseForeignEdition(tx, ctx, agreement.editionId);
  if (isSignedOrLater(deal.stage) && deal.stage !== 'signed') throw refused('agreements:refusal.laterStage');
  const rest = deal.agreements.filter((other) => other !== agreement);
  if (rest.length > 0 && !rest.some(({ kind }) => isSigningKind(kind))) {
    throw refused('agreements:refusal.leavesIncrease');
  }
  await tx.agreement.update({
    where: { id },
    data: { voidedAt: ctx.now, voidReason: reason, version: { increment: 1 } },
    select: { id: true },
  });
  await settleFigures(tx, ctx, deal, rest);
  await explainCorrection(tx, ctx, {
    subjectType: 'deals',
    subjectId: deal.id,
    on: fromDateColumn(agreement.signedOn),
    reason,
  });
  await recordDealChange(tx, ctx, deal, {
    action: 'void',
    version: deal.version + 1,
    before: { kind: agreement.kind, amount: agreement.amount.toFixed(2), signedOn: agreement.signedOn },
    after: { kind: null, amount: null, signedOn: null, voidReason: reason },
  });
}

function refuseBeforeSigning(deal: DealForWrite, { kind, signedOn }: Paper): void {
  if (isSigningKind(kind)) return;
  if (!deal.signedOn) throw refused('agreements:refusal.notSignedYet', {}, 'kind');
  const since = fromDateColumn(deal.signedOn);
  if (signedOn < since) throw refused('deals:refusal.tooEarly', { since }, 'signedOn');
}

/** A deal that has moved on keeps the day it was signed. */
function refuseEarlierThanBuilt(deal: DealForWrite, { signedOn }: Paper): void {
  if (!deal.signedOn || deal.stage === 'signed') return;
  const since = fromDateColumn(deal.signedOn);
  if (signedOn < since) throw refused('deals:refusal.tooEarly', { since }, 'signedOn');
}

async function refuseForeignLinks(
  tx: Tx,
  ctx: Ctx,
  deal: DealForWrite,
  { signatoryId, editionId }: Pick<AgreementInput, 'signatoryId' | 'editionId'>,
): Promise<void> {
  const isInvestor = deal.investors.some(({ companyId }) => companyId === signatoryId);
  const signatory = isInvestor
    ? 1
    : await tx.company.count({ where: { AND: [{ id: signatoryId }, visibleCompanies(ctx.user)] } });
  if (signatory === 0) throw refused('errors:unknown', {}, 'signatoryId');
  if (sightOf(ctx.user) === 'events') await refuseForeignEdition(tx, ctx, editionId);
  else if (editionId) {
    const known = { AND: [{ id: editionId }, offeredEditions(ctx.user)] };
    if ((await tx.eventEdition.count({ where: known })) === 0)
      throw refused('errors:unknown', {}, 'editionId');
  }
}

/** An organizer signs at its own events only. */
async function refuseForeignEdition(tx: Tx, ctx: Ctx, editionId: string | null): Promise<void> {
  const own = editionId
    ? await tx.eventEdition.count({ where: { id: editionId, organizerTeamId: { in: ctx.user.teamIds } } })
    : 0;
  if (own === 0) throw refused('agreements:refusal.ownEventsOnly', {}, 'editionId');
}
