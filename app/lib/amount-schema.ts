import * as z from 'zod/mini';
import { MAX_YUAN, parseAmount } from './money.ts';
import { addIssue, trimmed } from './schema.ts';

/* Apart from the other fields: forms without money do not load the arithmetic for it. */

/** An amount as people type it, a bare number counted in `unit`; becomes yuan text. Zero or more. */
export const amount = (unit: 'yi' | 'wan' | 'yuan' = 'yi') =>
  z.pipe(
    trimmed,
    z.transform((text, context) => {
      const yuan = parseAmount(text, unit);
      if (yuan === undefined) addIssue(context, 'errors:amount');
      else if (yuan.startsWith('-')) addIssue(context, 'errors:negative');
      else if (MAX_YUAN.lt(yuan)) addIssue(context, 'errors:absurdAmount');
      else return yuan;
      return z.NEVER;
    }),
  );
