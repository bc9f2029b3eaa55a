import { kindOf } from '#app/domain/signings/paste.rules.ts';
import type { LocalDate } from '#app/lib/dates.ts';
import { checkUscc, normalizeUscc } from '#app/lib/uscc.ts';
import { COLUMNS, type ColumnKind, type LedgerColumn, type LedgerKind } from '../ledger.ts';
import type {
  CellProblem,
  CellValue,
  LedgerNames,
  Person,
  RowContext,
  RowReading,
  RowValues,
  ValueOf,
} from '../reading.ts';
import { readArea } from './area.ts';
import { readCompanies } from './companies.ts';
import { readDay, readPeriod } from './day.ts';
import { cleanName, readList } from './lists.ts';
import { readMoney } from './money.ts';
import { readChain, readCounty, readEvent, readOrigin } from './named.server.ts';
import { readPeople, readPhones } from './people.ts';
import { dense, failed, isNothing, plain, type Understood, warned } from './understood.ts';

/** What understanding a row needs beside its cells. */
export interface Known {
  names: LedgerNames;
  today: LocalDate;
}

type Reader<T> = (text: string, code: string, context: RowContext, known: Known) => Understood<T>;

const READERS: { [K in ColumnKind]: Reader<ValueOf[K]> } = {
  text: (text, code) => ({ value: NAMES.has(code) ? cleanName(text) : text.replace(/\r\n?/g, '\n') }),
  list: (text) => ({ value: readList(text) }),
  companies: (text) => {
    const companies = readCompanies(text);
    return companies.length > 0 ? { value: companies } : failed('company');
  },
  people: (text) => ({ value: readPeople(text) }),
  phone: (text) => {
    const phones = readPhones(text);
    return phones.length > 0 ? { value: phones } : warned<never>(undefined, 'phone');
  },
  money: (text, code, context) => readMoney(text, context.units[code]),
  area: (text, code, context) => readArea(text, context.units[code]),
  count: readCount,
  day: (text, _code, context, { today }) => readDay(text, { year: context.year, today }),
  period: (text, _code, context, { today }) => readPeriod(text, { year: context.year, today }),
  county: (text, _code, context, { names }) => readCounty(text, context, names),
  origin: (text, _code, _context, { names }) => readOrigin(text, names),
  chain: (text, _code, _context, { names }) => readChain(text, names),
  event: (text, _code, _context, { names }) => readEvent(text, names),
  agreement: (text) => {
    const kind = /增资/.test(text)
      ? 'capital_increase'
      : /补充/.test(text)
        ? 'supplement'
        : kindOf(plain(text));
    return kind ? { value: kind } : failed('agreement');
  },
  screening: readScreening,
  uscc: readUscc,
};

/** Names that stand in one line, unlike longer texts. */
const NAMES = new Set(['name', 'code', 'patron', 'unit', 'responsible', 'followUpBy']);

function readCount(text: string): Understood<number> {
  const digits = /^约?(\d{1,5})(?:余|多)?[个人名位天日次]?$/.exec(dense(text))?.[1];
  return digits === undefined ? failed('count') : { value: Number(digits) };
}

function readScreening(text: string): Understood<ValueOf['screening']> {
  if (/不可行|不通过|未通过|不同意|不予|否决|不支持|淘汰|放弃/.test(text)) return { value: 'negative' };
  if (/补充|完善|再研|待研|暂缓|复议/.test(text)) return { value: 'more' };
  if (/可行|通过|同意|支持|推进|符合/.test(text)) return { value: 'positive' };
  return warned<never>(undefined, 'screening');
}

/** A code that cannot be one is left out; one whose check digit is wrong is kept, for such have been issued. */
function readUscc(text: string): Understood<string> {
  const code = normalizeUscc(text);
  const result = checkUscc(code);
  if (result === 'format') return warned<never>(undefined, 'usccFormat');
  return result === 'checksum' ? warned(code, 'uscc') : { value: code };
}

/**
 * Understands the cells of a row, as they were read or as someone corrected them.
 * @param cells by code of the column, as in the file
 */
export function understandRow(
  ledger: LedgerKind,
  cells: Record<string, string>,
  context: RowContext,
  known: Known,
): Pick<RowReading, 'values' | 'problems'> {
  const values: RowValues = {};
  const problems: CellProblem[] = [];
  for (const { code, kind, required } of COLUMNS[ledger] as readonly LedgerColumn[]) {
    const text = cells[code]?.trim() ?? '';
    if (isNothing(text) && kind !== 'county') {
      if (required) problems.push({ code, level: 'error', key: 'ledgers:cell.required' });
      continue;
    }
    const fault = faultIn(text);
    if (fault) {
      problems.push({ code, level: 'error', key: `ledgers:cell.${fault}` });
      continue;
    }
    const read = (READERS[kind] as Reader<CellValue>)(text, code, context, known);
    if (read.value !== undefined) values[code] = read.value;
    if (read.problem) problems.push({ code, ...read.problem });
  }
  joinContact(values, cells);
  return { values, problems };
}

/** A formula whose result the file does not keep, or one that failed. Neither is computed here. */
const faultIn = (text: string) =>
  text[0] !== '=' && text[0] !== '#'
    ? undefined
    : text.startsWith('=')
      ? 'formula'
      : /^#(?:REF|N\/A|VALUE|DIV\/0|NAME|NUM|NULL)[!?]?$/.test(text)
        ? 'formulaError'
        : undefined;

/** Name and number may stand in either cell, or in one: the contact gets the numbers, one each where they are as many. */
function joinContact(values: RowValues, cells: Record<string, string>): void {
  const phones = values.phone as string[] | undefined;
  if (!phones) return;
  const named = (values.contact as Person[] | undefined) ?? readPeople(cells.phone ?? '');
  const [first, ...others] = named;
  if (!first) return;
  const bare = named.filter((person) => person.phone === '');
  if (bare.length === phones.length)
    for (const [index, person] of bare.entries()) person.phone = phones[index] ?? '';
  else if (others.length === 0 && first.phone === '') first.phone = phones.join('、');
  values.contact = named;
}
