import { expect, test } from 'vitest';
import { type CurrentUser, ROLES, type Role } from '#app/auth/user.ts';
import { canLogVisit, canVisit, type VisitAction } from '#app/domain/visits/visit.policy.ts';

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

const VISITS = {
  own: { teamId: 'own', recordedById: 'other', staff: [] },
  child: { teamId: 'child', recordedById: 'other', staff: [] },
  present: { teamId: 'other', recordedById: 'other', staff: [{ userId: 'u' }] },
  recorded: { teamId: 'other', recordedById: 'u', staff: [] },
  other: { teamId: 'other', recordedById: 'other', staff: [] },
};

const none = { own: false, child: false, present: false, recorded: false, other: false };
const all = { own: true, child: true, present: true, recorded: true, other: true };
const worked = { ...all, other: false };
const CHANGES: Record<Role, Record<VisitAction, typeof all>> = {
  officer: { edit: worked, archive: { ...none, recorded: true } },
  lead: { edit: worked, archive: { ...worked, present: false } },
  county_office: { edit: { ...none, own: true, child: true }, archive: none },
  city_office: { edit: all, archive: all },
  organizer: { edit: none, archive: none },
  official: { edit: none, archive: none },
  admin: { edit: none, archive: none },
  auditor: { edit: none, archive: none },
};

test.each(ROLES)('%s and a visit that was logged', (role) => {
  for (const action of ['edit', 'archive'] as const) {
    const may = Object.entries(VISITS).map(([name, visit]) => [name, canVisit(user(role), action, visit)]);
    expect(Object.fromEntries(may), action).toEqual(CHANGES[role][action]);
  }
});
