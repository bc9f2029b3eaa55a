import { describe, expect, it } from 'vitest';
import { climbsAfter, groupOf, hasClimbed, type Member } from '#app/domain/tasks/task.rules.ts';

const TODAY = '2023-11-12';

describe('a task stands in its list', () => {
  it.each([
    ['2023-11-11', 'overdue'],
    ['2023-11-12', 'today'],
    ['2023-11-13', 'week'],
    ['2023-11-19', 'week'],
    ['2023-11-20', 'later'],
  ])('due %s: %s', (due, group) => {
    expect(groupOf(due, TODAY)).toBe(group);
  });
});

/** park → county → city, each with a lead, and an officer in the park and in the county. */
const parents = new Map<string, string | null>([
  ['park', 'county'],
  ['county', 'city'],
  ['city', null],
]);
const lead = (teamId: string, id = `${teamId} lead`): Member => ({ id, teamId, isLead: true });
const officer = (teamId: string): Member => ({ id: `${teamId} officer`, teamId, isLead: false });
const EVERYONE = [lead('park'), lead('county'), lead('city'), officer('park'), officer('county')];
const daysTo = (owner: Member, to: Member, members = EVERYONE) =>
  climbsAfter(owner, to, { members, parents });

describe('an overdue task climbs', () => {
  it('to the lead of the owner’s team after three days, to the one above after seven, and no further', () => {
    expect(daysTo(officer('park'), lead('park'))).toBe(3);
    expect(daysTo(officer('park'), lead('county'))).toBe(7);
    expect(daysTo(officer('park'), lead('city'))).toBeNull();
  });

  it('past a team that has no lead', () => {
    const members = EVERYONE.filter(({ id }) => id !== 'park lead');
    expect(daysTo(officer('park'), lead('county'), members)).toBe(3);
    expect(daysTo(officer('park'), lead('city'), members)).toBe(7);
  });

  it('from a lead who owns it to the lead above, not to the team itself', () => {
    expect(daysTo(lead('park'), lead('park'))).toBeNull();
    expect(daysTo(lead('park'), lead('county'))).toBe(3);
    expect(daysTo(lead('park'), lead('city'))).toBe(7);
  });

  it('not to a second lead beside the one who owns it', () => {
    const second = lead('park', 'second');
    expect(daysTo(lead('park'), second, [...EVERYONE, second])).toBeNull();
  });

  it('to every lead of the owner’s team', () => {
    const second = lead('park', 'second');
    expect(daysTo(officer('park'), second, [...EVERYONE, second])).toBe(3);
  });

  it('from a lead without a team above to nobody', () => {
    for (const to of [lead('park'), lead('county'), lead('city')]) {
      expect(daysTo(lead('city'), to)).toBeNull();
    }
  });

  it('never downwards or into another branch', () => {
    expect(daysTo(officer('county'), lead('park'))).toBeNull();
    expect(daysTo({ ...officer('park'), teamId: 'elsewhere' }, lead('county'))).toBeNull();
  });

  it('ends where teams stand above each other in a ring', () => {
    const ring = new Map([
      ['a', 'b'],
      ['b', 'a'],
    ]);
    expect(climbsAfter(officer('a'), lead('x'), { members: [officer('a')], parents: ring })).toBeNull();
  });

  it.each([
    ['2023-11-09', 3, false],
    ['2023-11-08', 3, true],
    ['2023-11-05', 7, false],
    ['2023-11-04', 7, true],
    ['2023-01-01', null, false],
  ])('due %s, climbing after %s days: %s', (due, days, climbed) => {
    expect(hasClimbed(due, days, TODAY)).toBe(climbed);
  });
});
