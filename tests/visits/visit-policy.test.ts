import { expect, test } from 'vitest';
import { ROLES, type Role } from '#app/auth/user.ts';
import { canLogVisit, canVisit, type VisitAction } from '#app/domain/visits/visit.policy.ts';
import { userOf } from '#tests/support/user.ts';

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
      canLogVisit(userOf(role), { deal, edition: { organizerTeamId } });
    return { own: may(own), child: may(child), shared: may(shared), other: may(other), none: may() };
  };
  expect(answers(null)).toEqual(ANSWERS[role]);
  expect(answers('other')).toEqual(ANSWERS[role]);
  // At its own event an organizer logs every talk; to the others the place makes no difference.
  expect(answers('own')).toEqual(role === 'organizer' ? ANSWERS.city_office : ANSWERS[role]);
});

const foreign = { teamId: 'other', recordedById: 'other', staff: [], edition: null, trip: null };
const organized = { organizerTeamId: 'own' };
const VISITS = {
  own: { ...foreign, teamId: 'own' },
  child: { ...foreign, teamId: 'child' },
  present: { ...foreign, staff: [{ userId: 'me' }] },
  recorded: { ...foreign, recordedById: 'me' },
  recordedAtOwnEvent: { ...foreign, recordedById: 'me', edition: organized },
  atOwnEvent: { ...foreign, edition: organized },
  travelled: { ...foreign, trip: { teamId: 'other', members: [{ userId: 'me' }] } },
  ownTrip: { ...foreign, trip: { teamId: 'own', members: [] } },
  foreignTrip: { ...foreign, trip: { teamId: 'other', members: [{ userId: 'other' }] } },
  other: foreign,
};

const every = (may: boolean) =>
  Object.fromEntries(Object.keys(VISITS).map((name) => [name, may])) as Record<keyof typeof VISITS, boolean>;
const none = every(false);
const all = every(true);
const recorded = { ...none, recorded: true, recordedAtOwnEvent: true };
const own = { ...none, own: true, child: true };
const worked = { ...all, atOwnEvent: false, foreignTrip: false, other: false };
const CHANGES: Record<Role, Record<VisitAction, typeof all>> = {
  officer: { edit: worked, archive: recorded },
  lead: { edit: worked, archive: { ...own, recorded: true, recordedAtOwnEvent: true } },
  county_office: { edit: own, archive: none },
  city_office: { edit: all, archive: all },
  organizer: {
    edit: { ...none, recordedAtOwnEvent: true },
    archive: { ...none, recordedAtOwnEvent: true },
  },
  official: { edit: none, archive: none },
  admin: { edit: none, archive: none },
  auditor: { edit: none, archive: none },
};

test.each(ROLES)('%s and a visit that was logged', (role) => {
  for (const action of ['edit', 'archive'] as const) {
    const may = Object.entries(VISITS).map(([name, visit]) => [name, canVisit(userOf(role), action, visit)]);
    expect(Object.fromEntries(may), action).toEqual(CHANGES[role][action]);
  }
});
