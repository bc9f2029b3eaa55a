import { foldChinese } from '#app/lib/chinese-text.server.ts';
import { provinceOf } from '#app/lib/place-names.ts';
import type { EventNamed, LedgerNames, Named, RowContext } from '../reading.ts';
import { failed, isNothing, type Understood, warned } from './understood.ts';

/** Folded, without brackets, punctuation and blanks. */
export const foldName = (text: string): string => foldChinese(text).replace(/[^\p{L}\p{N}]+/gu, '');

const folds = new WeakMap<Named[], { code: string; names: string[] }[]>();

/** A code table with its names folded, worked out once. */
function folded(list: Named[]): { code: string; names: string[] }[] {
  const known = folds.get(list);
  if (known) return known;
  const made = list.map(({ code, names }) => ({
    code,
    names: names.map(foldName).filter((name) => name !== ''),
  }));
  folds.set(list, made);
  return made;
}

const readings = new WeakMap<LedgerNames, Map<string, unknown>>();
const REMEMBERED = 10_000;

/** What a cell of few values was read as before, under the same names. */
function remembered<T>(names: LedgerNames, key: string, read: () => T): T {
  let known = readings.get(names);
  if (!known || known.size > REMEMBERED) {
    known = new Map();
    readings.set(names, known);
  }
  if (known.has(key)) return known.get(key) as T;
  const made = read();
  known.set(key, made);
  return made;
}

/** Codes whose name stands in the text. */
const namedIn = (list: Named[], text: string) =>
  folded(list).filter(({ names }) => names.some((name) => text.includes(name)));

const COUNTY_SUFFIX = /(?<=..)[县市区]$/;

/** The counties a text names, by their stems: 昭阳, 昭阳区, 昭通市昭阳区, 水富县. */
export function countiesIn(text: string, names: LedgerNames): string[] {
  return remembered(names, `county ${text}`, () => {
    const said = foldName(text);
    return folded(names.counties)
      .filter(({ names: known }) => known.some((name) => said.includes(name.replace(COUNTY_SUFFIX, ''))))
      .map(({ code }) => code);
  });
}

/** The county of a cell; one that names none is in the county of the sheet. */
export function readCounty(text: string, context: RowContext, names: LedgerNames): Understood<string> {
  const [first, ...more] = isNothing(text) ? [] : countiesIn(text, names);
  if (more.length > 0) return failed('countySeveral');
  if (first) return { value: first };
  if (context.countyCode === undefined) return isNothing(text) ? {} : failed('county');
  return { value: context.countyCode };
}

/** Where an investor comes from: a country, a province, or the province of a city. */
export const readOrigin = (text: string, names: LedgerNames): Understood<string> =>
  remembered(names, `origin ${text}`, () => originOf(text, names));

function originOf(text: string, { origins }: LedgerNames): Understood<string> {
  const said = foldName(text);
  const [named] = namedIn(origins, said)
    .map(({ code, names }) => ({
      code,
      at: Math.min(...names.map((name) => said.indexOf(name)).filter((at) => at >= 0)),
    }))
    .sort((one, other) => one.at - other.at);
  if (named) return { value: named.code };
  const province = provinceOf(said);
  const code = province && namedIn(origins, province)[0]?.code;
  return code ? { value: code } : warned<never>(undefined, 'origin');
}

/** The local chain a cell names. */
export const readChain = (text: string, names: LedgerNames): Understood<string> =>
  remembered(names, `chain ${text}`, () => chainOf(text, names));

function chainOf(text: string, { chains }: LedgerNames): Understood<string> {
  const said = foldName(text);
  const list = folded(chains);
  const found =
    list.find(({ names }) => names.includes(said)) ??
    list.find(({ names }) =>
      names.some((name) => said.includes(name) || (said.length >= 4 && name.includes(said))),
    );
  return found ? { value: found.code } : warned<never>(undefined, 'chain');
}

const ORDINAL = /第\s*([\d一二三四五六七八九十百]+)\s*届/;

/** The event a cell names, by any name of its series or a part of its full name: 南亚博览会, 苹果产业品牌大会. */
export const readEvent = (text: string, names: LedgerNames): Understood<EventNamed> =>
  remembered(names, `event ${text}`, () => eventOf(text, names));

function eventOf(text: string, { series }: LedgerNames): Understood<EventNamed> {
  const year = /20\d\d/.exec(text.normalize('NFKC'))?.[0];
  const ordinal = ORDINAL.exec(text.normalize('NFKC'))?.[1];
  const said = foldName(
    text
      .normalize('NFKC')
      .replace(ORDINAL, '')
      .replace(/20\d\d年?/, ''),
  );
  const within = namedIn(series, said);
  const part = folded(series).filter(
    ({ names }) => said.length >= 4 && names.some((name) => name.includes(said)),
  );
  const code = within[0]?.code ?? (part.length === 1 ? part[0]?.code : undefined) ?? null;
  const event = {
    name: text.replace(/\s+/g, ' '),
    series: code,
    year: year ? Number(year) : null,
    ordinal: ordinal ? ordinalNumber(ordinal) : null,
  };
  return code ? { value: event } : warned(event, 'event');
}

function ordinalNumber(word: string): number {
  if (/^\d+$/.test(word)) return Number(word);
  const digit = (text: string) => '〇一二三四五六七八九'.indexOf(text);
  const [, hundreds, rest = word] = /^(.?)百零?(.*)$/.exec(word) ?? [];
  const [tens, ones] = rest.includes('十') ? rest.split('十') : [undefined, rest];
  const tensNumber = tens === undefined ? 0 : tens === '' ? 10 : digit(tens) * 10;
  return (hundreds === undefined ? 0 : digit(hundreds || '一') * 100) + tensNumber + (ones ? digit(ones) : 0);
}
