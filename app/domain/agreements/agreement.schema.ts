import * as z from 'zod/mini';
import { correctionReason } from '#app/domain/periods/period.schema.ts';
import { amount } from '#app/lib/amount-schema.ts';
import { currencyFields, yuanOf } from '#app/lib/currency-schema.ts';
import {
  addIssue,
  blankable,
  day,
  id,
  oneOf,
  optionalText,
  requiredId,
  requiredText,
  version,
} from '#app/lib/schema.ts';
import { AGREEMENT_KINDS, isBinding } from './agreement.rules.ts';

/** What a paper says, wherever it is entered: recorded on a deal, or put on the list of a ceremony. */
export const paperFields = {
  kind: oneOf(AGREEMENT_KINDS),
  title: optionalText(200),
  amount: blankable(amount('yi')),
  ...currencyFields,
  signatoryId: requiredId,
  signedBy: optionalText(200),
};

type PaperFields = z.output<z.ZodMiniObject<typeof paperFields>>;

/** Settles what a paper promises in yuan. A supplement carries no amount; every other kind must. */
export function settlePaper<Values extends PaperFields>(values: Values, context: z.core.ParsePayload) {
  const { currency, original, rate, rateOn, amount: yuan, ...rest } = values;
  if (values.kind === 'supplement') {
    return { ...rest, amount: '0.00', currency: 'CNY' as const, original: null, rate: null, rateOn: null };
  }
  const money = yuanOf({ currency, original, rate, rateOn }, yuan, context);
  if (money === z.NEVER) return z.NEVER;
  if (money.amount === null) {
    addIssue(context, 'errors:required', 'amount');
    return z.NEVER;
  }
  if (isBinding(values.kind) && money.amount === '0.00') addIssue(context, 'errors:zero', 'amount');
  return { ...rest, currency, ...money, amount: money.amount };
}

/** The form that records a signed paper. */
export const agreementSchema = z.pipe(
  z.object({ version, ...paperFields, signedOn: day, editionId: blankable(id), correctionReason }),
  z.transform((values, context) => settlePaper(values, context)),
);

export type AgreementInput = z.output<typeof agreementSchema>;

export const voidSchema = z.object({ version, reason: requiredText(500) });
