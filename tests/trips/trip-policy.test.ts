import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '#app/auth/user.ts';
import { canPlanTrips, canTrip, type TripAction } from '#app/domain/trips/trip.policy.ts';
import { userOf } from '#tests/support/user.ts';

const WHOSE = { ours: ['own', 'other'], joined: ['theirs', 'me'], foreign: ['theirs', 'other'] } as const;
type Whose = keyof typeof WHOSE;
const ACTIONS: TripAction[] = ['plan', 'work', 'close', 'reopen', 'archive'];

/** What each role may do with an open journey: of its team, of another it goes along with, of strangers. */
const OPEN: Partial<Record<Role, Partial<Record<Whose, TripAction[]>>>> = {
  officer: { ours: ['plan', 'work', 'close', 'archive'], joined: ['work'] },
  lead: { ours: ['plan', 'work', 'close', 'archive'], joined: ['work'] },
  county_office: { joined: ['work'] },
  city_office: {
    ours: ['plan', 'work', 'close', 'archive'],
    joined: ['plan', 'work', 'close', 'archive'],
    foreign: ['plan', 'work', 'close', 'archive'],
  },
};

/** A closed one is only opened again, by who leads. */
const CLOSED: typeof OPEN = {
  lead: { ours: ['reopen'] },
  city_office: { ours: ['reopen'], joined: ['reopen'], foreign: ['reopen'] },
};

const cases = ROLES.flatMap((role) =>
  (Object.keys(WHOSE) as Whose[]).flatMap((whose) => [
    [role, whose, 'open', OPEN[role]?.[whose] ?? []] as const,
    [role, whose, 'closed', CLOSED[role]?.[whose] ?? []] as const,
  ]),
);

describe('what a role may do with a journey', () => {
  it.each(cases)('%s, %s, %s: %j', (role, whose, state, may) => {
    const [teamId, userId] = WHOSE[whose];
    const trip = {
      teamId,
      members: [{ userId }],
      closedAt: state === 'closed' ? '2023-10-30T01:00:00Z' : null,
    };
    expect(ACTIONS.filter((action) => canTrip(userOf(role), action, trip))).toEqual(may);
  });
});

describe('who may plan one', () => {
  it.each(ROLES.map((role) => [role, ['officer', 'lead', 'city_office'].includes(role)] as const))(
    '%s: %s',
    (role, may) => {
      expect(canPlanTrips(userOf(role))).toBe(may);
      expect(canPlanTrips(userOf(role), 'own')).toBe(may);
      expect(canPlanTrips(userOf(role), 'theirs')).toBe(role === 'city_office');
    },
  );
});
