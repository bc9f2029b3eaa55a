import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '#app/auth/user.ts';
import { canPlanReceptions, canReception } from '#app/domain/receptions/reception.policy.ts';
import { inOrder } from '#app/domain/receptions/reception.rules.ts';
import { receptionSchema } from '#app/domain/receptions/reception.schema.ts';
import { userOf } from '#tests/support/user.ts';

const ID = '018b4c9e-7a10-7000-8000-0000000000aa';

describe('the programme', () => {
  const row = (day: string, time: string | null, content: string) => ({ day, time, content });
  const names = (rows: ReturnType<typeof row>[]) => inOrder(rows).map(({ content }) => content);

  it('goes by day and time', () => {
    expect(
      names([
        row('2023-11-17', '09:00', '四'),
        row('2023-11-16', '14:30', '二'),
        row('2023-11-16', '09:30', '一'),
        row('2023-11-16', '19:00', '三'),
      ]),
    ).toEqual(['一', '二', '三', '四']);
  });

  it('leaves what has no time behind what was entered before it', () => {
    expect(
      names([
        row('2023-11-16', '14:30', '座谈'),
        row('2023-11-16', null, '返程'),
        row('2023-11-16', null, '送行'),
        row('2023-11-16', '09:30', '考察'),
      ]),
    ).toEqual(['考察', '座谈', '返程', '送行']);
    expect(names([row('2023-11-16', '14:30', '座谈'), row('2023-11-17', null, '早餐')])).toEqual([
      '座谈',
      '早餐',
    ]);
  });
});

describe('the form', () => {
  const form = {
    companyId: ID,
    coordinatorId: ID,
    startsOn: '2023-11-16',
    endsOn: '2023-11-17',
    headcount: '8',
    guests: '王总 董事长\r\n李总 总经理',
    items: [
      { day: '2023-11-16', time: '09:30', content: '考察园区', place: '', responsible: '' },
      { day: '2023-11-16', time: '', content: '', place: '', responsible: '' },
    ],
  };
  const problems = (given: object) =>
    receptionSchema
      .safeParse({ ...form, ...given })
      .error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];

  it('drops rows in which nothing but the day is filled in', () => {
    expect(receptionSchema.parse(form).items).toEqual([
      { day: '2023-11-16', time: '09:30', content: '考察园区', place: '', responsible: '' },
    ]);
    expect(receptionSchema.parse({ ...form, headcount: '' })).toMatchObject({ headcount: null, purpose: '' });
  });

  it('says what is missing or does not fit, beside its field', () => {
    expect(problems({ companyId: '', coordinatorId: '' })).toEqual([
      'companyId errors:required',
      'coordinatorId errors:required',
    ]);
    expect(problems({ endsOn: '2023-11-15', items: [] })).toEqual(['endsOn receptions:problem.order']);
    expect(problems({ endsOn: '2024-11-17', items: [] })).toEqual([
      'endsOn receptions:problem.tooLong?max=30',
    ]);
    const row = { day: '2023-11-16', time: '25:00', content: '', place: '大厅', responsible: '' };
    expect(problems({ items: [row] })).toEqual([
      'items.0.time errors:time',
      'items.0.content errors:required',
    ]);
    expect(problems({ items: [{ ...row, day: '2023-11-18', time: '', content: '座谈' }] })).toEqual([
      'items.0.day receptions:problem.outside',
    ]);
  });
});

describe.each(ROLES)('%s', (role) => {
  const user = userOf(role);
  const plans: Role[] = ['officer', 'lead', 'city_office'];
  const own = { teamId: 'own', coordinatorId: 'else' };
  const mine = { teamId: 'elsewhere', coordinatorId: 'me' };
  const foreign = { teamId: 'elsewhere', coordinatorId: 'else' };

  it('plans receptions or not', () => {
    expect(canPlanReceptions(user)).toBe(plans.includes(role));
  });
  it('changes plans of the team, those coordinated, or none', () => {
    expect(canReception(user, own)).toBe(plans.includes(role));
    expect(canReception(user, mine)).toBe([...plans, 'county_office'].includes(role));
    expect(canReception(user, foreign)).toBe(role === 'city_office');
  });
});
