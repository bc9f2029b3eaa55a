import type { CurrentUser } from '#app/auth/user.ts';

export type TeamAction = 'read' | 'create' | 'edit' | 'archive' | 'restore';

/** Teams are the administrator's; others meet them only as names beside records. */
export function canTeam(user: CurrentUser, _action: TeamAction): boolean {
  return user.role === 'admin';
}
