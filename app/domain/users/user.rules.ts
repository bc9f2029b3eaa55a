import type { Role } from '#app/auth/user.ts';

interface Standing {
  role: Role;
  archived: boolean;
}

const administers = ({ role, archived }: Standing) => role === 'admin' && !archived;

/**
 * Whether a change would leave the installation without an active administrator.
 * @param otherAdmins active administrators besides this user
 */
export function leavesNoAdmin(before: Standing, after: Standing, otherAdmins: number): boolean {
  return administers(before) && !administers(after) && otherAdmins === 0;
}
