import { describe, expect, it } from 'vitest';
import type { Role } from '#app/auth/user.ts';
import { canCompany } from '#app/domain/companies/company.policy.ts';
import { userOf } from '#tests/support/user.ts';

//                   create  edit own  edit child  edit other
const EXPECTED: Record<Role, [boolean, boolean, boolean, boolean]> = {
  officer: [true, true, true, false],
  lead: [true, true, true, false],
  county_office: [false, true, true, false],
  city_office: [true, true, true, true],
  organizer: [true, true, true, false],
  official: [false, false, false, false],
  admin: [false, false, false, false],
  auditor: [false, false, false, false],
};

describe('who may write companies', () => {
  it.each(Object.entries(EXPECTED))('%s', (role, expected) => {
    const user = userOf(role as Role);
    expect([
      canCompany(user, 'create'),
      canCompany(user, 'edit', { teamId: 'own' }),
      canCompany(user, 'edit', { teamId: 'child' }),
      canCompany(user, 'edit', { teamId: 'other' }),
    ]).toEqual(expected);
  });
});
