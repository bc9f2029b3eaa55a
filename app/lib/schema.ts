import * as z from 'zod';
import { isLocalDate } from './dates.ts';
import { MAX_YUAN, parseAmount } from './money.ts';
import type { Problem } from './refusal.ts';

/*
 * The fields every form is made of. They read text, as both FormData and inputs hold it, and their messages are
 * translation keys; parameters follow a question mark: `errors:tooLong?max=200`.
 */

// Control and bidirectional-override characters have no place in a name; line breaks only in long texts.
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

const line = z
  .string({ error: 'errors:required' })
  .transform((text) => text.replace(/\s+/g, ' ').trim())
  .refine((text) => !FORBIDDEN.test(text), 'errors:controlCharacters');

/** A required single line of at most `max` characters. */
export const requiredText = (max = 200) =>
  line.pipe(z.string().min(1, 'errors:required').max(max, `errors:tooLong?max=${max}`));

/** A single line that may be empty. */
export const optionalText = (max = 200) =>
  line.pipe(z.string().max(max, `errors:tooLong?max=${max}`)).default('');

/** Several lines that may be empty. */
export const longText = (max = 4000) =>
  z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .refine((text) => !FORBIDDEN.test(text), 'errors:controlCharacters')
    .pipe(z.string().max(max, `errors:tooLong?max=${max}`))
    .default('');

/** An empty field is null; anything else is read by `inner`. */
export function blankable<S extends z.ZodType>(inner: S) {
  return z
    .union([
      z
        .string()
        .trim()
        .length(0)
        .transform(() => null),
      inner,
    ])
    .nullish()
    .transform((value) => (value === '' ? null : (value ?? null)) as z.output<S> | null);
}

/** A code or id from a list; whether it exists is the command's question. */
export const code = z
  .string({ error: 'errors:required' })
  .trim()
  .min(1, 'errors:required')
  .max(40, 'errors:unknown');

/** The id of a record. */
export const id = z.uuid({ error: 'errors:unknown' });

/** One of a fixed set. */
export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: 'errors:unknown' });

/** A day that exists, `YYYY-MM-DD`, between 1990 and 2100. */
export const day = z
  .string({ error: 'errors:required' })
  .trim()
  .min(1, 'errors:required')
  .refine((text) => isLocalDate(text) && text >= '1990-01-01' && text < '2100-01-01', 'errors:date');

/** An amount as people type it, a bare number counted in `unit`; becomes yuan text. Zero or more. */
export const amount = (unit: 'yi' | 'wan' | 'yuan' = 'yi') =>
  z
    .string({ error: 'errors:required' })
    .trim()
    .min(1, 'errors:required')
    .transform((text, context) => {
      const yuan = parseAmount(text, unit);
      if (yuan === undefined) context.addIssue({ code: 'custom', message: 'errors:amount' });
      else if (yuan.startsWith('-')) context.addIssue({ code: 'custom', message: 'errors:negative' });
      else if (MAX_YUAN.lt(yuan)) context.addIssue({ code: 'custom', message: 'errors:absurdAmount' });
      else return yuan;
      return z.NEVER;
    });

/** A plain decimal of at most `digits` whole and `decimals` fractional digits, kept as text. */
export const decimal = (digits: number, decimals: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFKC').replaceAll(',', '').trim())
    .refine((text) => new RegExp(`^\\d{1,${digits}}(\\.\\d{1,${decimals}})?$`).test(text), 'errors:number');

/** A whole number from 0 to `max`. */
export const count = (max = 1_000_000) =>
  z
    .string()
    .transform((text) => text.normalize('NFKC').replaceAll(',', '').trim())
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) <= max, `errors:count?max=${max}`)
    .transform(Number);

/** The version a form was opened at; the command refuses a stale one. */
export const version = z
  .string({ error: 'errors:required' })
  .regex(/^\d{1,9}$/, 'errors:unknown')
  .transform(Number);

/** A form that holds nothing but the version it was opened at. */
export const versionSchema = z.object({ version });

/** Reads a message back into the key, parameters and field of a problem. */
export function problemOf(issue: { message: string; path: PropertyKey[] }): Problem {
  const [key = '', query] = (issue.message.includes(':') ? issue.message : 'errors:invalid').split('?');
  return {
    key,
    params: query ? Object.fromEntries(new URLSearchParams(query)) : undefined,
    field: issue.path.map(String).join('.'),
  };
}
