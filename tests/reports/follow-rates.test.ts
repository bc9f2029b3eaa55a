import { describe, expect, it } from 'vitest';
import type { StageRate } from '#app/domain/definitions/definition.ts';
import { FollowFigures } from '#app/reports/follow-through/cells.ts';
import { followBefore, readFollowFilters } from '#app/reports/follow-through/conditions.ts';
import { arrivedRate, rateChange, stageRate, type Year } from '#app/reports/follow-through/rates.ts';
import { percentText } from '#app/reports/rate.ts';

const ALL = { by: 'all', key: '' } as const;
const FILTERS = readFollowFilters(new URLSearchParams(), '2023-11-12');

function yearOf(
  signed: number,
  reached: number,
  money: [arrived: string, signed: string] = ['0.00', '0.00'],
): Year {
  const cell = { ...ALL, stage: 'signed' } as const;
  return {
    filters: FILTERS,
    figures: new FollowFigures([
      { ...cell, set: 'signed', deals: signed, amount: money[1] },
      { ...cell, set: 'reached', stage: 'started', deals: reached, amount: '0.00' },
      { ...cell, set: 'arrived', deals: 1, amount: money[0] },
    ]),
  };
}
const started: StageRate = {
  code: 'start',
  name: '开工率',
  note: '',
  stage: 'started',
  days: null,
  active: true,
};

describe('the rates of the follow-through', () => {
  it.each([
    [247, 244, 1, '98.8'],
    [1093, 907, 2, '82.98'],
    [1093, 401, 2, '36.69'],
    [34, 32, 1, '94.1'],
    [0, 0, 2, '—'],
  ])('of %i signed and %i come so far', (signed, reached, places, text) => {
    expect(percentText(stageRate(yearOf(signed, reached), ALL, started), places)).toBe(text);
  });

  it('compare money arrived with what was signed', () => {
    const year = yearOf(1, 0, ['279449000000.00', '612909000000.00']);
    expect(percentText(arrivedRate(year, ALL))).toBe('45.59');
    expect(arrivedRate(yearOf(0, 0), ALL)).toBeNull();
  });

  it('change in percentage points, and not at all where there was nothing', () => {
    expect(rateChange('0.5', '0.3')).toEqual([{ value: '0.3' }, { value: '0.2' }]);
    expect(rateChange('0.5', null)).toEqual([{ value: null }, { value: null }]);
  });
});

describe('the conditions', () => {
  it('take the year so far, as of today, and the same days a year before', () => {
    expect(FILTERS).toMatchObject({ from: '2023-01-01', to: '2023-11-12', asOf: '2023-11-12' });
    expect(followBefore(FILTERS)).toMatchObject({ from: '2022-01-01', to: '2022-11-12', asOf: '2022-11-12' });
  });

  it('tell the signings of a past year as of today, and no day after it', () => {
    const past = readFollowFilters(new URLSearchParams('year=2022&on=2024-01-01'), '2023-11-12');
    expect(past).toMatchObject({ from: '2022-01-01', to: '2022-12-31', asOf: '2023-11-12' });
  });

  it('refuse a day before the signings', () => {
    expect(() => readFollowFilters(new URLSearchParams('on=2022-12-31'), '2023-11-12')).toThrow();
  });
});
