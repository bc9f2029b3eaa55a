import * as z from 'zod/mini';
import { trimmed } from '#app/lib/schema.ts';

/** A year of reporting, as in an address. */
export const year = z.pipe(
  trimmed.check(z.regex(/^(199\d|20\d\d)$/, 'reports:problem.year')),
  z.transform(Number),
);
