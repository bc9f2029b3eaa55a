import type { CurrentUser, Role } from '#app/auth/user.ts';

/** A user as policies are asked about: `me`, of the team `own`; without a record in the database. */
export function userOf(role: Role, teamIds = ['own', 'child']): CurrentUser {
  return {
    id: 'me',
    username: 'me',
    name: '我',
    role,
    teamId: 'own',
    teamName: '本队',
    regionCode: null,
    teamIds,
    mustChangePassword: false,
    isDemo: false,
  };
}
