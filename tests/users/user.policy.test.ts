import { describe, expect, it } from 'vitest';
import { ROLES } from '#app/auth/user.ts';
import { canReadLog } from '#app/domain/history/audit-log.policy.ts';
import { canTeam, type TeamAction } from '#app/domain/teams/team.policy.ts';
import { canUser, type UserAction } from '#app/domain/users/user.policy.ts';
import { leavesNoAdmin } from '#app/domain/users/user.rules.ts';
import { userOf } from '#tests/support/user.ts';

const USER_ACTIONS: UserAction[] = [
  'read',
  'create',
  'edit',
  'change_role',
  'reset_password',
  'unlock',
  'archive',
  'restore',
];
const TEAM_ACTIONS: TeamAction[] = ['read', 'create', 'edit', 'archive', 'restore'];

describe.each(ROLES)('%s', (role) => {
  const mayAdminister = role === 'admin';

  it.each(USER_ACTIONS)(`users: %s`, (action) => {
    expect(canUser(userOf(role), action)).toBe(mayAdminister);
    expect(canUser(userOf(role), action, { id: 'somebody else' })).toBe(mayAdminister);
  });

  it.each(USER_ACTIONS)('users, oneself: %s', (action) => {
    const left = ['change_role', 'reset_password', 'archive'].includes(action);
    expect(canUser(userOf(role), action, { id: 'me' })).toBe(mayAdminister && !left);
  });

  it.each(TEAM_ACTIONS)('teams: %s', (action) => {
    expect(canTeam(userOf(role), action)).toBe(mayAdminister);
  });

  it('reads the whole log only as auditor', () => {
    expect(canReadLog(userOf(role))).toBe(role === 'auditor');
  });
});

describe('the last administrator', () => {
  const active = { role: 'admin', archived: false } as const;
  it.each([
    [{ role: 'officer', archived: false }, 0, true],
    [{ role: 'admin', archived: true }, 0, true],
    [{ role: 'officer', archived: false }, 1, false],
    [{ role: 'admin', archived: false }, 0, false],
  ] as const)('→ %j with %i others', (after, others, refused) => {
    expect(leavesNoAdmin(active, after, others)).toBe(refused);
  });

  it('is not concerned by others', () => {
    expect(leavesNoAdmin({ role: 'officer', archived: false }, { role: 'lead', archived: true }, 0)).toBe(
      false,
    );
    expect(leavesNoAdmin({ role: 'admin', archived: true }, { role: 'officer', archived: true }, 0)).toBe(
      false,
    );
  });
});
