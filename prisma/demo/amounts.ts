import { Prisma } from '#app/db/generated/client.ts';
import type { LocalDate } from '#app/lib/dates.ts';
import { convertToYuan, type Yuan } from '#app/lib/money.ts';

/** An amount in another currency; `rate` is yuan for one unit. */
interface Foreign {
  original: string;
  currency: 'USD' | 'HKD';
  rate: string;
  rateOn: LocalDate;
}

/** An exact amount, with the currency it was agreed in where that was not the yuan. */
export interface Money {
  yuan: Yuan;
  foreign?: Foreign;
}

const MILLION = 1_000_000;

/** 亿元 as written in the tables. */
export function yi(amount: number): Yuan {
  return new Prisma.Decimal(amount).mul(100_000_000).toFixed(2);
}

/** Yuan from another currency, half up to the cent. */
export function foreign(original: string, currency: 'USD' | 'HKD', rate: string, rateOn: LocalDate): Money {
  return { yuan: convertToYuan(original, rate), foreign: { original, currency, rate, rateOn } };
}

/** Splits a total by weights into round millions; the largest part takes what is left, so the sum is exact. */
export function distribute(total: Yuan, weights: readonly number[]): Yuan[] {
  const sum = weights.reduce((left, weight) => left + weight, 0);
  const share = new Prisma.Decimal(total).div(sum);
  const parts = weights.map((weight) => roundMillions(share.mul(weight)));
  const rest = new Prisma.Decimal(total).minus(Prisma.Decimal.sum(...parts));
  const largest = weights.indexOf(Math.max(...weights));
  return parts.map((part, index) => (index === largest ? part.plus(rest) : part).toFixed(2));
}

/** The amount times a factor, in round millions, at least three. */
export function scaled(amount: Yuan, factor: number): Yuan {
  return roundMillions(new Prisma.Decimal(amount).mul(factor)).toFixed(2);
}

function roundMillions(amount: Prisma.Decimal): Prisma.Decimal {
  return Prisma.Decimal.max(3, amount.div(MILLION).round()).mul(MILLION);
}
