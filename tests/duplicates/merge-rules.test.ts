import { describe, expect, it } from 'vitest';
import { type CurrentUser, ROLES, type Role } from '#app/auth/user.ts';
import { type Credit, creditsToAdd } from '#app/domain/duplicates/credits.rules.ts';
import { canMerge, canWorkDuplicates } from '#app/domain/duplicates/duplicate.policy.ts';

const credit = (teamId: string, metric: Credit['metric'] = 'all', share = '1'): Credit => ({
  metric,
  teamId,
  countyCode: null,
  share,
});

describe('credit of two deals that become one', () => {
  it('is both reporters’', () => {
    expect(creditsToAdd([credit('a')], [credit('b')])).toEqual([credit('b')]);
  });

  it('of one team stays as it is', () => {
    expect(creditsToAdd([credit('a')], [credit('a', 'all', '0.5')])).toEqual([]);
  });

  it('for a metric of its own counts beside what the other has for all', () => {
    const signed = credit('a', 'signed', '0.4');
    expect(creditsToAdd([credit('a'), signed], [credit('b')])).toEqual([credit('b'), credit('b', 'signed')]);
    expect(creditsToAdd([credit('b')], [credit('a'), signed])).toEqual([
      credit('b', 'signed'),
      credit('a'),
      signed,
    ]);
  });
});

describe('who decides on duplicates', () => {
  const user = (role: Role): CurrentUser => ({
    id: 'u',
    username: 'u',
    name: 'u',
    role,
    teamId: 'own',
    teamName: '',
    regionCode: null,
    teamIds: ['own', 'below'],
    mustChangePassword: false,
    isDemo: false,
  });

  it.each(ROLES)('%s', (role) => {
    const within = role === 'city_office' || role === 'lead' || role === 'county_office';
    expect(canWorkDuplicates(user(role))).toBe(within);
    expect(canMerge(user(role), ['own', 'below'])).toBe(within);
    expect(canMerge(user(role), ['own', 'other'])).toBe(role === 'city_office');
    expect(canMerge(user(role), ['other', 'another'])).toBe(role === 'city_office');
  });
});
