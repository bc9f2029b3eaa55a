import type { Role } from '#app/auth/user.ts';

/** Accounts that keep the system or read its log; they meet no investors. */
export const NO_STAFF_ROLES = ['admin', 'auditor'] as const satisfies readonly Role[];
