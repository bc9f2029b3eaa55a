import * as z from 'zod/mini';
import { paperFields, settlePaper } from '#app/domain/agreements/agreement.schema.ts';
import { amount } from '#app/lib/amount-schema.ts';
import {
  addIssue,
  blankable,
  code,
  count,
  day,
  id,
  longText,
  onceKey,
  oneOf,
  optionalText,
  requiredId,
  requiredText,
  version,
} from '#app/lib/schema.ts';

/** Puts a deal on the list of a ceremony. */
export const putSchema = z.pipe(
  z.object({ key: onceKey, editionId: requiredId, ...paperFields }),
  z.transform((values, context) => settlePaper(values, context)),
);

export type PutInput = z.output<typeof putSchema>;

/** Changes what a line of the list says. */
export const lineSchema = z.pipe(
  z.object({ version, ...paperFields }),
  z.transform((values, context) => settlePaper(values, context)),
);

export type LineInput = z.output<typeof lineSchema>;

/** How long a tap may have waited for a network, in milliseconds. */
const MAX_AGE = 24 * 3_600_000;

/** How long ago it was entered, by the browser's own clock; the server never learns what time that clock shows. */
const age = z._default(
  z.pipe(
    z.string().check(z.regex(/^\d{1,9}$/, 'errors:unknown')),
    z.pipe(z.transform(Number), z.number().check(z.maximum(MAX_AGE, 'signings:problem.tooOld'))),
  ),
  0,
);

/** One tap at the desk. Without an amount what was planned has been signed. */
export const signSchema = z.object({
  key: onceKey,
  age,
  amount: blankable(amount('yi')),
  signedBy: z.optional(optionalText(200)),
});

export type SignInput = z.output<typeof signSchema>;

/** Which button of which line, where the desk posts without its script. */
export const deskSchema = z.object({ line: requiredId, intent: oneOf(['sign', 'undo', 'remove']) });

/** Takes a tap back: `of` names it by its key or by the agreement it made; without, whatever stands. */
export const undoSchema = z.object({
  key: onceKey,
  of: blankable(z.string().check(z.regex(/^([0-9a-f]{32}|[0-9a-f-]{36})$/, 'errors:unknown'))),
});

export type UndoInput = z.output<typeof undoSchema>;

/** To which place of the list, counted from 0 in the list without the line. */
export const moveLineSchema = z.object({ to: count(1000) });

/** Who met whom, when and where: what the gate to 研判 asks for. */
const talkFields = {
  talkOn: blankable(day),
  talkPlace: optionalText(120),
  talkGuest: optionalText(60),
  talkGuestTitle: optionalText(80),
  talkStaffId: blankable(id),
  talkSummary: longText(1000),
};

const projectFields = z.object({
  key: onceKey,
  name: requiredText(120),
  content: z.pipe(longText(), z.string().check(z.minLength(1, 'errors:required'))),
  /** A known company, or the name of a new one. */
  investorId: blankable(id),
  investorName: optionalText(120),
  countyCode: blankable(code),
  industryCode: blankable(code),
  teamId: requiredId,
  ownerId: blankable(id),
  screenedBy: optionalText(60),
  ...talkFields,
  ...paperFields,
  signatoryId: blankable(id),
});

/**
 * A project that is new on the spot, with all that the gates up to the signing ask for. What is left out is asked
 * for on its line before it can be signed. A first talk is named whole or not at all.
 */
export const projectSchema = z.pipe(
  projectFields,
  z.transform((values, context) => {
    if (!values.investorId && !values.investorName) addIssue(context, 'errors:required', 'investorId');
    const talk = ['talkOn', 'talkPlace', 'talkGuest', 'talkStaffId', 'talkSummary'] as const;
    const named = talk.filter((field) => values[field]);
    if (named.length > 0) {
      for (const field of talk) if (!values[field]) addIssue(context, 'errors:required', field);
    }
    if (values.kind === 'supplement' || values.kind === 'capital_increase') {
      addIssue(context, 'agreements:refusal.notSignedYet', 'kind');
    }
    if (values.kind !== 'supplement' && values.amount === '0.00') addIssue(context, 'errors:zero', 'amount');
    const settled = settlePaper({ ...values, signatoryId: values.signatoryId ?? '' }, context);
    return settled === z.NEVER ? z.NEVER : { ...settled, signatoryId: values.signatoryId };
  }),
);

export type ProjectInput = z.output<typeof projectSchema>;

/** The form that holds a table pasted from a spreadsheet. */
export const pasteSchema = z.object({
  key: onceKey,
  table: longText(60_000),
  intent: z._default(z.enum(['preview', 'save']), 'preview'),
});
