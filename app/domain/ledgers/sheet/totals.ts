import Big from 'big.js';
import { readArea } from '../cells/area.ts';
import { readMoney } from '../cells/money.ts';
import { dense } from '../cells/understood.ts';
import { columnOf, type LedgerKind } from '../ledger.ts';
import type { Money, RowContext, RowReading, Total } from '../reading.ts';
import type { Line } from './rows.server.ts';

/** What the summing lines of a sheet state, beside what its rows come to. */
export function totalsOf(
  ledger: LedgerKind,
  lines: Line[],
  rows: RowReading[],
  context: RowContext,
): Total[] {
  const read = new Map(rows.map((row) => [row.row, row]));
  return lines.flatMap((line, index) => {
    if (!('sums' in line)) return [];
    const summed = line.sums === 'all' ? rows : partAt(lines, index).flatMap((row) => read.get(row) ?? []);
    return Object.entries(line.cells).flatMap(([code, text]) =>
      statedIn(ledger, code, text, line.row, summed, context),
    );
  });
}

/** The rows since the line before that sums or heads some; where there are none, the rows up to the next. */
function partAt(lines: Line[], index: number): number[] {
  const isRow = (line: Line | undefined) => line !== undefined && !('sums' in line) && !('section' in line);
  const part: number[] = [];
  for (let before = index - 1; isRow(lines[before]); before -= 1) part.push(lines[before]?.row ?? 0);
  if (part.length === 0)
    for (let after = index + 1; isRow(lines[after]); after += 1) part.push(lines[after]?.row ?? 0);
  return part;
}

function statedIn(
  ledger: LedgerKind,
  code: string,
  text: string,
  row: number,
  rows: RowReading[],
  context: RowContext,
): Total[] {
  const kind = columnOf(ledger, code)?.kind;
  if (kind === 'money') return statedMoney(text, row, code, rows, context, 2);
  if (kind === 'area') {
    const stated = readArea(text, context.units[code]).value;
    if (stated === undefined) return [];
    const understood = sumOf(rows.map(({ values }) => values[code] as string | undefined));
    return [
      {
        row,
        code,
        stated,
        understood: understood.toFixed(),
        agrees: understood.minus(stated).abs().lte('0.01'),
      },
    ];
  }
  const count = /(\d+)\s*[个项家]/.exec(text.normalize('NFKC'))?.[1];
  return count && code !== 'progress' ? [statedCount(count, row, rows)] : [];
}

const statedCount = (stated: string, row: number, rows: RowReading[]): Total => ({
  row,
  code: 'rows',
  stated,
  understood: String(rows.length),
  agrees: Number(stated) === rows.length,
});

function statedMoney(
  text: string,
  row: number,
  code: string,
  rows: RowReading[],
  context: RowContext,
  decimals: number,
): Total[] {
  const stated = readMoney(text, context.units[code]).value?.yuan;
  if (!stated) return [];
  const understood = sumOf(rows.map(({ values }) => (values[code] as Money | undefined)?.yuan));
  const half = halfOfLastDigit(dense(text), context.units[code], decimals);
  return [
    {
      row,
      code,
      stated,
      understood: understood.toFixed(2),
      agrees: understood.minus(stated).abs().lte(half),
    },
  ];
}

/** What rounding may have taken away: half of the last digit that is written, with at least so many decimals. */
function halfOfLastDigit(text: string, unit: string | undefined, atLeast: number): Big {
  const digits = Math.max(atLeast, /\.(\d+)/.exec(text)?.[1]?.length ?? 0);
  const one = readMoney(`1${/[亿万千元].*$/.exec(text)?.[0] ?? unit ?? '元'}`).value?.yuan ?? '1';
  return new Big(one).div(new Big(10).pow(digits)).div(2);
}

function sumOf(values: (string | null | undefined)[]): Big {
  let sum = new Big(0);
  for (const value of values) if (value) sum = sum.plus(value);
  return sum;
}

/** A title that sums up: 截至2023年11月5日，在谈项目22个，投资估算216.30亿元. What comes after 其中 is a part. */
export function totalsInTitle(
  { row, text }: { row: number; text: string },
  rows: RowReading[],
  codes: (string | null)[],
  context: RowContext,
): Total[] {
  const said = text.normalize('NFKC').split('其中')[0] ?? '';
  const count = /(\d+)\s*[个项](?!月|季|工作)/.exec(said)?.[1];
  const money = /(\d[\d,]*(?:\.\d+)?)\s*([亿万]元)/.exec(said);
  const code = ['totalAmount', 'fixedAmount'].find((one) => codes.includes(one));
  return [
    ...(count ? [statedCount(count, row, rows)] : []),
    ...(money && code ? statedMoney(`${money[1]}${money[2]}`, row, code, rows, context, 0) : []),
  ];
}
