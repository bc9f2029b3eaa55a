import Big from 'big.js';
import { MAX_YUAN, parseAmount, sumYuan, type Yuan, yuanToYiText } from '#app/lib/money.ts';
import { isMoney, MEASURE_CODES, type Measure } from './measure.ts';

/** What a year is to bring: yuan for money, pieces for counts, both as decimal text with two places. */
export interface Target {
  measure: Measure;
  /** Neither: the city's own. */
  teamId: string | null;
  countyCode: string | null;
  amount: Yuan;
  /** Twelve amounts that add up to the year's; none where the schedule is month / 12. */
  months: Yuan[];
}

/** Where the city's own target stands in a grid; counties stand under their code, teams under their id. */
export const CITY = 'city';

/** Whom a target is set for, as one word. */
export const placeOf = ({ teamId, countyCode }: Pick<Target, 'teamId' | 'countyCode'>): string =>
  teamId ?? countyCode ?? CITY;

/** The columns a place stands for: counties have six digits, teams a UUID. */
export function columnsOf(place: string): Pick<Target, 'teamId' | 'countyCode'> {
  if (place === CITY) return { teamId: null, countyCode: null };
  return /^\d{6}$/.test(place) ? { teamId: null, countyCode: place } : { teamId: place, countyCode: null };
}

/** A row of the table, or of what a locked month kept. */
interface TargetRow {
  measure: string;
  teamId?: string | null;
  countyCode?: string | null;
  amount: { toString(): string };
  months?: readonly { toString(): string }[] | null;
}

/** Targets from rows, live ones and a locked month's alike; those of measures no longer known are left out. */
export function targetsOf(rows: readonly TargetRow[]): Target[] {
  return rows.flatMap(({ measure, teamId = null, countyCode = null, amount, months }) => {
    const known = MEASURE_CODES.find((code) => code === measure);
    if (!known) return [];
    return [{ measure: known, teamId, countyCode, amount: exact(amount), months: (months ?? []).map(exact) }];
  });
}

const exact = (amount: { toString(): string }): Yuan => new Big(amount.toString()).toFixed(2);

/** The target of a place, if it has one. */
export function targetFor(targets: readonly Target[], measure: Measure, place: string): Target | undefined {
  return targets.find((target) => target.measure === measure && placeOf(target) === place);
}

/** Measures somebody has a target for, in their usual order. */
export const measuresIn = (targets: readonly Pick<Target, 'measure'>[]): Measure[] =>
  MEASURE_CODES.filter((code) => targets.some(({ measure }) => measure === code));

/** Whether a monthly plan says the same as the year: no plan at all, or twelve amounts that add up to it. */
export function isPlanOf(months: readonly Yuan[], amount: Yuan): boolean {
  return months.length === 0 || (months.length === 12 && new Big(sumYuan(months)).eq(amount));
}

/**
 * A monthly plan in the proportions of another, for another year's amount: to the cent for money, in whole pieces for
 * counts, and adding up exactly. Without proportions there is no plan.
 */
export function replan(months: readonly Yuan[], measure: Measure, amount: Yuan): Yuan[] {
  const whole = new Big(sumYuan(months));
  if (whole.eq(0)) return [];
  const places = isMoney(measure) ? 2 : 0;
  let planned = new Big(0);
  let given = new Big(0);
  return months.map((month) => {
    planned = planned.plus(month);
    const upTo = planned.times(amount).div(whole).round(places, Big.roundHalfUp);
    const part = upTo.minus(given);
    given = upTo;
    return part.toFixed(2);
  });
}

/** Twelve equal parts of a year's amount, as equal as cents or pieces allow. */
export const evenly = (measure: Measure, amount: Yuan): Yuan[] =>
  replan(
    Array.from({ length: 12 }, () => '1.00'),
    measure,
    amount,
  );

const MAX_COUNT = 1_000_000;
const COUNT = /^(\d[\d,]*)(?:\.0+)?\s*[个個家批次项項场場]?$/;

/**
 * Reads what people type into a cell: money in 亿元 unless it names a unit (`3.5`, `3.5亿`, `5000万`), counts as whole
 * numbers. An empty cell is no target.
 * @returns decimal text with two places, or null; otherwise the translation key of what is wrong
 */
export function readAmount(measure: Measure, text: string): { amount: Yuan | null } | { problem: string } {
  const plain = text.normalize('NFKC').trim();
  if (plain === '' || /^[-—–/]+$/.test(plain)) return { amount: null };
  if (!isMoney(measure)) {
    const digits = COUNT.exec(plain)?.[1]?.replaceAll(',', '');
    if (digits === undefined || Number(digits) > MAX_COUNT)
      return { problem: `errors:count?max=${MAX_COUNT}` };
    return { amount: new Big(digits).toFixed(2) };
  }
  const amount = parseAmount(plain, 'yi');
  if (amount === undefined) return { problem: 'errors:amount' };
  if (amount.startsWith('-')) return { problem: 'errors:negative' };
  return MAX_YUAN.lt(amount) ? { problem: 'errors:absurdAmount' } : { amount };
}

/** An amount as its cell shows it: money in 亿元, exact, counts as they are. */
export function amountText(measure: Measure, amount: Yuan | null | undefined): string {
  if (amount === null || amount === undefined) return '';
  return isMoney(measure) ? yuanToYiText(amount) : new Big(amount).toFixed();
}

/** A cell of the grid, `signed_amount~530602`. */
export const cellOf = (measure: Measure, place: string): string => `${measure}~${place}`;

/** What a cell stands for; nothing when it is none. */
export function readCell(cell: string): { measure: Measure; place: string } | undefined {
  const [code, place = '', ...rest] = cell.split('~');
  const measure = MEASURE_CODES.find((known) => known === code);
  if (!measure || rest.length > 0 || !/^(city|\d{6}|[0-9a-f-]{36})$/.test(place)) return undefined;
  return { measure, place };
}

/** Under which a target's history is kept, whether the target stands or not. */
export const historyId = (year: number, measure: Measure, place: string): string =>
  `${year}~${cellOf(measure, place)}`;
