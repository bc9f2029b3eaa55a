import { describe, expect, it } from 'vitest';
import type { Role } from '#app/auth/user.ts';
import { canEvent, canInside } from '#app/domain/events/edition.policy.ts';
import { userOf } from '#tests/support/user.ts';

const edition = (organizerTeamId: string | null, ...userIds: (string | null)[]) => ({
  organizerTeamId,
  delegates: userIds.map((userId) => ({ userId })),
});

//                   create  edit own  edit other  edit nobody's  add series
const EVENT: Record<Role, [boolean, boolean, boolean, boolean, boolean]> = {
  officer: [false, false, false, false, false],
  lead: [false, false, false, false, false],
  county_office: [false, false, false, false, false],
  city_office: [true, true, true, true, true],
  organizer: [true, true, false, false, false],
  official: [false, false, false, false, false],
  admin: [false, false, false, false, false],
  auditor: [false, false, false, false, false],
};

describe.each(Object.entries(EVENT))('%s and events', (role, expected) => {
  it.each(['edit', 'archive'] as const)('may %s as the table says', (action) => {
    const user = userOf(role as Role);
    expect([
      canEvent(user, 'create'),
      canEvent(user, action, edition('own')),
      canEvent(user, action, edition('other')),
      canEvent(user, action, edition(null)),
      canEvent(user, 'addSeries'),
    ]).toEqual(expected);
  });
});

type Inside = [arrange: boolean, work: boolean, reveal: boolean];
const ALL: Inside = [true, true, true];
const WORK: Inside = [false, true, true];
const NONE: Inside = [false, false, false];

//                   organized by the own team, in the delegation, in both of others
const INSIDE: Record<Role, [organizer: Inside, delegate: Inside, outside: Inside]> = {
  officer: [NONE, WORK, NONE],
  lead: [NONE, WORK, NONE],
  county_office: [NONE, WORK, NONE],
  city_office: [ALL, ALL, ALL],
  organizer: [ALL, NONE, NONE],
  official: [NONE, NONE, NONE],
  admin: [NONE, NONE, NONE],
  auditor: [NONE, NONE, NONE],
};

describe('inside an event', () => {
  it.each(Object.entries(INSIDE))('%s', (role, expected) => {
    const user = userOf(role as Role);
    const may = (of: ReturnType<typeof edition>) =>
      (['arrange', 'work', 'reveal'] as const).map((action) => canInside(user, action, of));
    expect([
      may(edition('own')),
      may(edition('other', 'you', 'me', null)),
      may(edition('other', 'you', null)),
    ]).toEqual(expected);
  });
});
