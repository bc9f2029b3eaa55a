import type { Grid } from '../file/grid.ts';

/** The text of a cell, also of one that another cell covers. */
export type CellAt = (row: number, column: number) => string;

/** More cells than this are not filled from one: it is a title, or a frame around nothing. */
const MAX_DEPTH = 1000;

/** What stands in the cells of a sheet when every merged cell holds its text. Rows counted from 1, columns from 0. */
export function cellsOf({ rows, merges }: Grid): CellAt {
  const lines = new Map(rows.map(({ row, cells }) => [row, cells]));
  const covering = new Map<number, Grid['merges']>();
  for (const merge of merges)
    for (let row = merge.s.r; row <= Math.min(merge.e.r, merge.s.r + MAX_DEPTH); row += 1) {
      const known = covering.get(row + 1);
      if (known) known.push(merge);
      else covering.set(row + 1, [merge]);
    }
  return (row, column) => {
    const own = lines.get(row)?.[column];
    if (own !== undefined && own !== '') return own;
    const merge = covering.get(row)?.find(({ s, e }) => s.c <= column && column <= e.c);
    return (merge && lines.get(merge.s.r + 1)?.[merge.s.c]) ?? '';
  };
}
