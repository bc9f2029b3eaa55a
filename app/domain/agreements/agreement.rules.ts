import Big from 'big.js';
import type { LocalDate } from '#app/lib/dates.ts';
import type { Yuan } from '#app/lib/money.ts';

export const AGREEMENT_KINDS = ['intent', 'framework', 'contract', 'supplement', 'capital_increase'] as const;
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

/** Kinds that are a signing event of their own, weakest first: a stronger one upgrades a weaker one. */
const SIGNING_KINDS: readonly AgreementKind[] = ['intent', 'framework', 'contract'];

export interface CountedAgreement {
  /** Order of recording within the deal; settles several on one day. */
  seq: number;
  kind: AgreementKind;
  signedOn: LocalDate;
  amount: Yuan;
  editionId: string | null;
}

export interface SignedFigures {
  /** Day of the first signing event: where in time the deal counts, once. */
  signedOn: LocalDate;
  amount: Yuan;
  /** The fair of the first signing event; its totals are a subset of the year's. */
  editionId: string | null;
}

/** True when an agreement of this kind signs a deal, false when it only adds to a signed one. */
export function isSigningKind(kind: AgreementKind): boolean {
  return SIGNING_KINDS.includes(kind);
}

/** Papers that promise money; an intent or a framework may name none, a supplement never does. */
export function isBinding(kind: AgreementKind): boolean {
  return kind === 'contract' || kind === 'capital_increase';
}

/**
 * The counting rules: a deal counts once, at its first signing event. A stronger or later paper of the same
 * strength replaces the amount and adds none of its own; capital increases add the increase; supplements add
 * nothing. Voided agreements must not be passed in.
 * @returns undefined while nothing has been signed
 */
export function signedFigures(agreements: readonly CountedAgreement[]): SignedFigures | undefined {
  const papers = countedPaper(agreements);
  if (!papers) return undefined;
  const { first, counted } = papers;
  const increases = agreements.filter((agreement) => agreement.kind === 'capital_increase');
  const amount = increases.reduce((sum, { amount }) => sum.plus(amount), new Big(counted.amount));
  return { signedOn: first.signedOn, amount: amount.toFixed(2), editionId: first.editionId };
}

/** The first signing, which says when and at which fair the deal counts, and the paper that gives its amount. */
export function countedPaper<A extends CountedAgreement>(
  agreements: readonly A[],
): { first: A; counted: A } | undefined {
  const ordered = [...agreements].sort((a, b) => a.signedOn.localeCompare(b.signedOn) || a.seq - b.seq);
  const signings = ordered.filter((agreement) => isSigningKind(agreement.kind));
  const first = signings[0];
  if (!first) return undefined;
  const strongest = Math.max(...signings.map(strength));
  return { first, counted: signings.findLast((agreement) => strength(agreement) === strongest) ?? first };
}

function strength(agreement: CountedAgreement): number {
  return SIGNING_KINDS.indexOf(agreement.kind);
}
