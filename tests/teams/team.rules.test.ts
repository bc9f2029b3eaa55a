import { describe, expect, it } from 'vitest';
import { asTree, makesCircle } from '#app/domain/teams/team.rules.ts';
import { teamSchema } from '#app/domain/teams/team.schema.ts';

const teams = [
  { id: 'city', parentId: null },
  { id: 'chain', parentId: 'city' },
  { id: 'county', parentId: 'city' },
  { id: 'group', parentId: 'chain' },
  { id: 'orphan', parentId: 'archived' },
];

describe('the tree of teams', () => {
  it('stands in order with depths; a team whose parent is missing is not lost', () => {
    expect(asTree(teams).map(({ id, depth }) => `${depth} ${id}`)).toEqual([
      '0 city',
      '1 chain',
      '2 group',
      '1 county',
      '0 orphan',
    ]);
  });

  it.each([
    ['city', 'city', true],
    ['city', 'group', true],
    ['chain', 'group', true],
    ['chain', 'county', false],
    ['group', 'city', false],
    ['city', null, false],
  ] as const)('%s below %s makes a circle: %s', (id, parentId, circle) => {
    expect(makesCircle(teams, id, parentId)).toBe(circle);
  });

  it('ends even where the data already has a circle', () => {
    const broken = [
      { id: 'a', parentId: 'b' },
      { id: 'b', parentId: 'a' },
    ];
    expect(makesCircle(broken, 'c', 'a')).toBe(false);
  });
});

describe('the team form', () => {
  const form = {
    name: '某县投资促进局',
    code: 'County-X',
    kind: 'county_bureau',
    parentId: '',
    regionCode: '530621',
  };

  it('reads text', () => {
    expect(teamSchema.parse(form)).toEqual({ ...form, code: 'county-x', parentId: null });
  });

  it('asks a county bureau for its county', () => {
    const issues = teamSchema.safeParse({ ...form, regionCode: '' }).error?.issues;
    expect(issues).toMatchObject([{ path: ['regionCode'], message: 'teams:countyMissing' }]);
    expect(teamSchema.safeParse({ ...form, kind: 'task_force', regionCode: '' }).success).toBe(true);
  });

  it.each(['', 'x', '-x', '某', 'a b', 'x'.repeat(41)])('refuses the code %j', (code) => {
    expect(teamSchema.safeParse({ ...form, code }).success).toBe(false);
  });
});
