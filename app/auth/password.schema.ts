import * as z from 'zod/mini';
import { MAX_PASSWORD, typedPassword } from './login.schema.ts';

export const MIN_PASSWORD = 10;

/** What is wrong with a new password, as a translation key; undefined when nothing is. Length in characters. */
export function passwordProblem(password: string, username: string): string | undefined {
  const length = [...password.normalize('NFKC')].length;
  if (length === 0) return 'errors:required';
  if (length < MIN_PASSWORD) return `errors:passwordShort?min=${MIN_PASSWORD}`;
  if (length > MAX_PASSWORD) return `errors:passwordLong?max=${MAX_PASSWORD}`;
  return username !== '' && password.toLowerCase().includes(username.toLowerCase())
    ? 'errors:passwordIsName'
    : undefined;
}

/** A new password twice, for forms that extend it with what else they ask. */
export const newPasswordFields = {
  newPassword: z.string({ error: 'errors:required' }),
  repeatPassword: z.string({ error: 'errors:required' }),
};

interface NewPassword {
  newPassword: string;
  repeatPassword: string;
}

/** Issues of a new password and its repetition; the form's own refinement adds them. */
export function checkNewPassword(form: NewPassword, username: string, context: z.core.$RefinementCtx): void {
  const problem = passwordProblem(form.newPassword, username);
  if (problem) context.addIssue({ code: 'custom', message: problem, path: ['newPassword'] });
  else if (form.newPassword !== form.repeatPassword)
    context.addIssue({ code: 'custom', message: 'errors:passwordRepeat', path: ['repeatPassword'] });
}

/** The form in which people change their own password. */
export const passwordChangeSchema = (username: string) =>
  z.object({ currentPassword: typedPassword, ...newPasswordFields }).check(
    z.superRefine((form, context) => {
      checkNewPassword(form, username, context);
      if (form.currentPassword === form.newPassword)
        context.addIssue({ code: 'custom', message: 'errors:passwordSame', path: ['newPassword'] });
    }),
  );

export type PasswordChange = z.output<ReturnType<typeof passwordChangeSchema>>;
