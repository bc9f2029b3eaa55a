import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { amount } from '#app/lib/amount-schema.ts';
import {
  blankable,
  code,
  count,
  day,
  decimal,
  id,
  longText,
  oneOf,
  optionalText,
  problemOf,
  requiredText,
  version,
} from '#app/lib/schema.ts';

/** What a form with this one field makes of what was posted: the value, or the keys of what is wrong. */
function read(field: z.core.$ZodType, posted: Record<string, unknown>): unknown {
  const parsed = z.safeParse(z.object({ field }), posted);
  if (parsed.success) return parsed.data;
  return parsed.error.issues.map((issue) => problemOf(issue)).map(({ field, key }) => `${field} ${key}`);
}

type Row = [typed: unknown, becomes: unknown];

const reads = (field: z.core.$ZodType, rows: Row[]) =>
  it.each(rows)('reads %j as %j', (typed, becomes) =>
    expect(read(field, { field: typed })).toEqual({ field: becomes }),
  );

const refuses = (field: z.core.$ZodType, rows: [typed: unknown, key: string][]) =>
  it.each(rows)('refuses %j: %s', (typed, key) =>
    expect(read(field, { field: typed })).toEqual([`field ${key}`]),
  );

const absentIs = (field: z.core.$ZodType, becomes: unknown) =>
  it(`reads a field that was not posted as ${JSON.stringify(becomes)}`, () =>
    expect(read(field, {})).toEqual({ field: becomes }));

const absentIsRefused = (field: z.core.$ZodType, key: string) =>
  it(`refuses a field that was not posted: ${key}`, () => expect(read(field, {})).toEqual([`field ${key}`]));

const RECORD = '018f4d5c-0000-7000-8000-000000000001';
const UNSEEN: [string, string][] = [
  ['云\u0000南', 'errors:controlCharacters'],
  ['云\u0007南', 'errors:controlCharacters'],
  ['云\u007f南', 'errors:controlCharacters'],
  ['云\u200f南', 'errors:controlCharacters'],
  ['云\u202e南', 'errors:controlCharacters'],
  ['云\u2066南', 'errors:controlCharacters'],
];

describe('requiredText', () => {
  reads(requiredText(5), [
    ['昭通', '昭通'],
    ['12345', '12345'],
    ['  昭\t\n 通  ', '昭 通'],
    ['<b>', '<b>'],
    ['  12345  ', '12345'],
  ]);
  refuses(requiredText(5), [
    ['', 'errors:required'],
    [' \n ', 'errors:required'],
    ['123456', 'errors:tooLong'],
    [12345, 'errors:required'],
    [null, 'errors:required'],
    [['a'], 'errors:required'],
    ...UNSEEN,
  ]);
  absentIsRefused(requiredText(), 'errors:required');
});

describe('optionalText', () => {
  reads(optionalText(5), [
    ['', ''],
    ['   ', ''],
    ['12345', '12345'],
    [' a  b ', 'a b'],
    [undefined, ''],
  ]);
  refuses(optionalText(5), [['123456', 'errors:tooLong'], [1, 'errors:required'], ...UNSEEN]);
  absentIs(optionalText(), '');
});

describe('longText', () => {
  reads(longText(5), [
    ['', ''],
    ['a\r\nb', 'a\nb'],
    ['\n a  b \n', 'a  b'],
    ['12345', '12345'],
  ]);
  refuses(longText(5), [['123456', 'errors:tooLong'], ...UNSEEN]);
  absentIs(longText(), '');
});

describe('blankable', () => {
  reads(blankable(code), [
    ['', null],
    ['  ', null],
    [null, null],
    ['CN-53', 'CN-53'],
  ]);
  reads(blankable(optionalText()), [
    ['', null],
    ['12345', '12345'],
    [' a ', 'a'],
  ]);
  reads(blankable(count()), [
    ['', null],
    ['0', 0],
  ]);
  refuses(blankable(code), [['x'.repeat(41), 'errors:unknown']]);
  refuses(blankable(id), [['x', 'errors:unknown']]);
  refuses(blankable(day), [['2023-02-30', 'errors:date']]);
  refuses(blankable(oneOf(['a'])), [['b', 'errors:unknown']]);
  refuses(blankable(amount()), [
    ['-1', 'errors:negative'],
    ['三亿', 'errors:amount'],
    ['99999999', 'errors:absurdAmount'],
  ]);
  absentIs(blankable(code), null);
  absentIs(blankable(amount()), null);
});

describe('code', () => {
  reads(code, [
    [' CN-53 ', 'CN-53'],
    ['12345', '12345'],
  ]);
  refuses(code, [
    ['', 'errors:required'],
    ['  ', 'errors:required'],
    ['x'.repeat(41), 'errors:unknown'],
    ['\0', 'errors:unknown'],
    ['C\0', 'errors:unknown'],
    ['制造业', 'errors:unknown'],
    ["C'--", 'errors:unknown'],
    [530600, 'errors:required'],
  ]);
  absentIsRefused(code, 'errors:required');
});

