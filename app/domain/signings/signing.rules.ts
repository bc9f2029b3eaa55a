import { type AgreementKind, isBinding, isSigningKind } from '#app/domain/agreements/agreement.rules.ts';
import { type DealFacts, type GateItem, missingFor } from '#app/domain/deals/gate.rules.ts';
import { isSignedOrLater, type Stage } from '#app/domain/deals/stage.ts';
import type { LocalDate } from '#app/lib/dates.ts';
import type { Problem } from '#app/lib/refusal.ts';

/** A ceremony signs no more. */
export const MAX_LINES = 300;

interface PlannedDeal {
  stage: Stage;
  status: string;
  signedOn: LocalDate | null;
}

/**
 * What a line still lacks before one tap can sign it: what the gates up to the signing ask of its deal, besides the
 * agreement, which the tap records.
 */
export function lackingToSign(
  kind: AgreementKind,
  deal: PlannedDeal,
  facts: DealFacts,
  gates: readonly GateItem[],
): Problem[] {
  if (deal.status !== 'active') return [{ key: 'deals:refusal.notActive', field: 'status' }];
  if (!isSigningKind(kind) && !deal.signedOn)
    return [{ key: 'agreements:refusal.notSignedYet', field: 'kind' }];
  if (isSignedOrLater(deal.stage)) return [];
  return missingFor('signed', { ...facts, agreements: [kind] }, gates);
}

/**
 * What was signed: what was planned unless the desk says otherwise.
 * @returns yuan, or what stands against it
 */
export function amountSigned(
  planned: { kind: AgreementKind; amount: string; currency: string },
  given: string | null,
): { amount: string } | { problem: Problem } {
  if (planned.kind === 'supplement') return { amount: '0.00' };
  const amount = given ?? planned.amount;
  if (planned.currency !== 'CNY' && amount !== planned.amount)
    return { problem: { key: 'signings:problem.foreignAmount', field: 'amount' } };
  if (isBinding(planned.kind) && amount === '0.00')
    return { problem: { key: 'errors:zero', field: 'amount' } };
  return { amount };
}

/**
 * How a paper counts for its event: `counted` makes its deal count there, `merged` changes the amount of a deal that
 * counts there already, `apart` belongs to a deal that was signed elsewhere or before.
 */
export type PaperMark = 'counted' | 'merged' | 'apart';

interface StandingPaper {
  id: string;
  seq: number;
  kind: AgreementKind;
  signedOn: LocalDate;
}

/** @param papers everything that stands of the deal, the paper in question among it */
export function markOf(
  paperId: string,
  papers: readonly StandingPaper[],
  { signedEditionId, editionId }: { signedEditionId: string | null; editionId: string },
): PaperMark {
  const [first] = papers
    .filter(({ kind }) => isSigningKind(kind))
    .sort((a, b) => a.signedOn.localeCompare(b.signedOn) || a.seq - b.seq);
  if (signedEditionId !== editionId) return 'apart';
  return first?.id === paperId ? 'counted' : 'merged';
}
