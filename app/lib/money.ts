import Decimal from 'decimal.js';

/** An exact amount of yuan as text, `1234.50`. Money never becomes a JavaScript number. */
export type Yuan = string;

export const YI = new Decimal('100000000');
export const WAN = new Decimal('10000');

/** More than the GDP of any prefecture; beyond it a figure is a slip of the unit. */
export const MAX_YUAN = new Decimal('1000000000000');

const AMOUNT = /^(-?\d[\d,]*(?:\.\d+)?)\s*(亿元|億元|亿|億|万元|萬元|万|萬|元)?$/;

/**
 * Reads what people type: `3.5` (in `unit`), `3.5亿`, `5000万元`, full-width digits, thousands separators.
 * @param unit what a bare number is counted in
 * @returns yuan with two decimals, or undefined when it is not an amount
 */
export function parseAmount(text: string, unit: 'yi' | 'wan' | 'yuan' = 'yi'): Yuan | undefined {
  const match = AMOUNT.exec(text.normalize('NFKC').trim());
  if (!match?.[1]) return undefined;
  const suffix = match[2]?.[0];
  const scale = suffix ? ({ 亿: YI, 億: YI, 万: WAN, 萬: WAN }[suffix] ?? new Decimal(1)) : scaleOf(unit);
  return new Decimal(match[1].replaceAll(',', '')).mul(scale).toFixed(2, Decimal.ROUND_HALF_UP);
}

function scaleOf(unit: 'yi' | 'wan' | 'yuan'): Decimal {
  return unit === 'yi' ? YI : unit === 'wan' ? WAN : new Decimal(1);
}

/** Yuan as 亿元 text without trailing zeros, for an input field; exact. */
export function yuanToYiText(yuan: Yuan | null | undefined): string {
  return yuan ? new Decimal(yuan).div(YI).toString() : '';
}

/** Sum of exact amounts; nothing sums to 0.00. */
export function sumYuan(amounts: Iterable<Yuan>): Yuan {
  let sum = new Decimal(0);
  for (const amount of amounts) sum = sum.plus(amount);
  return sum.toFixed(2);
}

/**
 * Yuan of an amount in another currency, half up to the cent.
 * @param rate yuan for one unit of the currency
 */
export function convertToYuan(original: string, rate: string): Yuan {
  return new Decimal(original).mul(rate).toFixed(2, Decimal.ROUND_HALF_UP);
}

/**
 * Sums read in 亿元 with two decimals, half up; English reads billions of yuan (¥124.09 bn for 1240.90 亿元).
 * The unit is not part of the text: it stands once above the table.
 */
export function formatYi(yuan: Yuan | null | undefined, locale = 'zh-CN'): string {
  if (yuan === null || yuan === undefined) return '—';
  const scale = locale.startsWith('en') ? YI.mul(10) : YI;
  return new Decimal(yuan).div(scale).toFixed(2, Decimal.ROUND_HALF_UP);
}

/** 万元 without decimals unless there are some, for single small figures such as yearly tax. */
export function formatWan(yuan: Yuan | null | undefined): string {
  if (yuan === null || yuan === undefined) return '—';
  return group(new Decimal(yuan).div(WAN).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toString());
}

function group(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction ? `${grouped}.${fraction}` : grouped;
}
