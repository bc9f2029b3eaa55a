import { describe, expect, it } from 'vitest';
import {
  overlapSchema,
  stopIntentSchema,
  stopMoveSchema,
  stopSchema,
  tripFilterSchema,
  tripSchema,
} from '#app/domain/trips/trip.schema.ts';
import { problemOf } from '#app/lib/schema.ts';

const ID = '018b6458-7280-740a-8fb1-03aa8383ff80';
const plan = {
  title: ' 赴北京招商考察 ',
  purpose: '',
  leaderName: '张三',
  leaderRank: 'head',
  memberIds: [ID, ID],
  cities: '北京、天津 上海，北京',
  startsOn: '2023-11-20',
  endsOn: '2023-11-22',
  budget: '8.6',
  teamId: ID,
};
const problems = (schema: typeof tripSchema | typeof stopSchema, values: object) =>
  schema.safeParse(values).error?.issues.map((issue) => {
    const { key, field } = problemOf(issue);
    return `${field} ${key}`;
  });

describe('the plan', () => {
  it('reads cities as people write them, the budget in 万元, each member once', () => {
    expect(tripSchema.parse(plan)).toMatchObject({
      title: '赴北京招商考察',
      cities: ['北京', '天津', '上海'],
      budget: '86000.00',
      memberIds: [ID],
    });
    expect(tripSchema.parse({ ...plan, budget: '' }).budget).toBeNull();
  });

  it('refuses an end before the start, a journey of months, and nobody going', () => {
    expect(problems(tripSchema, { ...plan, endsOn: '2023-11-19' })).toEqual(['endsOn trips:problem.order']);
    expect(problems(tripSchema, { ...plan, endsOn: '2024-11-22' })).toEqual(['endsOn trips:problem.tooLong']);
    expect(problems(tripSchema, { ...plan, memberIds: undefined })).toEqual([
      'memberIds trips:problem.members',
    ]);
  });
});

describe('a stop', () => {
  const stop = { day: '2023-11-20', time: '', companyId: '', place: '', note: '' };

  it('is a company, a place or something to do', () => {
    expect(problems(stopSchema, stop)).toEqual(['companyId trips:problem.emptyStop']);
    for (const more of [{ companyId: ID }, { place: '北京' }, { note: '返程' }])
      expect(stopSchema.safeParse({ ...stop, ...more }).success).toBe(true);
  });

  it('has a time of the day or none', () => {
    expect(stopSchema.parse({ ...stop, note: '返程' }).time).toBeNull();
    expect(stopSchema.parse({ ...stop, note: '返程', time: '09:30' }).time).toBe('09:30');
    expect(problems(stopSchema, { ...stop, note: '返程', time: '25:00' })).toEqual(['time errors:time']);
  });

  it('is struck out only with a reason', () => {
    expect(stopIntentSchema.safeParse({ intent: 'strike', reason: ' ' }).success).toBe(false);
    expect(stopIntentSchema.safeParse({ intent: 'delete' }).success).toBe(false);
  });

  it('moves to a place of a day', () => {
    const move = { day: '2023-11-20', toIndex: '2' };
    expect(stopMoveSchema.parse(move)).toEqual({ day: '2023-11-20', toIndex: 2 });
    expect(stopMoveSchema.safeParse({ ...move, toIndex: '-1' }).success).toBe(false);
  });
});

describe('addresses', () => {
  it('ignore a search that is too long and refuse a year that is none', () => {
    expect(tripFilterSchema.parse({ year: '2023', mine: '1' })).toMatchObject({
      year: 2023,
      mine: '1',
      q: '',
    });
    expect(tripFilterSchema.safeParse({ year: 'abc' }).success).toBe(false);
  });

  it('take members that are ids, and no others', () => {
    const asked = overlapSchema.parse({ members: `${ID},nobody`, from: '2023-11-20', to: '2023-11-21' });
    expect(asked.members).toEqual([ID]);
  });
});
