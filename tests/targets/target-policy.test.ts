import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '#app/auth/user.ts';
import { seesTarget, setsTargets } from '#app/domain/targets/target.policy.ts';
import { userOf } from '#tests/support/user.ts';

const of = (teamId: string | null, countyCode: string | null) => ({ teamId, countyCode });
const TARGETS = {
  city: of(null, null),
  ownCounty: of(null, '530602'),
  otherCounty: of(null, '530621'),
  ownTeam: of('team', null),
  otherTeam: of('other', null),
};
type Kind = keyof typeof TARGETS;

const SEEN: Record<Role, Kind[]> = {
  officer: ['ownCounty', 'ownTeam'],
  lead: ['ownCounty', 'ownTeam'],
  county_office: ['city', 'ownCounty', 'ownTeam'],
  city_office: ['city', 'ownCounty', 'otherCounty', 'ownTeam', 'otherTeam'],
  organizer: ['ownCounty', 'ownTeam'],
  official: ['city', 'ownCounty', 'otherCounty', 'ownTeam', 'otherTeam'],
  admin: [],
  auditor: [],
};

describe('targets', () => {
  it.each(ROLES)('are set by the city office alone, not by %s', (role) => {
    expect(setsTargets(userOf(role))).toBe(role === 'city_office');
  });

  it.each(ROLES)('%s reads its own and what lies above its figures', (role) => {
    const reader = { ...userOf(role, ['team']), regionCode: '530602' };
    const kinds = Object.keys(TARGETS) as Kind[];
    expect(kinds.filter((kind) => seesTarget(reader, TARGETS[kind]))).toEqual(SEEN[role]);
  });

  it('without a county nobody reads the city’s as their own', () => {
    const reader = userOf('officer', []);
    expect(Object.values(TARGETS).filter((target) => seesTarget(reader, target))).toEqual([]);
  });
});
