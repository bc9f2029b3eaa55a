import * as z from 'zod/mini';
import { currencyFields, yuanOf } from '#app/domain/deals/deal.schema.ts';
import {
  addIssue,
  amount,
  blankable,
  day,
  id,
  oneOf,
  optionalText,
  requiredId,
  requiredText,
  version,
} from '#app/lib/schema.ts';
import { AGREEMENT_KINDS } from './agreement.rules.ts';

const fields = z.object({
  version,
  kind: oneOf(AGREEMENT_KINDS),
  title: optionalText(200),
  signedOn: day,
  amount: blankable(amount('yi')),
  ...currencyFields,
  signatoryId: requiredId,
  signedBy: optionalText(200),
  editionId: blankable(id),
});

/** Papers that promise money; an intent or a framework may name none. */
const BINDING: readonly string[] = ['contract', 'capital_increase'];

/** The form that records a signed paper. A supplement carries no amount; every other kind must. */
export const agreementSchema = z.pipe(
  fields,
  z.transform((values, context) => {
    const { currency, original, rate, rateOn, amount: yuan, ...rest } = values;
    if (values.kind === 'supplement') {
      return { ...rest, amount: '0.00', currency: 'CNY', original: null, rate: null, rateOn: null };
    }
    const money = yuanOf({ currency, original, rate, rateOn }, yuan, context);
    if (money === z.NEVER) return z.NEVER;
    if (money.amount === null) {
      addIssue(context, 'errors:required', 'amount');
      return z.NEVER;
    }
    if (BINDING.includes(values.kind) && money.amount === '0.00') addIssue(context, 'errors:zero', 'amount');
    return { ...rest, currency, ...money, amount: money.amount };
  }),
);

export type AgreementInput = z.output<typeof agreementSchema>;

export const voidSchema = z.object({ version, reason: requiredText(500) });
