import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertToYuan, formatWan, formatYi, parseAmount, sumYuan, yuanToYiText } from '#app/lib/money.ts';

describe('amounts as people type them', () => {
  it.each([
    ['3.5', '350000000.00'],
    ['3.5亿', '350000000.00'],
    ['3.5 亿元', '350000000.00'],
    ['5000万元', '50000000.00'],
    ['５０００万', '50000000.00'],
    ['1,234.56万', '12345600.00'],
    ['100元', '100.00'],
    ['0.00000001', '1.00'],
    ['-2', '-200000000.00'],
  ])('%s is %s yuan', (text, yuan) => {
    expect(parseAmount(text)).toBe(yuan);
  });

  it.each(['', '约3.5亿', '3.5.1', '1e9', 'NaN', '三亿', '3亿美元', '∞'])('%s is none', (text) => {
    expect(parseAmount(text)).toBeUndefined();
  });

  it('counts a bare number in the unit of its field', () => {
    expect(parseAmount('12', 'wan')).toBe('120000.00');
    expect(parseAmount('12', 'yuan')).toBe('12.00');
  });
});

const cents = fc.bigInt({ min: 0n, max: 10n ** 14n });
const text = (amount: bigint) => `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`;

describe('exactness', () => {
  it('a sum is the sum of the cents, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(cents), (amounts) => {
        const total = amounts.reduce((sum, amount) => sum + amount, 0n);
        expect(sumYuan(amounts.map(text))).toBe(text(total));
        expect(sumYuan(amounts.map(text).reverse())).toBe(text(total));
      }),
    );
  });

  it('an amount written into a field and read back is the same amount', () => {
    fc.assert(
      fc.property(cents, (amount) => {
        expect(parseAmount(yuanToYiText(text(amount)))).toBe(text(amount));
      }),
    );
  });

  it('converts half up to the cent', () => {
    expect(convertToYuan('10000050.00', '7.1234')).toBe('71234356.17');
    expect(convertToYuan('0.50', '0.01')).toBe('0.01');
  });
});

describe('amounts as people read them', () => {
  it.each([
    ['124090000000.00', '1240.90'],
    ['500000.00', '0.01'],
    ['499999.99', '0.00'],
    [null, '—'],
  ])('%s yuan reads %s', (yuan, shown) => {
    expect(formatYi(yuan)).toBe(shown);
  });

  it('English reads billions of yuan', () => {
    expect(formatYi('124090000000.00', 'en')).toBe('124.09');
  });

  it('万元 are grouped', () => {
    expect(formatWan('20160000000.00')).toBe('2,016,000');
    expect(formatWan('12345678.90')).toBe('1,234.57');
  });
});
