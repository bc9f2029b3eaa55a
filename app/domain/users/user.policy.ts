import type { CurrentUser } from '#app/auth/user.ts';

export type UserAction =
  | 'read'
  | 'create'
  | 'edit'
  | 'change_role'
  | 'reset_password'
  | 'unlock'
  | 'archive'
  | 'restore';

/** What administrators leave to each other, so that nobody locks themselves out by a slip. */
const NOT_ONESELF: readonly UserAction[] = ['change_role', 'reset_password', 'archive'];

/** Only administrators see and change users; their own role, password reset and closing are another's to do. */
export function canUser(user: CurrentUser, action: UserAction, target?: { id: string }): boolean {
  if (user.role !== 'admin') return false;
  return !(target?.id === user.id && NOT_ONESELF.includes(action));
}
