import { describe, expect, it } from 'vitest';
import { arrivedOf, isEnded } from '#app/domain/arrivals/arrival.rules.ts';
import { arrivalSchema } from '#app/domain/arrivals/arrival.schema.ts';

const keysOf = (given: Record<string, string>) =>
  (arrivalSchema.safeParse({ arrivedOn: '2023-11-01', ...given }).error?.issues ?? []).map(
    ({ message, path }) => `${path.join('.')} ${message}`,
  );

describe('the form of an arrival', () => {
  it('reads 亿元 and 万元 exactly', () => {
    expect(arrivalSchema.parse({ arrivedOn: '2023-11-01', amount: '0.3' }).amount).toBe('30000000.00');
    expect(arrivalSchema.parse({ arrivedOn: '2023-11-01', amount: '1234.56万元' }).amount).toBe(
      '12345600.00',
    );
  });

  it('converts foreign money at its rate, half up to the cent', () => {
    const foreign = { currency: 'USD', original: '600', rate: '7.20061', rateOn: '2023-10-31' };
    expect(arrivalSchema.parse({ arrivedOn: '2023-11-01', ...foreign })).toMatchObject({
      currency: 'USD',
      original: '6000000.00',
      rate: '7.20061',
      amount: '43203660.00',
    });
  });

  it('asks for an amount above zero, and for all of a foreign one', () => {
    expect(keysOf({})).toEqual(['amount errors:required']);
    expect(keysOf({ amount: '0' })).toEqual(['amount errors:zero']);
    expect(keysOf({ amount: '-1' })).toEqual(['amount errors:negative']);
    expect(keysOf({ currency: 'USD', original: '1' })).toEqual([
      'rate errors:required',
      'rateOn errors:required',
    ]);
  });
});

describe('what came against what was signed', () => {
  it('is a sum and a share; more than was signed is pointed out', () => {
    expect(arrivedOf(['100.10', '200.20'], '600.60')).toEqual({ sum: '300.30', share: '0.5', isOver: false });
    expect(arrivedOf(['600.60'], '600.60')).toEqual({ sum: '600.60', share: '1', isOver: false });
    expect(arrivedOf(['600.61'], '600.60')).toMatchObject({ isOver: true });
  });

  it('has no share of nothing', () => {
    expect(arrivedOf(['1.00'], null)).toEqual({ sum: '1.00', share: null, isOver: false });
    expect(arrivedOf(['1.00'], '0.00')).toEqual({ sum: '1.00', share: null, isOver: true });
  });
});

it('a deal has ended when it was terminated or rescinded', () => {
  expect(['active', 'paused', 'terminated', 'rescinded'].filter(isEnded)).toEqual([
    'terminated',
    'rescinded',
  ]);
});
