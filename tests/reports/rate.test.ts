import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ahead, growth, percentText, ranks, rate, schedule } from '#app/reports/rate.ts';

describe('rates', () => {
  it.each([
    ['fulfilment', rate(244, 247), 1, '98.8'],
    ['start', rate(907, 1093), 2, '82.98'],
    ['start of another place', rate(32, 34), 1, '94.1'],
    ['production', rate(401, 1093), 2, '36.69'],
    ['money in place', rate('279449000000.00', '612909000000.00'), 2, '45.59'],
    ['completion', rate('21922000000', '58900000000'), 2, '37.22'],
  ])('reproduces the published %s', (_name, ratio, places, text) => {
    expect(percentText(ratio, places)).toBe(text);
  });

  it('tells how far October is ahead at 125.64 %', () => {
    expect(percentText(ahead('1.2564', schedule(10)), 2, true)).toBe('+42.31');
    expect(percentText(ahead('0.8', schedule(10)), 2, true)).toBe('-3.33');
    expect(percentText(ahead('1', schedule(12)), 2, true)).toBe('0.00');
  });

  it('has no rate without a base', () => {
    expect([rate(3, 0), growth(3, '0.00'), ahead(null, schedule(3)), percentText(null)]).toEqual([
      null,
      null,
      null,
      '—',
    ]);
  });

  it('compares with the year before', () => {
    expect(percentText(growth('150.00', '120.00'))).toBe('25.00');
    expect(percentText(growth(0, 8))).toBe('-100.00');
  });

  it('rounds half up, away from zero, once and at the end', () => {
    expect([percentText('0.12345'), percentText('-0.12345'), percentText('0.004', 0)]).toEqual([
      '12.35',
      '-12.35',
      '0',
    ]);
    expect(percentText(rate(1, 3))).toBe('33.33');
  });

  it('follows the months a target was given', () => {
    const months = ['1', '1', '1', '1', '1', '1', '1', '1', '1', '1', '5', '5'];
    expect(percentText(schedule(10, months))).toBe('50.00');
    expect(schedule(6)).toBe('0.5');
    expect(schedule(10, Array(12).fill('0'))).toBeNull();
  });
});

describe('ranks', () => {
  it('shares a place among equals and counts them all', () => {
    expect(ranks(['5.00', '7', '5', null, '3'])).toEqual([2, 1, 2, null, 4]);
  });

  it('puts nobody above a larger value, whatever the values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 })), (numbers) => {
        const places = ranks(numbers.map(String));
        numbers.forEach((number, index) => {
          expect(places[index]).toBe(1 + numbers.filter((other) => other > number).length);
        });
      }),
    );
  });
});
