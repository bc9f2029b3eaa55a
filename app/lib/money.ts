import Big from 'big.js';

/** An exact amount of yuan as text, `1234.50`. Money never becomes a JavaScript number. */
export type Yuan = string;

export const YI = new Big('100000000');
export const WAN = new Big('10000');

/** More than the GDP of any prefecture; beyond it a figure is a slip of the unit. */
export const MAX_YUAN = new Big('1000000000000');

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
  const scale = suffix ? ({ 亿: YI, 億: YI, 万: WAN, 萬: WAN }[suffix] ?? new Big(1)) : scaleOf(unit);
  return new Big(match[1].replaceAll(',', '')).times(scale).toFixed(2, Big.roundHalfUp);
}

function scaleOf(unit: 'yi' | 'wan' | 'yuan'): Big {
  return unit === 'yi' ? YI : unit === 'wan' ? WAN : new Big(1);
}

/** Yuan as 亿元 text without trailing zeros, for an input field; exact. */
export function yuanToYiText(yuan: Yuan | null | undefined): string {
  return yuan ? new Big(yuan).div(YI).toFixed() : '';
}

/** Sum of exact amounts; nothing sums to 0.00. */
export function sumYuan(amounts: Iterable<Yuan>): Yuan {
  let sum = new Big(0);
  for (const amount of amounts) sum = sum.plus(amount);
  return sum.toFixed(2);
}

/**
 * Yuan of an amount in another currency, half up to the cent.
 * @param rate yuan for one unit of the currency
 */
export function convertToYuan(original: string, rate: string): Yuan {
  return new Big(original).times(rate).toFixed(2, Big.roundHalfUp);
}

/**
 * Sums read in 亿元 with two decimals, half up; English reads billions of yuan (¥124.09 bn for 1240.90 亿元).
 * The unit is not part of the text: it stands once above the table.
 */
export function formatYi(yuan: Yuan | null | undefined, locale = 'zh-CN'): string {
  if (yuan === null || yuan === undefined) return '—';
  const scale = locale.startsWith('en') ? YI.times(10) : YI;
  return new Big(yuan).div(scale).toFixed(2, Big.roundHalfUp);
}

/** 万元 without decimals unless there are some, for single small figures such as yearly tax. */
export function formatWan(yuan: Yuan | null | undefined): string {
  if (yuan === null || yuan === undefined) return '—';
  return group(new Big(yuan).div(WAN).round(2, Big.roundHalfUp).toFixed());
}

function group(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction ? `${grouped}.${fraction}` : grouped;
}
