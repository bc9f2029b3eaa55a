import * as z from 'zod/mini';
import { ROLES } from '#app/auth/user.ts';
import { id, oneOf, optionalText, requiredText, version } from '#app/lib/schema.ts';

/** What people sign in with: short, typed alike on every keyboard, never case-sensitive. */
export const username = z
  .string({ error: 'errors:required' })
  .check(z.trim(), z.toLowerCase(), z.regex(/^[a-z0-9._-]{2,40}$/, 'users:usernameRule'));

export const userSchema = z.object({ username, name: requiredText(40), role: oneOf(ROLES), teamId: id });

/** A user keeps the name to sign in with for good: history and drafts know the person by it. */
export const userEditSchema = z.extend(z.omit(userSchema, { username: true }), { version });

export type UserInput = z.output<typeof userSchema>;

export const USER_SORTS = ['username', '-username', 'name', '-name', 'role', '-role'] as const;
export const USER_STATES = ['active', 'archived'] as const;

/** The conditions of the user list, as they stand in the URL. */
export const userFilterSchema = z.object({
  q: z.catch(optionalText(100), ''),
  role: z.optional(oneOf(ROLES)),
  team: z.optional(id),
  state: z._default(oneOf(USER_STATES), 'active'),
  sort: z._default(oneOf(USER_SORTS), 'username'),
  after: z.optional(id),
});

export type UserFilter = z.output<typeof userFilterSchema>;
