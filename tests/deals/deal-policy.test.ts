import { describe, expect, it } from 'vitest';
import type { Role } from '#app/auth/user.ts';
import { canDeal, type DealAction } from '#app/domain/deals/deal.policy.ts';
import { userOf } from '#tests/support/user.ts';

const ACTIONS: DealAction[] = ['create', 'edit', 'move', 'build', 'sign', 'share', 'assign', 'writeOff'];
const WORK = ACTIONS.filter((action) => action !== 'writeOff');

/** What each role may do with a deal of its own team, and with one it merely sees: in its county, and elsewhere. */
const EXPECTED: Record<Role, { own: DealAction[]; here?: DealAction[]; other: DealAction[] }> = {
  officer: { own: ['create', 'edit', 'move', 'build', 'sign', 'share'], other: ['create'] },
  lead: { own: WORK, other: ['create'] },
  county_office: { own: ['edit', 'build'], here: ['build'], other: [] },
  city_office: { own: ACTIONS, other: ACTIONS },
  // It sees no others than those of its events; whose team holds them makes no difference.
  organizer: {
    own: ['create', 'edit', 'move', 'build', 'sign'],
    other: ['create', 'edit', 'move', 'build', 'sign'],
  },
  official: { own: [], other: [] },
  admin: { own: [], other: [] },
  auditor: { own: [], other: [] },
};

describe('every role × every action', () => {
  it.each(Object.entries(EXPECTED))('%s', (role, { own, here, other }) => {
    const user = { ...userOf(role as Role), regionCode: '530602' };
    const may = (teamId: string, countyCode: string | null) =>
      ACTIONS.filter((action) => canDeal(user, action, { teamId, countyCode }));
    expect(may('own', null)).toEqual(own);
    expect(may('own', '530602')).toEqual(own);
    expect(may('other', '530602')).toEqual(here ?? other);
    expect(may('other', '530621')).toEqual(other);
    expect(may('other', null)).toEqual(other);
  });

  it('an office without a county has no deals located in it', () => {
    expect(canDeal(userOf('county_office'), 'build', { teamId: 'other', countyCode: null })).toBe(false);
  });
});
