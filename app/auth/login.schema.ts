import * as z from 'zod/mini';
import { requiredText } from '#app/lib/schema.ts';

export const MAX_PASSWORD = 128;

/** A password as typed: every character counts, so nothing is trimmed. */
export const typedPassword = z
  .string({ error: 'errors:required' })
  .check(
    z.minLength(1, 'errors:required'),
    z.maxLength(MAX_PASSWORD, `errors:passwordLong?max=${MAX_PASSWORD}`),
  );

/** The sign-in form. */
export const loginSchema = z.object({ username: requiredText(40), password: typedPassword });
