import * as z from 'zod/mini';
import { blankable, code, longText, optionalText, requiredText, version } from '#app/lib/schema.ts';

/** Why a record of a locked month is changed; forms ask for it only where it is needed. */
export const correctionReason = z.optional(blankable(optionalText(500)));

/** What is done with a month, and with a county's figures of it. */
export const monthIntentSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('submit'), version, note: longText(500) }),
  z.object({ intent: z.literal('withdraw'), version }),
  z.object({ intent: z.literal('review'), version, county: code, note: longText(500) }),
  z.object({ intent: z.literal('return'), version, county: code, note: requiredText(500) }),
  z.object({
    intent: z.literal('lock'),
    /** Although counties are missing. */
    anyway: z._default(
      z.pipe(
        z.string(),
        z.transform((text) => text === '1'),
      ),
      false,
    ),
    note: longText(500),
  }),
]);

/** Which year the list shows. */
export const yearSchema = z.object({
  year: z.catch(
    z.optional(z.pipe(z.string().check(z.regex(/^(199|20\d)\d$/, 'errors:unknown')), z.transform(Number))),
    undefined,
  ),
});

/** Whose figures a month's page shows besides all counties'. */
export const monthViewSchema = z.object({ county: z.optional(code) });

/** The earlier month that a month is compared with, `2023-09`. */
export const compareSchema = z.object({
  with: z.optional(z.string().check(z.regex(/^\d{4}-\d\d$/, 'errors:unknown'))),
});
