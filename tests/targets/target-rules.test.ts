import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { MEASURE_CODES } from '#app/domain/targets/measure.ts';
import {
  amountText,
  cellOf,
  columnsOf,
  evenly,
  isPlanOf,
  placeOf,
  readAmount,
  readCell,
  replan,
  targetsOf,
} from '#app/domain/targets/target.rules.ts';
import { sumYuan } from '#app/lib/money.ts';

const TEAM = '0188f5f0-0000-7000-8000-000000000001';

describe('an amount typed into a cell', () => {
  test.each([
    ['3.5', '350000000.00'],
    ['3.5亿', '350000000.00'],
    ['3.5 亿元', '350000000.00'],
    ['5000万', '50000000.00'],
    ['１，２００', '120000000000.00'],
    ['0', '0.00'],
  ])('of money, %s, is %s yuan', (text, amount) => {
    expect(readAmount('signed_amount', text)).toEqual({ amount });
  });

  test.each([
    ['12', '12.00'],
    ['1,200', '1200.00'],
    ['12.0', '12.00'],
    ['３０个', '30.00'],
    ['8 家', '8.00'],
  ])('of records, %s, is %s', (text, amount) => {
    expect(readAmount('signed_count', text)).toEqual({ amount });
  });

  test.each(['', '  ', '-', '—', '——', '/'])('that is %j is no target', (text) => {
    expect(readAmount('signed_count', text)).toEqual({ amount: null });
    expect(readAmount('signed_amount', text)).toEqual({ amount: null });
  });

  test.each([
    ['signed_count', '1.5', 'errors:count?max=1000000'],
    ['signed_count', '-3', 'errors:count?max=1000000'],
    ['signed_count', '1000001', 'errors:count?max=1000000'],
    ['signed_count', '若干', 'errors:count?max=1000000'],
    ['signed_amount', '若干', 'errors:amount'],
    ['signed_amount', '-3', 'errors:negative'],
    ['signed_amount', '99999999999999', 'errors:absurdAmount'],
  ] as const)('for %s that says %s is refused', (measure, text, problem) => {
    expect(readAmount(measure, text)).toEqual({ problem });
  });

  it('reads back as it is shown, to the cent', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), (cents) => {
        const amount = `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
        expect(readAmount('signed_amount', amountText('signed_amount', amount))).toEqual({ amount });
      }),
    );
  });
});

describe('a monthly plan', () => {
  it('is none, or twelve amounts that add up to the year', () => {
    expect(isPlanOf([], '7.00')).toBe(true);
    expect(isPlanOf(evenly('signed_count', '7.00'), '7.00')).toBe(true);
    expect(isPlanOf(['7.00'], '7.00')).toBe(false);
    expect(isPlanOf(evenly('signed_count', '7.00'), '8.00')).toBe(false);
  });

  it('follows another year in proportion and adds up exactly, in whole pieces for counts', () => {
    const parts = fc.array(fc.nat({ max: 500 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(parts, fc.nat({ max: 100_000 }), fc.boolean(), (months, whole, isMoney) => {
        const measure = isMoney ? 'signed_amount' : 'signed_count';
        const amount = isMoney ? `${whole}.07` : `${whole}.00`;
        const plan = replan(
          months.map((month) => `${month}.00`),
          measure,
          amount,
        );
        if (months.every((month) => month === 0)) return expect(plan).toEqual([]);
        expect(plan).toHaveLength(12);
        expect(sumYuan(plan)).toBe(amount);
        for (const month of plan) expect(Number(month)).toBeGreaterThanOrEqual(0);
        if (!isMoney) for (const month of plan) expect(month).toMatch(/\.00$/);
      }),
    );
  });

  it('spreads ten pieces over twelve months without giving any month two', () => {
    const plan = evenly('visit_out_count', '10.00').map(Number);
    expect(Math.max(...plan)).toBe(1);
    expect(plan.filter((month) => month === 0)).toHaveLength(2);
  });
});

describe('a cell', () => {
  it.each(['city', '530602', TEAM])('names measure and place, %s', (place) => {
    for (const measure of MEASURE_CODES) expect(readCell(cellOf(measure, place))).toEqual({ measure, place });
    expect(placeOf(columnsOf(place))).toBe(place);
  });

  it.each(['', 'signed_amount', 'jobs~city', 'signed_amount~', 'signed_amount~5306', 'signed_amount~city~1'])(
    'is not %j',
    (text) => {
      expect(readCell(text)).toBeUndefined();
    },
  );
});

test('a target of a measure no longer known is left out', () => {
  const rows = [
    { measure: 'jobs', amount: '1' },
    { measure: 'trip_count', countyCode: '530602', amount: '3' },
  ];
  expect(targetsOf(rows)).toEqual([
    { measure: 'trip_count', teamId: null, countyCode: '530602', amount: '3.00', months: [] },
  ]);
});
