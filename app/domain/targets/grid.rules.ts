import type { Problem } from '#app/lib/refusal.ts';
import { problemOf } from '#app/lib/schema.ts';
import type { Measure } from './measure.ts';
import { cellOf, readAmount } from './target.rules.ts';

/** A cell as it was posted: what stood in it, what was typed. */
export interface TypedCell {
  cell: { measure: Measure; place: string };
  version: number;
  was: string;
  amount: string;
}

/** The cells that were changed, read; and what is wrong with the others, under the name of their cell. */
export function readGrid(cells: readonly TypedCell[]) {
  const changes: { measure: Measure; place: string; version: number; amount: string | null }[] = [];
  const problems: Problem[] = [];
  for (const { cell, version, was, amount } of cells) {
    if (amount.trim() === was.trim()) continue;
    const read = readAmount(cell.measure, amount);
    if ('amount' in read) changes.push({ ...cell, version, amount: read.amount });
    else problems.push(problemOf({ message: read.problem, path: [cellOf(cell.measure, cell.place)] }));
  }
  return { changes, problems };
}
