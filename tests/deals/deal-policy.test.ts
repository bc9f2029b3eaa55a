import { describe, expect, it } from 'vitest';
import type { Role } from '#app/auth/user.ts';
import { canDeal, type DealAction } from '#app/domain/deals/deal.policy.ts';
import { userOf } from '#tests/support/user.ts';

const ACTIONS: DealAction[] = ['create', 'edit', 'move', 'sign', 'share', 'assign'];

/** What each role may do with a deal of its own team, and with one it merely sees. */
const EXPECTED: Record<Role, { own: DealAction[]; other: DealAction[] }> = {
  officer: { own: ['create', 'edit', 'move', 'sign', 'share'], other: ['create'] },
  lead: { own: ACTIONS, other: ['create'] },
  county_office: { own: ['edit'], other: [] },
  city_office: { own: ACTIONS, other: ACTIONS },
  // It sees no others than those of its events; whose team holds them makes no difference.
  organizer: { own: ['create', 'edit', 'move', 'sign'], other: ['create', 'edit', 'move', 'sign'] },
  official: { own: [], other: [] },
  admin: { own: [], other: [] },
  auditor: { own: [], other: [] },
};

describe('every role × every action', () => {
  it.each(Object.entries(EXPECTED))('%s', (role, { own, other }) => {
    const may = (teamId: string) =>
      ACTIONS.filter((action) => canDeal(userOf(role as Role), action, { teamId }));
    expect(may('own')).toEqual(own);
    expect(may('other')).toEqual(other);
  });
});
