import { addDays, isLocalDate, type LocalDate } from '#app/lib/dates.ts';
import type { LooseDay } from '../reading.ts';
import { dense, failed, isNothing, plain, type Understood, warned } from './understood.ts';

/** The year of the sheet, which days without one belong to; and today. */
export interface DayContext {
  year?: number;
  today: LocalDate;
}

const DIGITS = '〇一二三四五六七八九';
const CHINESE_NUMBER = /[〇零○一二三四五六七八九十]+(?=[年月日号季])/g;
const WEEKDAY = /[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?/g;
const BEFORE = /^(?:预计|计划|拟于|拟|约|大约|截至|截止|于|自|从|[:])+/;
const AFTER = /(?:左右|前后|之前|前|上午|下午|晚上|晚|起)+$/;
const TIME = /[\sT]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?$/;

/** The first day of the first, second or last third of a month (旬). */
const THIRDS: Record<string, number> = { 上旬: 1, 初: 1, 中旬: 11, 中: 11, 下旬: 21, 底: 21, 末: 21 };
const QUARTERS: Record<string, number> = { '1': 1, '2': 2, '3': 3, '4': 4 };

/** Days that spreadsheets count from the end of 1899; as such are read numbers between 1982 and 2064. */
const SERIAL = /^([3-5]\d{4})(?:\.\d+)?$/;
const EPOCH = '1899-12-30';

/**
 * A day as people write it, as well as it is known: 2023.8.16, 2023年8月16日（周三）, 8月16日 in the year of the sheet,
 * 8月中旬, 2023年8月, 2023年三季度, 2023年, 二〇二三年八月, and the number a spreadsheet keeps.
 */
export function readDay(text: string, context: DayContext): Understood<LooseDay> {
  const said = plainDay(text);
  if (isNothing(said)) return {};
  const day = looseDay(said, context);
  if (day) return seen(day, said, context);
  return failed(readSpan(said, context) ? 'dayRange' : 'day');
}

/** The same for a cell that may name the first and the last day: 2023.3.5-3.8, 3月5日至8日. One day is both. */
export function readPeriod(text: string, context: DayContext): Understood<{ from: LooseDay; to: LooseDay }> {
  const said = plainDay(text);
  if (isNothing(said)) return {};
  const day = looseDay(said, context);
  const span = day ? { from: day, to: day } : readSpan(said, context);
  if (!span) return failed('day');
  const { problem } = seen(span.from, said, context);
  return { value: span, ...(problem && { problem }) };
}

function seen(day: LooseDay, said: string, { year, today }: DayContext): Understood<LooseDay> {
  if (year === undefined && !/\d{4}|^\d{2}[-./年]\d{1,2}[-./月]\d{1,2}/.test(said))
    return warned(day, 'dayYear', { year: day.on.slice(0, 4) });
  if (day.on > addDays(today, 366)) return warned(day, 'dayFuture');
  return { value: day };
}

const plainDay = (text: string): string =>
  dense(plain(text).replace(TIME, ''))
    .replace(CHINESE_NUMBER, arabic)
    .replace(WEEKDAY, '')
    .replace(BEFORE, '')
    .replace(/[([【][^)\]】]*[)\]】]$/, '')
    .replace(AFTER, '');

/** 二〇二三 is 2023, 十六 is 16, 二十 is 20. */
function arabic(word: string): string {
  const plainWord = word.replace(/[零○]/g, '〇');
  if (!plainWord.includes('十')) return [...plainWord].map((digit) => DIGITS.indexOf(digit)).join('');
  const [tens = '', ones = ''] = plainWord.split('十');
  return String((tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones)));
}

