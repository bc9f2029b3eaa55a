import * as z from 'zod/mini';
import { amount } from '#app/lib/amount-schema.ts';
import { currencyFields, yuanOf } from '#app/lib/currency-schema.ts';
import { addIssue, blankable, day, optionalText, requiredText, version } from '#app/lib/schema.ts';

/** The form that records money that came: in yuan, or in another currency with its rate and the day of the rate. */
export const arrivalSchema = z.pipe(
  z.object({
    arrivedOn: day,
    amount: blankable(amount('yi')),
    ...currencyFields,
    evidence: optionalText(200),
  }),
  z.transform(({ currency, original, rate, rateOn, amount: yuan, ...rest }, context) => {
    const money = yuanOf({ currency, original, rate, rateOn }, yuan, context);
    if (money === z.NEVER) return z.NEVER;
    if (money.amount === null) {
      addIssue(context, 'errors:required', 'amount');
      return z.NEVER;
    }
    if (money.amount === '0.00') addIssue(context, 'errors:zero', 'amount');
    return { ...rest, currency, ...money, amount: money.amount };
  }),
);

export type ArrivalInput = z.output<typeof arrivalSchema>;

export const voidArrivalSchema = z.object({ reason: requiredText(500) });

/** 核销 of an ended deal; the version is the deal's. */
export const writeOffSchema = z.object({ version, writtenOffOn: day, reason: requiredText(500) });