describe('id', () => {
  reads(id, [[RECORD, RECORD]]);
  refuses(id, [
    ['', 'errors:unknown'],
    ['12345', 'errors:unknown'],
    [`${RECORD}0`, 'errors:unknown'],
    [`${RECORD}' or 1=1`, 'errors:unknown'],
    [null, 'errors:unknown'],
  ]);
  absentIsRefused(id, 'errors:unknown');
});

describe('oneOf', () => {
  const kind = oneOf(['alias', 'former']);
  reads(kind, [['former', 'former']]);
  refuses(kind, [
    ['', 'errors:unknown'],
    ['Former', 'errors:unknown'],
    ['toString', 'errors:unknown'],
    [0, 'errors:unknown'],
  ]);
  absentIsRefused(kind, 'errors:unknown');
});

describe('day', () => {
  reads(day, [
    ['2023-02-28', '2023-02-28'],
    [' 2024-02-29 ', '2024-02-29'],
    ['1990-01-01', '1990-01-01'],
    ['2099-12-31', '2099-12-31'],
  ]);
  refuses(day, [
    ['2023-02-30', 'errors:date'],
    ['2023-02-29', 'errors:date'],
    ['2023-13-01', 'errors:date'],
    ['2023-2-3', 'errors:date'],
    ['1989-12-31', 'errors:date'],
    ['2100-01-01', 'errors:date'],
    ['12345', 'errors:date'],
    [20230228, 'errors:required'],
  ]);
  it('asks for a day left empty', () => expect(read(day, { field: '' })).toContain('field errors:required'));
  absentIsRefused(day, 'errors:required');
});

describe('amount', () => {
  reads(amount(), [
    ['3.5', '350000000.00'],
    ['5000万', '50000000.00'],
    ['0', '0.00'],
    ['10000', '1000000000000.00'],
  ]);
  reads(amount('yi'), [['1', '100000000.00']]);
  reads(amount('wan'), [
    ['1', '10000.00'],
    ['12,345.5', '123455000.00'],
    ['１２．５', '125000.00'],
    ['5000万', '50000000.00'],
    ['2億', '200000000.00'],
    ['100元', '100.00'],
  ]);
  reads(amount('yuan'), [
    ['12345', '12345.00'],
    ['0.005', '0.01'],
    [' 3 亿元 ', '300000000.00'],
  ]);
  refuses(amount(), [
    ['abc', 'errors:amount'],
    ['1e9', 'errors:amount'],
    ['-1', 'errors:negative'],
    ['-1万', 'errors:negative'],
    ['10000.01', 'errors:absurdAmount'],
    ['350000000', 'errors:absurdAmount'],
    [3.5, 'errors:required'],
  ]);
  refuses(amount('yuan'), [['1000000000000.01', 'errors:absurdAmount']]);
  it('asks for an amount left empty', () =>
    expect(read(amount(), { field: ' ' })).toEqual(['field errors:required']));
  absentIsRefused(amount(), 'errors:required');
});

describe('decimal', () => {
  reads(decimal(3, 2), [
    ['0', '0'],
    ['123.45', '123.45'],
    [' 1,23.4 ', '123.4'],
    ['１２．５', '12.5'],
  ]);
  refuses(decimal(3, 2), [
    ['', 'errors:number'],
    ['1234', 'errors:number'],
    ['1.234', 'errors:number'],
    ['1.', 'errors:number'],
    ['-1', 'errors:number'],
    ['1e2', 'errors:number'],
  ]);
});

describe('count', () => {
  reads(count(2100), [
    ['0', 0],
    ['2,100', 2100],
    ['２０２３', 2023],
  ]);
  refuses(count(2100), [
    ['', 'errors:count'],
    ['2101', 'errors:count'],
    ['-1', 'errors:count'],
    ['1.5', 'errors:count'],
    ['1'.repeat(10), 'errors:count'],
  ]);
});

describe('version', () => {
  reads(version, [
    ['0', 0],
    ['12', 12],
  ]);
  refuses(version, [
    ['', 'errors:unknown'],
    ['-1', 'errors:unknown'],
    ['1.0', 'errors:unknown'],
    ['１', 'errors:unknown'],
    ['1'.repeat(10), 'errors:unknown'],
    [12, 'errors:required'],
  ]);
  absentIsRefused(version, 'errors:required');
});

describe('problemOf', () => {
  it('reads parameters and the field back', () =>
    expect(problemOf({ message: 'errors:tooLong?max=5', path: ['names', 0, 'name'] })).toEqual({
      key: 'errors:tooLong',
      params: { max: '5' },
      field: 'names.0.name',
    }));
  it('has one key for whatever a schema says in its own words', () =>
    expect(problemOf({ message: 'Invalid input', path: [] }).key).toBe('errors:invalid'));
});
