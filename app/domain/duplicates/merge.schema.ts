import * as z from 'zod/mini';
import { correctionReason } from '#app/domain/periods/period.schema.ts';
import { code, id, oneOf, optionalText, version } from '#app/lib/schema.ts';
import { COMPANY_FIELDS, DEAL_FIELDS } from './merge-fields.ts';

export const KINDS = ['companies', 'deals'] as const;
export type Kind = (typeof KINDS)[number];

export const PAIR_VIEWS = ['open', 'different', 'merged'] as const;

const side = z.optional(oneOf(['kept', 'merged']));
const sides = <F extends string>(fields: Record<F, unknown>) =>
  z._default(
    z.object(Object.fromEntries(Object.keys(fields).map((field) => [field, side])) as Record<F, typeof side>),
    {} as never,
  );

const both = { version, mergedVersion: version, correctionReason };
export const mergeCompaniesSchema = z.object({ ...both, choice: sides(COMPANY_FIELDS) });
export const mergeDealsSchema = z.object({ ...both, choice: sides(DEAL_FIELDS) });

export type MergeCompaniesInput = z.output<typeof mergeCompaniesSchema>;
export type MergeDealsInput = z.output<typeof mergeDealsSchema>;

/** The conditions of the work list, as they stand in the URL. */
export const pairFilterSchema = z.object({
  kind: z.catch(z._default(oneOf(KINDS), 'companies'), 'companies'),
  view: z.catch(z._default(oneOf(PAIR_VIEWS), 'open'), 'open'),
  county: z.optional(code),
  q: z.catch(optionalText(100), ''),
  /** One record's merges. */
  record: z.optional(id),
  after: z.optional(id),
});

export type PairFilter = z.output<typeof pairFilterSchema>;

/** What is decided on the list itself, one form each. */
export const pairIntentSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('different'), id }),
  z.object({ intent: z.literal('reopen'), id }),
  z.object({ intent: z.literal('undo'), id, correctionReason }),
]);
