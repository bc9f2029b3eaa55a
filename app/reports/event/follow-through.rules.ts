import Big from 'big.js';
import { isPast, type Stage } from '#app/domain/deals/stage.ts';
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
  /** With all its standing papers. */
  amount: Yuan;
  /** From an intent or a framework to a contract. */
  isUpgraded: boolean;
  /** What capital increases added. */
  increase: Yuan;
}

/** What may become of a signing, in the order of the page. */
export const FATES = [
  'signed',
  'upgraded',
  'increased',
  'registered',
  'started',
  'producing',
  'ended',
] as const;
export type Fate = (typeof FATES)[number];

const reached = (deal: FollowedDeal, stage: Stage) => !isPast(stage, deal.stage);

const BELONGS: Record<Fate, (deal: FollowedDeal) => boolean> = {
  signed: () => true,
  upgraded: (deal) => deal.isUpgraded,
  increased: (deal) => new Big(deal.increase).gt(0),
  registered: (deal) => reached(deal, 'registered'),
  started: (deal) => reached(deal, 'started'),
  producing: (deal) => reached(deal, 'producing'),
  ended: (deal) => deal.status === 'terminated' || deal.status === 'rescinded',
};

/** What a deal counts with under a fate: an increase with what it added, all others with the deal's amount. */
const amountIn = (fate: Fate, deal: FollowedDeal) => (fate === 'increased' ? deal.increase : deal.amount);

/** Rates are shares of all that was signed; a deal that has ended stays among them. */
export const RATES: Partial<Record<Fate, 'fulfilment' | 'start' | 'production'>> = {
  registered: 'fulfilment',
  started: 'start',
  producing: 'production',
};

/** The deals of a fate, each with the amount it counts with there, the largest first. */
export function dealsOf(fate: Fate, deals: readonly FollowedDeal[]): FollowedDeal[] {
  return deals
    .filter(BELONGS[fate])
    .map((deal) => ({ ...deal, amount: amountIn(fate, deal) }))
    .sort((a, b) => new Big(b.amount).cmp(a.amount) || a.code.localeCompare(b.code));
}

/** How many and how much of each fate, and its rate where it has one. */
export function figuresOf(deals: readonly FollowedDeal[]) {
  return FATES.map((fate) => {
    const own = dealsOf(fate, deals);
    const rate = RATES[fate];
    return {
      fate,
      deals: own.length,
      amount: sumYuan(own.map(({ amount }) => amount)),
      rate: rate && { name: rate, percent: percentOf(own.length, deals.length) },
    };
  });
}

/** Per cent with one decimal, half up; null where there is no base. */
export function percentOf(part: number, whole: number): string | null {
  return whole === 0 ? null : new Big(part).div(whole).times(100).toFixed(1, Big.roundHalfUp);
}
