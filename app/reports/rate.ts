import Big from 'big.js';

/*
 * The rates of reports. They are computed from exact decimals and stay exact until they are shown: a ratio is
 * decimal text with up to twenty places (big.js), `0.98785…`. Nothing is divided by nothing: a zero base gives null, shown as "—".
 */

/** An exact decimal as text: a sum of money in yuan or a number of records. */
type Decimal = string | number;

function divide(part: Decimal, whole: Decimal): string | null {
  const base = new Big(whole);
  return base.eq(0) ? null : new Big(part).div(base).toFixed();
}

/** 完成率, 开工率, 资金到位率 …: part / whole; null without a whole. */
export const rate = (part: Decimal, whole: Decimal): string | null => divide(part, whole);

/** 同比: (now − then) / then; null when there was nothing then. */
export const growth = (now: Decimal, then: Decimal): string | null =>
  divide(new Big(now).minus(then).toFixed(), then);

/**
 * 时序进度: the share of the year's target due by the end of a month.
 * @param months the target's own twelve amounts; none means evenly, month / 12
 */
export function schedule(month: number, months: readonly string[] = []): string | null {
  if (months.length === 0) return divide(month, 12);
  const sum = (amounts: readonly string[]) =>
    amounts.reduce((total, amount) => total.plus(amount), new Big(0));
  return divide(sum(months.slice(0, month)).toFixed(), sum(months).toFixed());
}

/** 超欠: completion less schedule, as a ratio; shown in percentage points. */
export function ahead(completion: string | null, due: string | null): string | null {
  return completion === null || due === null ? null : new Big(completion).minus(due).toFixed();
}

/**
 * A ratio in percent, half up: `98.8`; "—" where there is none.
 * @param signed whether a plus stands before what is above zero
 */
export function percentText(ratio: string | null, places = 2, signed = false): string {
  if (ratio === null) return '—';
  const percent = new Big(ratio).times(100).round(places, Big.roundHalfUp);
  return `${signed && percent.gt(0) ? '+' : ''}${percent.toFixed(places)}`;
}

/**
 * 排名: the largest first; equals share a rank and the next one counts them (1, 2, 2, 4). Whoever has no value has
 * no rank.
 */
export function ranks(values: readonly (string | null)[]): (number | null)[] {
  return values.map((value) =>
    value === null ? null : 1 + values.filter((other) => other !== null && new Big(other).gt(value)).length,
  );
}
