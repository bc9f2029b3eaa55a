import { expect, test } from 'vitest';
import { ROLES, type Role } from '#app/auth/user.ts';
import { type ContactAction, canContact } from '#app/domain/contacts/contact.policy.ts';
import { userOf } from '#tests/support/user.ts';

const OWN = { teamId: 'own' };
const OTHER = { teamId: 'other' };
const ACTIONS: ContactAction[] = ['create', 'edit', 'archive', 'reveal'];

const ANSWERS: Record<Role, { own: boolean; other: boolean }> = {
  officer: { own: true, other: false },
  lead: { own: true, other: false },
  county_office: { own: true, other: false },
  city_office: { own: true, other: true },
  organizer: { own: true, other: false },
  official: { own: false, other: false },
  admin: { own: false, other: false },
  auditor: { own: false, other: false },
};

test.each(ROLES.flatMap((role) => ACTIONS.map((action) => [role, action] as const)))(
  '%s · %s',
  (role, action) => {
    expect(canContact(userOf(role), action, OWN)).toBe(ANSWERS[role].own);
    expect(canContact(userOf(role), action, OTHER)).toBe(ANSWERS[role].other);
  },
);
