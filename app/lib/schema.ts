import * as z from 'zod/mini';
import { isLocalDate } from './dates.ts';
import type { Problem } from './refusal.ts';

/*
 * The fields every form is made of. They read text, as both FormData and inputs hold it, and their messages are
 * translation keys; parameters follow a question mark: `errors:tooLong?max=200`.
 */

// Control and bidirectional-override characters have no place in a name; line breaks only in long texts.
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

const visible = z.refine<string>((text) => !FORBIDDEN.test(text), 'errors:controlCharacters');
const given = z.string({ error: 'errors:required' });
/** A required text without blanks around it. */
export const trimmed = given.check(z.trim(), z.minLength(1, { error: 'errors:required', abort: true }));
const atMost = (max: number) => z.maxLength(max, `errors:tooLong?max=${max}`);

const line = given.check(
  z.overwrite((text) => text.replace(/\s+/g, ' ').trim()),
  visible,
);
const lines = z.string().check(
  z.overwrite((text) => text.replaceAll('\r\n', '\n').trim()),
  visible,
);
const digits = z.string().check(z.overwrite((text) => text.normalize('NFKC').replaceAll(',', '').trim()));

/** A required single line of at most `max` characters. */
export const requiredText = (max = 200) =>
  z.pipe(line, z.string().check(z.minLength(1, 'errors:required'), atMost(max)));

/** A single line that may be empty. */
export const optionalText = (max = 200) => z._default(z.pipe(line, z.string().check(atMost(max))), '');

/** Several lines that may be empty. */
export const longText = (max = 4000) => z._default(z.pipe(lines, z.string().check(atMost(max))), '');

/** Numbers come with extensions, brackets and two to a field, so only what can be no number at all is refused. */
const isPhone = (text: string) =>
  text === '' ||
  (/^[\d\s+\-()./,;、#*转轉分机機ext:]+$/i.test(text) && /\d{5}/.test(text.replace(/\D/g, '')));

/** A phone number as people write it, half-width; it may be empty. */
export const phone = z.pipe(
  optionalText(60),
  z.string().check(z.normalize('NFKC'), z.refine(isPhone, 'errors:phone')),
);

/** An empty field is null; anything else is read by `inner`. */
export function blankable<S extends z.ZodMiniType>(inner: S) {
  return z.pipe(
    z.transform((value: unknown) => (isBlank(value) ? null : value)),
    z.pipe(
      z.nullable(inner),
      z.transform((value) => (value === '' ? null : value) as z.output<S> | null),
    ),
  );
}

const isBlank = (value: unknown) => value === undefined || (typeof value === 'string' && value.trim() === '');

/** A code or id from a list; whether it exists is the command's question. */
export const code = trimmed.check(z.regex(/^[A-Za-z0-9_-]{1,40}$/, 'errors:unknown'));

/** The id of a record. */
export const id = z.uuid({ error: 'errors:unknown' });

/** The id of a record that must be chosen. */
export const requiredId = z.pipe(
  z.string({ error: 'errors:required' }).check(z.minLength(1, { error: 'errors:required', abort: true })),
  id,
);

/** One of a fixed set. */
export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: 'errors:unknown' });

/** A day that exists, `YYYY-MM-DD`, between 1990 and 2100. */
export const day = trimmed.check(
  z.refine((text) => isLocalDate(text) && text >= '1990-01-01' && text < '2100-01-01', 'errors:date'),
);

/** The year of a list's address. */
export const year = z.pipe(trimmed.check(z.regex(/^20\d\d$/, 'errors:unknown')), z.transform(Number));

/** A plain decimal of at most `whole` whole and `decimals` fractional digits, kept as text. */
export const decimal = (whole: number, decimals: number) =>
  digits.check(z.regex(new RegExp(`^\\d{1,${whole}}(\\.\\d{1,${decimals}})?$`), 'errors:number'));

/** A whole number from 0 to `max`. */
export const count = (max = 1_000_000) =>
  z.pipe(
    digits.check(
      z.refine((text) => /^\d{1,9}$/.test(text) && Number(text) <= max, `errors:count?max=${max}`),
    ),
    z.transform(Number),
  );

/** The version a form was opened at; the command refuses a stale one. */
export const version = z.pipe(given.check(z.regex(/^\d{1,9}$/, 'errors:unknown')), z.transform(Number));

/** A key that the browser made for one post, so that sending it again does nothing more; none without JavaScript. */
export const onceKey = blankable(given.check(z.regex(/^[0-9a-f]{32}$/, 'errors:unknown')));

const LONGEST_WAIT_MS = 24 * 3_600_000;

/** How long ago something was entered, in milliseconds of the browser's own clock; nothing said means now. */
export const age = z._default(
  z.pipe(
    given.check(
      z.regex(/^\d{1,9}$/, 'errors:unknown'),
      z.refine((text) => Number(text) <= LONGEST_WAIT_MS, 'errors:tooOld'),
    ),
    z.transform(Number),
  ),
  0,
);

/** A local time of day, `HH:MM`. */
export const timeOfDay = trimmed.check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'errors:time'));

/** A form that holds nothing but the version it was opened at. */
export const versionSchema = z.object({ version });

/** Says no from inside a transform, to the value or to the field of the form it stands for. */
export function addIssue(context: z.core.ParsePayload, message: string, field?: string): void {
  const path = field === undefined ? [] : [field];
  context.issues.push({ code: 'custom', message, path, input: context.value });
}

/** Reads a message back into the key, parameters and field of a problem. */
export function problemOf(issue: { message: string; path: PropertyKey[] }): Problem {
  const [key = '', query] = (issue.message.includes(':') ? issue.message : 'errors:invalid').split('?');
  return {
    key,
    params: query ? Object.fromEntries(new URLSearchParams(query)) : undefined,
    field: issue.path.map(String).join('.'),
  };
}
