import * as z from 'zod/mini';
import { blankable, count, longText, optionalText, requiredText, version } from '#app/lib/schema.ts';
import { PARTS, type Part } from './circular.ts';

const number = z.pipe(
  count(999),
  z.number().check(z.refine((value) => value > 0, 'circulars:problem.number')),
);

/** A new circular: the month it tells of, and its number; without one the next of the year. */
export const draftSchema = z.object({
  month: z
    .string({ error: 'errors:required' })
    .check(z.regex(/^(199\d|20\d\d)-(0[1-9]|1[0-2])$/, 'circulars:problem.month')),
  number: blankable(number),
});

const texts = <T extends z.ZodMiniType>(field: T) =>
  z._default(
    z.object(
      Object.fromEntries(PARTS.map((part) => [part, z.optional(field)])) as Record<
        Part,
        z.ZodMiniOptional<T>
      >,
    ),
    {},
  );

/** A checkbox: what a form without it posts is no. */
const checked = z.pipe(
  z._default(z.array(z.string()), []),
  z.transform((values) => values.length > 0),
);

/** The edit form. A part that reads as it was shown written by itself goes on writing itself. */
export const editSchema = z.object({
  version,
  title: requiredText(100),
  number,
  redHead: optionalText(40),
  prefix: optionalText(20),
  addressee: optionalText(200),
  issuer: requiredText(60),
  copies: optionalText(200),
  printer: optionalText(60),
  ranked: checked,
  listed: checked,
  texts: texts(longText(6000)),
  /** What each part wrote itself when the form was opened. */
  written: texts(longText(6000)),
});

export type CircularEdit = Omit<z.output<typeof editSchema>, 'version'>;

/** The year whose circulars are listed. */
export const yearSchema = z.object({
  year: z.catch(
    z.optional(z.pipe(z.string().check(z.regex(/^(199|20\d)\d$/, 'errors:unknown')), z.transform(Number))),
    undefined,
  ),
});
