import * as z from 'zod/mini';
import { checkNewPassword, newPasswordFields } from '#app/auth/password.schema.ts';
import { requiredText } from '#app/lib/schema.ts';
import { username } from './user.schema.ts';

/** The form that makes the first administrator. */
export const setupSchema = z
  .object({
    token: requiredText(200),
    organisation: requiredText(80),
    username,
    name: requiredText(40),
    ...newPasswordFields,
  })
  .check(z.superRefine((form, context) => checkNewPassword(form, form.username, context)));

export type SetupInput = z.output<typeof setupSchema>;
