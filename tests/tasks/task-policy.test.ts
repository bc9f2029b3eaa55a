import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '#app/auth/user.ts';
import { canTask } from '#app/domain/tasks/task.policy.ts';
import { userOf } from '#tests/support/user.ts';

const TASKS = {
  'my own, on another team’s record': { ownerId: 'me', ownerTeamId: 'own', teamId: 'elsewhere' },
  'someone’s on a record of my team': { ownerId: 'else', ownerTeamId: 'elsewhere', teamId: 'own' },
  'of someone in a team below, on another team’s record': {
    ownerId: 'else',
    ownerTeamId: 'child',
    teamId: 'elsewhere',
  },
  'of nobody on another team’s record': { ownerId: null, ownerTeamId: null, teamId: 'elsewhere' },
} as const;
type Which = keyof typeof TASKS;

const MAY: Record<Role, Which[]> = {
  officer: ['my own, on another team’s record', 'someone’s on a record of my team'],
  lead: [
    'my own, on another team’s record',
    'someone’s on a record of my team',
    'of someone in a team below, on another team’s record',
  ],
  county_office: ['my own, on another team’s record', 'someone’s on a record of my team'],
  city_office: Object.keys(TASKS) as Which[],
  organizer: Object.keys(TASKS) as Which[],
  official: [],
  admin: ['my own, on another team’s record'],
  auditor: ['my own, on another team’s record'],
};

describe.each(ROLES)('%s', (role) => {
  it.each(Object.keys(TASKS) as Which[])('a task %s', (which) => {
    expect(canTask(userOf(role, role === 'lead' ? ['own', 'child'] : ['own']), TASKS[which])).toBe(
      MAY[role].includes(which),
    );
  });
});
