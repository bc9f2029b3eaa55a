import { describe, expect, it } from 'vitest';
import { type CurrentUser, ROLES } from '#app/auth/user.ts';
import { type CircularAction, canCircular } from '#app/domain/circulars/circular.policy.ts';
import { nextNumber } from '#app/domain/circulars/circular.ts';

const ACTIONS: CircularAction[] = ['read', 'draft', 'edit', 'issue'];
const may = (role: CurrentUser['role'], isIssued: boolean) =>
  ACTIONS.filter((action) => canCircular({ role } as CurrentUser, action, { isIssued }));

describe('with a circular', () => {
  it.each(ROLES)('%s may', (role) => {
    const readers = ['officer', 'lead', 'county_office', 'official'];
    const [draft, issued] = [may(role, false), may(role, true)];
    if (role === 'city_office') {
      expect(draft).toEqual(ACTIONS);
      expect(issued).toEqual(['read', 'draft']);
    } else {
      expect(draft).toEqual([]);
      expect(issued).toEqual(readers.includes(role) ? ['read'] : []);
    }
  });
});

describe('the number of a new circular', () => {
  it('is its month for the first of a year, then the next', () => {
    expect(nextNumber(10, [])).toBe(10);
    expect(nextNumber(11, [10])).toBe(11);
    expect(nextNumber(3, [7, 2])).toBe(8);
  });
});
