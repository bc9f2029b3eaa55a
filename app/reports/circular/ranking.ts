import Big from 'big.js';
import { ranks } from '../rate.ts';
import type { Cell, Row, Table } from '../tables/table.ts';

/** A cell's value by the id of its column. */
export function cellValue(table: Table, row: Row | null, column: string): Cell['value'] {
  const index = table.columns.findIndex(({ id }) => id === column);
  return row?.cells[index]?.value ?? null;
}

/** The same as exact decimal text. */
export function decimalOf(table: Table, row: Row | null, column: string): string | null {
  const value = cellValue(table, row, column);
  return value === null ? null : String(value);
}

export interface Ranked {
  name: string;
  rank: number;
  completion: string;
  /** 超欠 as a ratio. */
  ahead: string;
}

/** Counties that have a target, by their completion of it; the first group of a county table holds the counties. */
export function rankedOf(table: Table): Ranked[] {
  const rows = table.groups[0]?.rows ?? [];
  const completions = rows.map((row) => decimalOf(table, row, 'completion'));
  const places = ranks(completions);
  return rows
    .flatMap((row, index): Ranked[] => {
      const [completion, rank] = [completions[index], places[index]];
      if (!completion || !rank) return [];
      return [{ name: row.label, rank, completion, ahead: decimalOf(table, row, 'ahead') ?? '0' }];
    })
    .sort((one, other) => one.rank - other.rank);
}

/** How many places at either end are named. */
const NAMED = 3;

export interface Step {
  rank: number;
  names: string[];
  completion: string;
}

/** Those who share a rank, together. */
function steps(ranked: readonly Ranked[]): Step[] {
  const all: Step[] = [];
  for (const { rank, name, completion } of ranked) {
    const last = all.at(-1);
    if (last?.rank === rank) last.names.push(name);
    else all.push({ rank, names: [name], completion });
  }
  return all;
}

/** The first three places, with all who share them, and the last three of those who are left. */
export function bothEnds(ranked: readonly Ranked[]): { first: Step[]; last: Step[] } {
  const first = ranked.filter(({ rank }) => rank <= NAMED);
  const last = ranked.filter((one) => one.rank > NAMED && isLast(one, ranked));
  return { first: steps(first), last: steps(last) };
}

/** Whether fewer than three did worse. */
const isLast = ({ rank }: Ranked, ranked: readonly Ranked[]): boolean =>
  ranked.filter((other) => other.rank > rank).length < NAMED;

/** 黑榜: at least ten points behind schedule. */
const FAR_BEHIND = new Big('-0.10');

/**
 * 红榜: the first three places, as far as they are on schedule. 黑榜: the last three, as far as they are at least ten
 * percentage points behind. Who shares a place shares its list.
 */
export function redAndBlack(ranked: readonly Ranked[]): { red: string[]; black: string[] } {
  const names = (some: Ranked[]) => some.map(({ name }) => name);
  return {
    red: names(ranked.filter(({ rank, ahead }) => rank <= NAMED && new Big(ahead).gte(0))),
    black: names(ranked.filter((one) => isLast(one, ranked) && new Big(one.ahead).lte(FAR_BEHIND))),
  };
}
