import * as z from 'zod/mini';
import { amount } from './amount-schema.ts';
import { convertToYuan, MAX_YUAN } from './money.ts';
import { addIssue, blankable, day, decimal, oneOf } from './schema.ts';

export const CURRENCIES = ['CNY', 'USD', 'HKD', 'EUR', 'JPY', 'SGD', 'GBP'] as const;

/** A foreign amount with its rate, or plain yuan. Bare originals are counted in ten thousands (万). */
export const currencyFields = {
  currency: z._default(oneOf(CURRENCIES), 'CNY'),
  original: blankable(amount('wan')),
  rate: blankable(decimal(6, 8)),
  rateOn: blankable(day),
};

/** Yuan of a form's amount: converted, half up to the cent, where the amount is foreign. */
export function yuanOf(
  values: { currency: string; original: string | null; rate: string | null; rateOn: string | null },
  yuan: string | null,
  context: z.core.ParsePayload,
) {
  if (values.currency === 'CNY') return { amount: yuan, original: null, rate: null, rateOn: null };
  for (const field of ['original', 'rate', 'rateOn'] as const) {
    if (values[field] === null) addIssue(context, 'errors:required', field);
  }
  if (values.original === null || values.rate === null) return z.NEVER;
  for (const field of ['original', 'rate'] as const) {
    if (Number(values[field]) === 0) addIssue(context, 'errors:zero', field);
  }
  const converted = convertToYuan(values.original, values.rate);
  if (MAX_YUAN.lt(converted)) addIssue(context, 'errors:absurdAmount', 'original');
  return { amount: converted, original: values.original, rate: values.rate, rateOn: values.rateOn };
}
