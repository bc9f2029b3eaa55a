import * as z from 'zod/mini';
import { correctionReason } from '#app/domain/periods/period.schema.ts';
import { amount } from '#app/lib/amount-schema.ts';
import { currencyFields, yuanOf } from '#app/lib/currency-schema.ts';
import {
  addIssue,
  blankable,
  code,
  count,
  day,
  decimal,
  id,
  longText,
  oneOf,
  optionalText,
  requiredId,
  requiredText,
  version,
} from '#app/lib/schema.ts';
import { builtOnForm, builtOnMove } from './built.schema.ts';
import { DEAL_STATUSES, SCREENINGS, SOURCE_KINDS, STAGES } from './stage.ts';

const partner = z.object({ companyId: id });

const fields = z.object({
  name: requiredText(120),
  content: z.pipe(longText(), z.string().check(z.minLength(1, 'errors:required'))),
  leadId: requiredId,
  partners: z.pipe(
    z.transform((rows) =>
      Array.isArray(rows) ? rows.filter((row: { companyId?: string }) => row?.companyId) : [],
    ),
    z.array(partner).check(z.maxLength(20)),
  ),
  estimatedAmount: blankable(amount('yi')),
  ...currencyFields,
  sourceKind: oneOf(SOURCE_KINDS),
  sourceTripId: blankable(id),
  sourceEditionId: blankable(id),
  sourceVisitId: blankable(id),
  sourceNote: optionalText(200),
  firstMetOn: day,
  teamId: blankable(id),
  ownerId: blankable(id),
  countyCode: blankable(code),
  industryCode: blankable(code),
  chainCode: blankable(code),
  landMu: blankable(decimal(8, 2)),
  jobs: blankable(count()),
  annualOutput: blankable(amount('wan')),
  annualTax: blankable(amount('wan')),
  screening: blankable(oneOf(SCREENINGS)),
  screeningNote: longText(1000),
  ...builtOnForm,
  nextStep: blankable(optionalText(200)),
  nextStepOwnerId: blankable(id),
  nextStepDue: blankable(day),
  correctionReason,
});

type Fields = z.output<typeof fields>;

function settle(
  { currency, original, rate, rateOn, estimatedAmount, ...rest }: Fields,
  context: z.core.ParsePayload,
) {
  const money = yuanOf({ currency, original, rate, rateOn }, estimatedAmount, context);
  if (money === z.NEVER) return z.NEVER;
  if (money.amount === null) addIssue(context, 'errors:required', 'estimatedAmount');
  if (money.amount === '0.00') addIssue(context, 'errors:zero', 'estimatedAmount');
  if (rest.partners.some((partner) => partner.companyId === rest.leadId)) {
    addIssue(context, 'deals:refusal.partnerIsLead', 'partners');
  }
  if (rest.nextStep && !rest.nextStepDue) {
    addIssue(context, 'errors:required', 'nextStepDue');
  }
  return {
    ...rest,
    estimatedAmount: money.amount,
    estimatedCurrency: currency,
    estimatedOriginal: money.original,
    estimatedRate: money.rate,
    estimatedRateOn: money.rateOn,
  };
}

/** The deal form. A lead needs a named investor, what it wants to build, a rough amount and a source. */
export const dealSchema = z.pipe(fields, z.transform(settle));
export const dealEditSchema = z.pipe(
  z.extend(fields, { version }),
  z.transform((values, context) => {
    const settled = settle(values, context);
    return settled === z.NEVER ? z.NEVER : { ...settled, version: values.version };
  }),
);

export type DealInput = z.output<typeof dealSchema>;

/** The fields a gate may still ask for on a stage move; only those that are posted are changed. */
export const moveSchema = z.object({
  version,
  to: oneOf(STAGES),
  on: day,
  estimatedAmount: z.optional(amount('yi')),
  content: z.optional(z.pipe(longText(), z.string().check(z.minLength(1, 'errors:required')))),
  sourceKind: z.optional(oneOf(SOURCE_KINDS)),
  screening: z.optional(oneOf(SCREENINGS)),
  screeningNote: z.optional(longText(1000)),
  ownerId: z.optional(id),
  industryCode: z.optional(code),
  countyCode: z.optional(code),
  ...builtOnMove,
  correctionReason,
});

export type MoveInput = z.output<typeof moveSchema>;

export const returnSchema = z.object({
  version,
  to: oneOf(STAGES),
  on: day,
  reasonCode: code,
  reasonText: requiredText(500),
  correctionReason,
});

/** Resuming needs no reason; one that is posted along is not kept. */
export const statusSchema = z.pipe(
  z.object({
    version,
    status: oneOf(DEAL_STATUSES),
    on: day,
    reasonCode: blankable(code),
    reasonText: longText(500),
    correctionReason,
  }),
  z.transform((change) => (change.status === 'active' ? { ...change, reasonCode: null } : change)),
);

export const nextStepSchema = z
  .object({
    version,
    nextStep: blankable(optionalText(200)),
    nextStepOwnerId: blankable(id),
    nextStepDue: blankable(day),
  })
  .check(
    z.refine((step) => !step.nextStep || step.nextStepDue, {
      error: 'errors:required',
      path: ['nextStepDue'],
    }),
  );

export const DEAL_SORTS = [
  'updated',
  '-updated',
  'name',
  '-name',
  'due',
  '-due',
  'amount',
  '-amount',
] as const;

/** The conditions of the deal list and board, as they stand in the URL. */
export const dealFilterSchema = z.object({
  view: z._default(oneOf(['board', 'list']), 'board'),
  q: z.catch(optionalText(100), ''),
  stage: z.optional(oneOf(STAGES)),
  status: z.optional(oneOf(DEAL_STATUSES)),
  county: z.optional(code),
  industry: z.optional(code),
  chain: z.optional(code),
  team: z.optional(id),
  /** `me` or a user's id. */
  owner: z.optional(z.union([z.literal('me'), id])),
  edition: z.optional(id),
  due: z.optional(oneOf(['overdue', 'week'])),
  /** At least this much, 亿元. */
  min: z.optional(amount('yi')),
  sort: z._default(oneOf(DEAL_SORTS), '-updated'),
  after: z.optional(id),
});

export type DealFilter = z.output<typeof dealFilterSchema>;

export const shareSchema = z.object({ version, teams: z._default(z.array(id).check(z.maxLength(50)), []) });

/** The lead of an event that a new deal is made of. */
export const fromLeadSchema = z.object({ lead: z.optional(id) });
