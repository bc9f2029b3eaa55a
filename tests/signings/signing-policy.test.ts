import { expect, test } from 'vitest';
import { ROLES, type Role } from '#app/auth/user.ts';
import { canSigning } from '#app/domain/signings/signing.policy.ts';
import { userOf } from '#tests/support/user.ts';

const CASES = {
  'own event': { organizerTeamId: 'own', dealTeamId: 'other' },
  'own deal': { organizerTeamId: 'other', dealTeamId: 'child' },
  'event of nobody': { organizerTeamId: null, dealTeamId: 'other' },
  'no deal': { organizerTeamId: 'other' },
};

const none = { run: [], put: [] };
const ANSWERS: Record<Role, { run: string[]; put: string[] }> = {
  officer: { run: [], put: ['own deal'] },
  lead: { run: [], put: ['own deal'] },
  county_office: none,
  city_office: { run: Object.keys(CASES), put: Object.keys(CASES) },
  organizer: { run: ['own event'], put: ['own event'] },
  official: none,
  admin: none,
  auditor: none,
};

test.each(ROLES)('%s', (role) => {
  const may = (action: 'run' | 'put') =>
    Object.entries(CASES).flatMap(([name, concerned]) =>
      canSigning(userOf(role), action, concerned) ? [name] : [],
    );
  expect({ run: may('run'), put: may('put') }).toEqual(ANSWERS[role]);
});
