import * as z from 'zod/mini';
import {
  blankable,
  id,
  longText,
  onceKey,
  oneOf,
  optionalText,
  phone,
  requiredText,
  version,
} from '#app/lib/schema.ts';

export const REPLIES = ['open', 'accepted', 'declined'] as const;

/** What a list of guests says of each; the rows of an import are read with it. */
export const guestRowSchema = z.object({
  name: requiredText(60),
  organization: optionalText(120),
  title: optionalText(80),
  phone,
  note: longText(500),
});

export type GuestRow = z.output<typeof guestRowSchema>;

/** The form of one guest. */
export const guestSchema = z.extend(guestRowSchema, {
  companyId: blankable(id),
  reply: z._default(oneOf(REPLIES), 'open'),
});
export const guestEditSchema = z.extend(guestSchema, { version });

export type GuestInput = z.output<typeof guestSchema>;

/** The buttons beside the form, and those in the list. */
export const guestIntentSchema = z.object({ intent: oneOf(['archive', 'restore']), version });
export const replySchema = z.object({ guestId: id, reply: oneOf(REPLIES), version });

export const GUEST_STATES = ['uninvited', 'invited', 'arrived', 'absent'] as const;

/** The conditions of the guest list, as they stand in the URL. */
export const guestFilterSchema = z.object({
  q: z.catch(optionalText(100), ''),
  reply: z.optional(oneOf(REPLIES)),
  state: z.optional(oneOf(GUEST_STATES)),
  after: z.optional(id),
});

export type GuestFilter = z.output<typeof guestFilterSchema>;

/** Longest text of a pasted list, in characters. */
export const LIST_LENGTH = 200_000;
/** Most guests of one list. */
export const LIST_ROWS = 2000;

/** A pasted list, to be looked at and then to be taken over. */
export const guestListSchema = z.object({
  intent: oneOf(['preview', 'import']),
  text: z
    .string()
    .check(
      z.minLength(1, { error: 'errors:required', abort: true }),
      z.maxLength(LIST_LENGTH, `guests:problem.listLength?max=${LIST_LENGTH / 1000}`),
    ),
  /** `yes` takes over those as well who seem to be there already. */
  repeated: z._default(oneOf(['', 'yes']), ''),
  key: onceKey,
});

export const undoImportSchema = z.object({ importId: id });
