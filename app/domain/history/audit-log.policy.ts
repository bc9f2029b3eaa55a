import type { CurrentUser } from '#app/auth/user.ts';

/** The whole log is the auditor's; others read a record's own history on its page. */
export function canReadLog(user: CurrentUser): boolean {
  return user.role === 'auditor';
}
