import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '#app/auth/user.ts';
import { canImport, mayLieIn } from '#app/domain/ledgers/import.policy.ts';
import { userOf } from '#tests/support/user.ts';

/** [imports at all, for the own team or one below, for another] */
const RIGHTS: Record<Role, [boolean, boolean, boolean]> = {
  officer: [true, true, false],
  lead: [true, true, false],
  county_office: [true, true, false],
  city_office: [true, true, true],
  organizer: [false, false, false],
  official: [false, false, false],
  admin: [false, false, false],
  auditor: [false, false, false],
};

describe('who takes ledgers over', () => {
  it.each(ROLES)('%s', (role) => {
    const user = userOf(role);
    expect([canImport(user), canImport(user, 'own'), canImport(user, 'foreign')]).toEqual(RIGHTS[role]);
  });
});

describe('where rows may lie', () => {
  const county = { teamId: 'own', regionCode: '530602' };
  const anywhere = { teamId: 'own', regionCode: null };

  it('keeps the team of a county to its county, and lets others enter any', () => {
    expect(mayLieIn(userOf('officer'), county, '530602')).toBe(true);
    expect(mayLieIn(userOf('officer'), county, '530621')).toBe(false);
    expect(mayLieIn(userOf('officer'), anywhere, '530621')).toBe(true);
    expect(mayLieIn({ ...userOf('county_office'), regionCode: '530602' }, anywhere, '530621')).toBe(false);
    expect(mayLieIn(userOf('city_office'), county, '530621')).toBe(true);
    expect(mayLieIn(userOf('officer'), county, null)).toBe(true);
  });
});
