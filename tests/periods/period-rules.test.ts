import { describe, expect, it } from 'vitest';
import type { CurrentUser } from '#app/auth/user.ts';
import { ROLES } from '#app/auth/user.ts';
import { compareMonths, dueMonth, endOf, monthText, readMonth } from '#app/domain/periods/month.ts';
import { canPeriod, type PeriodAction } from '#app/domain/periods/period.policy.ts';
import {
  lockedSpanOf,
  missingReviews,
  problemsBeforeLocking,
  SUBMISSION_EVENTS,
  SUBMISSION_STATES,
  spanOf,
  transition,
} from '#app/domain/periods/period.rules.ts';

const OCTOBER = { year: 2023, month: 10 };
const given = { month: OCTOBER, locked: false, today: '2023-11-12' };

describe('months', () => {
  it.each([
    ['2023-10', OCTOBER],
    ['2023-1', undefined],
    ['2023-13', undefined],
    ['2023-00', undefined],
    ['1989-01', undefined],
    ['x2023-10', undefined],
  ])('%s is read', (text, month) => expect(readMonth(text)).toEqual(month));

  it('have a last day, an order and a text', () => {
    expect(endOf({ year: 2024, month: 2 })).toBe('2024-02-29');
    expect(monthText({ year: 2023, month: 3 })).toBe('2023-03');
    expect(compareMonths({ year: 2022, month: 12 }, { year: 2023, month: 1 })).toBe(-1);
  });

  it.each([
    ['2023-11-12', '2023-10'],
    ['2023-11-30', '2023-11'],
    ['2023-12-01', '2023-11'],
    ['2024-01-01', '2023-12'],
    ['2023-12-31', '2023-12'],
  ])('on %s %s is due', (today, due) => expect(monthText(dueMonth(today))).toBe(due));
});

describe("a county's month", () => {
  const NEXT: Record<string, string> = {
    'none submit': 'submitted',
    'submitted withdraw': 'none',
    'submitted return': 'returned',
    'submitted review': 'reviewed',
    'returned submit': 'submitted',
    'reviewed return': 'returned',
  };
  const cases = SUBMISSION_STATES.flatMap((state) =>
    SUBMISSION_EVENTS.map((event) => [state, event] as const),
  );

  it.each(cases)('%s, %s', (state, event) => {
    const verdict = transition(state, event, given);
    const next = NEXT[`${state} ${event}`];
    expect(verdict.ok ? verdict.state : verdict.problem.key).toBe(next ?? `periods:refusal.state.${state}`);
  });

  it.each(cases)('%s, %s: nothing once it is locked', (state, event) => {
    const verdict = transition(state, event, { ...given, locked: true });
    expect(verdict.ok || verdict.problem.key).toBe('periods:refusal.isLocked');
  });

  it('is handed in from its last day on', () => {
    const on = (today: string) => transition('none', 'submit', { ...given, today });
    expect(on('2023-10-30')).toMatchObject({ ok: false, problem: { key: 'periods:refusal.tooEarly' } });
    expect(on('2023-10-31')).toEqual({ ok: true, state: 'submitted' });
  });
});

describe('the lock', () => {
  const keys = (opened: { month: number; locked: boolean; year?: number }[], today = '2023-11-12') =>
    problemsBeforeLocking(
      OCTOBER,
      opened.map((other) => ({ year: 2023, ...other })),
      today,
    ).map(({ key, to }) => [key, to]);

  it('comes after the month, not on its last day', () => {
    expect(keys([], '2023-10-31')).toEqual([['periods:refusal.notEnded', undefined]]);
    expect(keys([], '2023-11-01')).toEqual([]);
  });

  it('comes once', () => {
    expect(keys([{ month: 10, locked: true }])).toEqual([['periods:refusal.isLocked', undefined]]);
    expect(keys([{ month: 10, locked: false }])).toEqual([]);
  });

  it('comes in order within its year, months nobody opened aside', () => {
    expect(
      keys([
        { month: 8, locked: true },
        { month: 9, locked: false },
        { month: 12, year: 2022, locked: false },
      ]),
    ).toEqual([['periods:refusal.earlierOpen', '/reports/months/2023-09']]);
    expect(keys([{ month: 11, locked: true }])).toEqual([
      ['periods:refusal.laterLocked', '/reports/months/2023-11'],
    ]);
    expect(keys([{ month: 11, locked: false }])).toEqual([]);
  });

  it('waits for every review', () => {
    const problems = missingReviews(
      OCTOBER,
      SUBMISSION_STATES.map((state) => ({ code: state, name: state, state })),
    );
    expect(problems.map(({ key }) => key)).toEqual([
      'periods:refusal.waits.none',
      'periods:refusal.waits.submitted',
      'periods:refusal.waits.returned',
    ]);
    expect(problems[0]?.to).toBe('/reports/months/2023-10?county=none');
  });

  it('covers its year up to its end', () => {
    const span = spanOf(OCTOBER);
    const covered = ['2022-12-31', '2023-01-01', '2023-10-31', '2023-11-01'].map(
      (day) => lockedSpanOf([span], day) !== undefined,
    );
    expect(covered).toEqual([false, true, true, false]);
  });
});

describe('who may', () => {
  const ACTIONS: PeriodAction[] = ['read', 'submit', 'review', 'lock'];
  const MAY: Partial<Record<CurrentUser['role'], PeriodAction[]>> = {
    county_office: ['read', 'submit'],
    city_office: ['read', 'review', 'lock'],
    official: ['read'],
  };

  it.each(ROLES.flatMap((role) => ACTIONS.map((action) => [role, action] as const)))(
    '%s: %s',
    (role, action) => {
      const user = { role, regionCode: '530602' } as CurrentUser;
      expect(canPeriod(user, action, '530602')).toBe(MAY[role]?.includes(action) ?? false);
    },
  );

  it('hand in no other county, and none without a county', () => {
    const user = { role: 'county_office', regionCode: '530602' } as CurrentUser;
    expect(canPeriod(user, 'submit', '530621')).toBe(false);
    expect(canPeriod({ ...user, regionCode: null }, 'submit')).toBe(false);
  });
});
