import Big from 'big.js';
import { sumYuan, type Yuan } from '#app/lib/money.ts';

/** How much money has come, as a share of what was signed, and whether it is more than that. */
export interface Arrived {
  sum: Yuan;
  /** Decimal text, 0.4559 is 45.59 %; null without a signed amount. */
  share: string | null;
  /** More came than was signed: nothing forbids it, somebody should look. */
  isOver: boolean;
}

/**
 * 资金到位: what came in all, against the signed amount.
 * @param amounts yuan of the arrivals that stand
 * @param signed yuan; null while nothing is signed
 */
export function arrivedOf(amounts: readonly Yuan[], signed: Yuan | null): Arrived {
  const sum = sumYuan(amounts);
  const whole = new Big(signed ?? 0);
  return {
    sum,
    share: whole.gt(0) ? new Big(sum).div(whole).toFixed() : null,
    isOver: signed !== null && whole.lt(sum),
  };
}

/** Whether a signed deal has come to an end, so that it may be written off. */
export const isEnded = (status: string): boolean => status === 'terminated' || status === 'rescinded';
