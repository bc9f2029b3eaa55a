import { describe, expect, it } from 'vitest';
import { ROLES } from '#app/auth/user.ts';
import { createsOf } from '#app/domain/search/creates.ts';
import { canView } from '#app/domain/search/view.policy.ts';
import { conditionsOf, viewActionSchema } from '#app/domain/search/view.schema.ts';
import { userOf } from '#tests/support/user.ts';

describe('conditions', () => {
  it('are one spelling, without the place in the list and without empty ones', () => {
    const params = new URLSearchParams('stage=lead&q=&after=x&all=1&undo=y&county=530602');
    expect(conditionsOf(params)).toBe('county=530602&stage=lead');
  });
});

describe('who may change a view', () => {
  const may = (view: { ownerId: string; teamId: string | null }) =>
    ROLES.filter((role) => canView(userOf(role), 'edit', view));
  const WORK = ['officer', 'lead', 'county_office', 'city_office', 'organizer', 'official'];

  it('everybody who sees records saves views', () =>
    expect(ROLES.filter((role) => canView(userOf(role), 'save'))).toEqual(WORK));
  it('everybody the own ones', () => expect(may({ ownerId: 'me', teamId: null })).toEqual(WORK));
  it('a lead and an office those shared with the team', () =>
    expect(may({ ownerId: 'other', teamId: 'own' })).toEqual(['lead', 'county_office', 'city_office']));
  it('nobody those of others', () => {
    expect(may({ ownerId: 'other', teamId: null })).toEqual([]);
    expect(may({ ownerId: 'other', teamId: 'child' })).toEqual([]);
  });
});

describe('the form of a view', () => {
  const save = (given: object) => viewActionSchema.safeParse({ intent: 'save', list: 'deals', ...given });

  it('takes a name, shared or not', () => {
    const parsed = save({ name: ' 我的 ', query: 'stage=lead&after=1', isShared: '1' });
    expect(parsed.data).toMatchObject({ name: '我的', query: 'stage=lead', isShared: true });
    expect(save({ name: '我的' }).data).toMatchObject({ query: '', isShared: false });
  });
  it('needs a name of at most 40 characters', () => {
    expect(save({ name: ' ' }).success).toBe(false);
    expect(save({ name: '长'.repeat(41) }).success).toBe(false);
  });
  it('knows no other lists', () => expect(save({ name: 'a', list: 'audit' }).success).toBe(false));
});

describe('what a role may enter', () => {
  it.each([
    ['officer', ['/visits/new', '/deals/new', '/companies/new', '/trips/new', '/receptions/new']],
    ['official', []],
    ['auditor', []],
    ['admin', ['/admin/users/new', '/admin/teams/new']],
  ] as const)('%s', (role, pages) => expect(createsOf(userOf(role))).toEqual(pages));
});