function looseDay(said: string, context: DayContext): LooseDay | undefined {
  const serial = SERIAL.exec(said);
  if (serial) return { on: addDays(EPOCH, Number(serial[1])), precision: 'day' };
  const full =
    /^(\d{4}|\d{2})([-./年])(\d{1,2})([-./月])(\d{1,2})[日号]?$/.exec(said) ??
    /^(20\d{2})()(\d{2})()(\d{2})$/.exec(said);
  if (full) {
    const [, year = '', first, month, second, day] = full;
    const uniform = first === second || (first === '年' && second === '月');
    return uniform
      ? dated(Number(year.length === 2 ? `20${year}` : year), Number(month), Number(day))
      : undefined;
  }
  const ofMonth =
    /^(?:(\d{4}|\d{2})[年.\-/])?(\d{1,2})月(?:(\d{1,2})[日号]?|份?(上旬|中旬|下旬|初|中|底|末)|份)?$/.exec(
      said,
    );
  if (ofMonth) {
    const [, year, month = '', day, third] = ofMonth;
    return inMonth(fullYear(year) ?? yearOf(Number(month), context), Number(month), day, third);
  }
  const quarter = /^(?:(\d{4}|\d{2})年)?(?:第?([1-4])季度?|q([1-4]))$/i.exec(said);
  if (quarter) {
    const month = ((QUARTERS[quarter[2] ?? quarter[3] ?? ''] ?? 1) - 1) * 3 + 1;
    return firstOf(fullYear(quarter[1]) ?? yearOf(month, context), month, 'quarter');
  }
  const yearMonth = /^(\d{4})[-./年](\d{1,2})$/.exec(said);
  if (yearMonth) return firstOf(Number(yearMonth[1]), Number(yearMonth[2]), 'month');
  const monthDay = /^(\d{1,2})[-./](\d{1,2})$/.exec(said);
  if (monthDay) {
    const month = Number(monthDay[1]);
    return dated(yearOf(month, context), month, Number(monthDay[2]));
  }
  const year = /^(20\d{2})年?(?:度|内)?$/.exec(said);
  return year ? firstOf(Number(year[1]), 1, 'year') : undefined;
}

const fullYear = (text: string | undefined) =>
  text === undefined ? undefined : Number(text.length === 2 ? `20${text}` : text);

/** Without a year in the sheet, the last year in which the month was not yet to come. */
function yearOf(month: number, { year, today }: DayContext): number {
  const current = Number(today.slice(0, 4));
  return year ?? (month > Number(today.slice(5, 7)) ? current - 1 : current);
}

function inMonth(year: number, month: number, day?: string, third?: string): LooseDay | undefined {
  if (day) return dated(year, month, Number(day));
  const start = third === undefined ? undefined : THIRDS[third];
  if (start === undefined) return firstOf(year, month, 'month');
  const on = dated(year, month, start)?.on;
  return on ? { on, precision: 'third' } : undefined;
}

function firstOf(year: number, month: number, precision: LooseDay['precision']): LooseDay | undefined {
  const on = dated(year, month, 1)?.on;
  return on ? { on, precision } : undefined;
}

function dated(year: number, month: number, day: number): LooseDay | undefined {
  const on = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isLocalDate(on) ? { on, precision: 'day' } : undefined;
}

/** The two ends of a span; the second may leave out the year and the month it shares with the first. */
function readSpan(said: string, context: DayContext): { from: LooseDay; to: LooseDay } | undefined {
  for (const match of said.matchAll(/[-—–~～至到、,和]+/g)) {
    const first = said.slice(0, match.index);
    const second = said.slice(match.index + match[0].length);
    const from = looseDay(first, context);
    if (!from) continue;
    const [year = '', month = ''] = from.on.split('-');
    const to = /^\d{1,2}[日号]?$/.test(second)
      ? dated(Number(year), Number(month), Number.parseInt(second, 10))
      : looseDay(second, { year: Number(year), today: context.today });
    if (!to) continue;
    // 12.29-1.3 ends in the next year.
    const later = to.on < from.on ? { ...to, on: `${Number(year) + 1}${to.on.slice(4)}` } : to;
    if (isLocalDate(later.on)) return { from, to: later };
  }
  return undefined;
}
