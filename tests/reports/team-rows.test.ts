import { describe, expect, it } from 'vitest';
import { type CurrentUser, ROLES } from '#app/auth/user.ts';
import { canReadPerson, membersInSight } from '#app/reports/facts/person.policy.ts';
import { askedPeriod } from '#app/reports/teams/report-period.ts';
import { type ReportTeam, teamGroups, withBelow } from '#app/reports/teams/team-rows.ts';

const team = (
  id: string,
  kind: ReportTeam['kind'],
  parentId: string | null = null,
  shown = true,
): ReportTeam => ({
  id,
  name: id,
  kind,
  parentId,
  shown,
});

const TEAMS = [
  team('city', 'city_bureau'),
  team('zhaoyang', 'county_bureau', 'city'),
  team('park', 'park', 'zhaoyang'),
  team('closed park', 'park', 'zhaoyang', false),
  team('silicon', 'task_force', 'city'),
  team('office', 'department'),
];

describe('rows of the team report', () => {
  const groups = teamGroups(TEAMS);
  const rows = groups.flatMap((group) => group.rows);

  it('stand by kind, parks and departments last, as series of their own', () => {
    expect(groups.map(({ kind, rows }) => [kind, rows.map(({ key, depth }) => `${depth} ${key}`)])).toEqual([
      ['county_bureau', ['0 zhaoyang', '1 zhaoyang:own', '1 park']],
      ['task_force', ['0 silicon']],
      ['city_bureau', ['0 city', '1 city:own']],
      ['park', ['0 park']],
      ['department', ['0 office']],
    ]);
  });

  it('add up a team with all below it, also those without a row', () => {
    const of = (key: string) => rows.find((row) => row.key === key)?.teamIds.sort();
    expect(of('zhaoyang')).toEqual(['closed park', 'park', 'zhaoyang']);
    expect(of('zhaoyang:own')).toEqual(['zhaoyang']);
    expect(of('city')).toHaveLength(5);
  });

  it('hold a team below another of its kind in that one’s rows', () => {
    const chain = [team('a', 'task_force'), team('b', 'task_force', 'a'), team('c', 'task_force', 'b')];
    expect(teamGroups(chain)[0]?.rows.map(({ key, depth }) => `${depth} ${key}`)).toEqual([
      '0 a',
      '1 a:own',
      '1 b',
      '2 b:own',
      '2 c',
    ]);
  });

  it('end where teams stand in a circle', () => {
    expect(withBelow([team('a', 'park', 'b'), team('b', 'park', 'a')], 'a')).toEqual(['a', 'b']);
  });
});

describe('figures of people', () => {
  const user = (role: CurrentUser['role'], teamIds: string[]): CurrentUser =>
    ({ id: 'me', role, teamId: teamIds[0] ?? '', teamIds }) as CurrentUser;

  it.each([
    ['city_office', 'all', 'all'],
    ['lead', 'all', 'none'],
    ['officer', 'own', 'none'],
    ['county_office', 'none', 'none'],
    ['official', 'none', 'none'],
    ['organizer', 'none', 'none'],
    ['admin', 'none', 'none'],
    ['auditor', 'none', 'none'],
  ] as const)('%s sees %s of the own team, %s of another', (role, own, other) => {
    expect(membersInSight(user(role, ['a']), 'a')).toBe(own);
    expect(membersInSight(user(role, ['a']), 'b')).toBe(other);
  });

  it('a lead sees those of the teams below, an officer only the own', () => {
    expect(membersInSight(user('lead', ['a', 'below']), 'below')).toBe('all');
    expect(canReadPerson(user('officer', ['a']), { id: 'me', teamId: 'a' })).toBe(true);
    expect(canReadPerson(user('officer', ['a']), { id: 'you', teamId: 'a' })).toBe(false);
    for (const role of ROLES.filter((one) => !['city_office', 'lead', 'officer'].includes(one)))
      expect(canReadPerson(user(role, ['a']), { id: 'you', teamId: 'a' }), role).toBe(false);
  });
});

describe('the period of an address', () => {
  const asked = (search: string) => askedPeriod(new URLSearchParams(search), '2023-11-12');

  it('is the year so far, two days, or a month of reporting', () => {
    expect(asked('')).toEqual({ span: { from: '2023-01-01', asOf: '2023-11-12' }, to: '2023-11-12' });
    expect(asked('from=2023-02-01&to=2023-12-31')).toMatchObject({
      span: { from: '2023-02-01', asOf: '2023-11-12' },
    });
    expect(asked('month=2023-10')).toEqual({ year: 2023, month: 10 });
  });

  it.each(['month=2023-13', 'month=x', 'month=2024-01', 'from=2023-02-30', 'from=2023-05-01&to=2023-04-01'])(
    'refuses %s',
    (search) => {
      expect(() => asked(search)).toThrow(expect.objectContaining({ status: 422 }));
    },
  );
});
