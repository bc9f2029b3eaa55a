import type { Ctx } from '#app/auth/user.ts';
import type { Tx } from '#app/db/client.server.ts';
import { addHistory, type DealForWrite } from '#app/domain/deals/deal-write.server.ts';
import { fromDateColumn, type LocalDate, toDateColumn } from '#app/lib/dates.ts';
import { signedFigures } from './agreement.rules.ts';

/** Makes the deal's stage, history and signed figures what its standing agreements say. */
export async function settleFigures(
  tx: Tx,
  ctx: Ctx,
  deal: DealForWrite,
  agreements: DealForWrite['agreements'],
) {
  const figures = signedFigures(
    agreements.map((agreement) => ({
      seq: agreement.seq,
      kind: agreement.kind,
      signedOn: fromDateColumn(agreement.signedOn),
      amount: agreement.amount.toFixed(2),
      editionId: agreement.editionId,
    })),
  );
  const place = await placeSigning(tx, ctx, deal, figures?.signedOn);
  await tx.deal.update({
    where: { id: deal.id },
    data: {
      ...place,
      signedOn: figures ? toDateColumn(figures.signedOn) : null,
      signedAmount: figures?.amount ?? null,
      signedEditionId: figures?.editionId ?? null,
      updatedAt: ctx.now,
      version: { increment: 1 },
    },
    select: { id: true },
  });
}

/**
 * Puts the signing at its day in the deal's history, or takes it out with the stages it passed through. Rows that
 * no longer hold are voided with everything after them, and what is true today is said again.
 * @param signedOn undefined when no signing agreement stands
 * @returns what changes in the deal's own columns
 */
async function placeSigning(tx: Tx, ctx: Ctx, deal: DealForWrite, signedOn: LocalDate | undefined) {
  const signing = deal.history.findLast((row) => row.stage === 'signed');
  if (!signing) return signedOn ? { stage: 'signed' as const, stageSince: toDateColumn(signedOn) } : {};
  if (signedOn === fromDateColumn(signing.effectiveOn)) return {};
  const passed = deal.history
    .filter((row) => row === signing || (row.agreementId !== null && row.agreementId === signing.agreementId))
    .reverse();
  const from = Math.min(...passed.map((row) => row.seq));
  await tx.dealHistory.updateMany({
    where: { dealId: deal.id, seq: { gte: from }, voidedAt: null },
    data: { voidedAt: ctx.now },
  });
  if (signedOn) {
    const rows = passed.map(({ stage }) => ({ kind: 'advanced' as const, stage, effectiveOn: signedOn }));
    const agreementId = signing.agreementId ?? undefined;
    await addHistory(
      tx,
      ctx,
      deal,
      rows.map((row) => ({ ...row, status: deal.status, agreementId })),
    );
    if (deal.stage === 'signed') return { stageSince: toDateColumn(signedOn) };
    await addHistory(tx, ctx, deal, builtSince(deal, signing.seq));
    return {};
  }
  const before = deal.history.find((row) => row.seq < from);
  const stage = before?.stage ?? 'lead';
  const status = deal.status === 'rescinded' ? ('active' as const) : deal.status;
  await addHistory(tx, ctx, deal, [{ kind: 'revised', stage, status, effectiveOn: ctx.today }]);
  const entered = deal.history.find(
    (row) => row.seq < from && row.stage === stage && ENTRIES.includes(row.kind),
  );
  return { stage, status, stageSince: (entered ?? before ?? signing).effectiveOn };
}

/** The stages a deal reached after its signing, as they stand in its history, oldest first. */
function builtSince(deal: DealForWrite, signing: number) {
  return deal.history
    .filter((row) => row.seq > signing && row.kind !== 'revised')
    .reverse()
    .map((row) => ({
      kind: row.kind,
      stage: row.stage,
      status: row.status,
      reasonCode: row.reasonCode,
      reasonText: row.reasonText,
      effectiveOn: fromDateColumn(row.effectiveOn),
    }));
}

const ENTRIES: readonly string[] = ['created', 'advanced', 'returned'];
