import { expect, test } from 'vitest';
import { type CurrentUser, ROLES, type Role } from '#app/auth/user.ts';
import { canLogVisit } from '#app/domain/visits/visit.policy.ts';

const user = (role: Role): CurrentUser => ({
  id: 'u',
  username: 'u',
  name: 'u',
  role,
  teamId: 'own',
  teamName: 'own',
  regionCode: null,
  teamIds: ['own', 'child'],
  mustChangePassword: false,
  isDemo: false,
});

const DEALS = {
  own: { teamId: 'own', shares: [] },
  child: { teamId: 'child', shares: [] },
  shared: { teamId: 'other', shares: [{ teamId: 'third' }, { teamId: 'own' }] },
  other: { teamId: 'other', shares: [{ teamId: 'third' }] },
};

const field = { own: true, child: true, shared: true, other: false, none: true };
const no = { own: false, child: false, shared: false, other: false, none: false };
const ANSWERS: Record<Role, typeof field> = {
  officer: field,
  lead: field,
  county_office: no,
  city_office: { own: true, child: true, shared: true, other: true, none: true },
  organizer: no,
  official: no,
  admin: no,
  auditor: no,
};

test.each(ROLES)('%s', (role) => {
  const { own, child, shared, other } = DEALS;
  const answers = (organizerTeamId: string | null) => {
    const may = (deal?: (typeof DEALS)['own' | 'shared']) =>
      canLogVisit(user(role), { deal, edition: { organizerTeamId } });
    return { own: may(own), child: may(child), shared: may(shared), other: may(other), none: may() };
  };
  expect(answers(null)).toEqual(ANSWERS[role]);
  expect(answers('other')).toEqual(ANSWERS[role]);
  // At its own event an organizer logs every talk; to the others the place makes no difference.
  expect(answers('own')).toEqual(role === 'organizer' ? ANSWERS.city_office : ANSWERS[role]);
});
