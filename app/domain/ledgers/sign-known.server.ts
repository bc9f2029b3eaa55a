import type { Ctx } from '#app/auth/user.ts';
import type { Tx } from '#app/db/client.server.ts';
import type { AgreementKind } from '#app/domain/agreements/agreement.rules.ts';
import { settleFigures } from '#app/domain/agreements/settle-figures.server.ts';
import { addHistory, takeDeal } from '#app/domain/deals/deal-write.server.ts';
import { isPast, STAGES } from '#app/domain/deals/stage.ts';
import { fromDateColumn, type LocalDate, toDateColumn } from '#app/lib/dates.ts';

/** A paper of a deal as a ledger says it; what it leaves open stays as it is. */
export interface LedgerPaper {
  dealId: string;
  kind: AgreementKind;
  signedOn: LocalDate;
  amount: string;
  editionId: string | null;
  signatoryId: string;
}

/** What signing wrote, as undoing needs it. */
export interface SignedPaper {
  agreementId: string;
  created: boolean;
  version: number;
  before: Record<string, unknown>;
  /** The deal's version after it. */
  dealVersion: number;
  /** Days the deal counted on before and counts on now. */
  days: LocalDate[];
}

/**
 * Signs a deal that exists, or corrects the one agreement it has; stage, history and signed figures follow from its
 * agreements as they always do. Gates are not asked of what is taken over.
 */
export async function signKnownDeal(tx: Tx, ctx: Ctx, paper: LedgerPaper): Promise<SignedPaper> {
  const deal = await takeDeal(tx, ctx, paper.dealId, 'edit');
  const [known] = deal.agreements;
  const columns = {
    kind: paper.kind,
    signedOn: toDateColumn(paper.signedOn),
    amount: paper.amount,
    editionId: paper.editionId ?? known?.editionId ?? null,
  };
  if (known) {
    const now = await tx.agreement.update({
      where: { id: known.id },
      data: {
        ...columns,
        // In yuan as the ledger has it.
        ...{ original: null, currency: 'CNY', rate: null, rateOn: null },
        version: { increment: 1 },
      },
    });
    await settleFigures(tx, ctx, deal, [now]);
    return {
      ...{ agreementId: known.id, created: false, version: now.version, dealVersion: deal.version + 1 },
      before: {
        ...{ kind: known.kind, signed_on: fromDateColumn(known.signedOn), amount: known.amount.toFixed(2) },
        ...{ original: known.original?.toFixed(2) ?? null, currency: known.currency },
        rate: known.rate?.toString() ?? null,
        rate_on: known.rateOn && fromDateColumn(known.rateOn),
        edition_id: known.editionId,
        version: known.version,
      },
      days: [fromDateColumn(known.signedOn), paper.signedOn],
    };
  }
  const agreement = await tx.agreement.create({
    data: {
      ...columns,
      ...{ dealId: deal.id, seq: await nextSeq(tx, deal.id), signatoryId: paper.signatoryId },
      ...{ teamId: deal.teamId, countyCode: deal.countyCode },
      ...{ recordedAt: ctx.now, recordedById: ctx.user.id },
    },
  });
  const passed = STAGES.filter((stage) => isPast(stage, deal.stage) && !isPast(stage, 'signed'));
  const step = { kind: 'advanced' as const, status: deal.status, agreementId: agreement.id };
  await addHistory(
    tx,
    ctx,
    deal,
    passed.map((stage) => ({ ...step, stage, effectiveOn: paper.signedOn })),
  );
  await settleFigures(tx, ctx, deal, [agreement]);
  return {
    ...{ agreementId: agreement.id, created: true, version: 1, before: {}, dealVersion: deal.version + 1 },
    days: [paper.signedOn],
  };
}

async function nextSeq(tx: Tx, dealId: string): Promise<number> {
  const { _max } = await tx.agreement.aggregate({ where: { dealId }, _max: { seq: true } });
  return (_max.seq ?? 0) + 1;
}
