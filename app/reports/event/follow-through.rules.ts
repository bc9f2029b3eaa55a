import Big from 'big.js';
import { isPast, LATER_STAGES, type Stage } from '#app/domain/deals/stage.ts';
import type { StageRate } from '#app/domain/definitions/definition.ts';
import { sumYuan, type Yuan } from '#app/lib/money.ts';

/** A deal first signed at the event, and what has become of it. */
export interface FollowedDeal {
  id: string;
  code: string;
  name: string;
  investor: string | null;
  team: string;
  stage: Stage;
  status: string;
  /** Ended and taken out of what was signed (核销): in no rate. */
  isWrittenOff: boolean;
  /** With all its standing papers. */
  amount: Yuan;
  /** From an intent or a framework to a contract. */
  isUpgraded: boolean;
  /** What capital increases added. */
  increase: Yuan;
}

/** What may become of a signing, in the order of the page; a stage stands for having reached it. */
export const FATES = ['signed', 'upgraded', 'increased', ...LATER_STAGES, 'ended'] as const;
export type Fate = (typeof FATES)[number];

export const isStage = (fate: Fate): fate is (typeof LATER_STAGES)[number] =>
  (LATER_STAGES as readonly string[]).includes(fate);

function belongs(fate: Fate, deal: FollowedDeal): boolean {
  if (isStage(fate)) return !deal.isWrittenOff && !isPast(fate, deal.stage);
  switch (fate) {
    case 'signed':
      return true;
    case 'upgraded':
      return deal.isUpgraded;
    case 'increased':
      return new Big(deal.increase).gt(0);
    case 'ended':
      return deal.status === 'terminated' || deal.status === 'rescinded';
  }
}

/** What a deal counts with under a fate: an increase with what it added, all others with the deal's amount. */
const amountIn = (fate: Fate, deal: FollowedDeal) => (fate === 'increased' ? deal.increase : deal.amount);

/** The deals of a fate, each with the amount it counts with there, the largest first. */
export function dealsOf(fate: Fate, deals: readonly FollowedDeal[]): FollowedDeal[] {
  return deals
    .filter((deal) => belongs(fate, deal))
    .map((deal) => ({ ...deal, amount: amountIn(fate, deal) }))
    .sort((a, b) => new Big(b.amount).cmp(a.amount) || a.code.localeCompare(b.code));
}

/**
 * How many and how much of each fate, with the rates the office defines by it: shares of all that was signed and not
 * written off, so that a deal that has ended stays in the base until then.
 */
export function figuresOf(deals: readonly FollowedDeal[], rates: readonly StageRate[]) {
  const base = deals.filter(({ isWrittenOff }) => !isWrittenOff).length;
  return FATES.flatMap((fate) => {
    const defined = rates.filter(({ stage }) => stage === fate);
    if (isStage(fate) && defined.length === 0) return [];
    const own = dealsOf(fate, deals);
    return {
      fate,
      deals: own.length,
      amount: sumYuan(own.map(({ amount }) => amount)),
      rates: defined.map(({ name }) => ({ name, percent: percentOf(own.length, base) })),
    };
  });
}

/** Per cent with one decimal, half up; null where there is no base. */
export function percentOf(part: number, whole: number): string | null {
  return whole === 0 ? null : new Big(part).div(whole).times(100).toFixed(1, Big.roundHalfUp);
}
