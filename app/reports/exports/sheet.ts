import type { Yuan } from '#app/lib/money.ts';

/*
 * A list as a file holds it: heads, and rows that come batch after batch, so that a file of any length is written in
 * the memory of one batch.
 */

/** What a column holds: yuan shown in 亿元 or in 万元, mu, a number, a day as `YYYY-MM-DD`, or words. */
export type ColumnKind = 'yi' | 'wan' | 'area' | 'count' | 'day' | 'text';

/** Money and areas as exact decimal text; null leaves the cell empty. */
export type Value = Yuan | string | number | null;

export interface Head {
  text: string;
  kind: ColumnKind;
}

/** What a paper ledger has around its rows. */
export interface Frame {
  title: string;
  /** Lines below the title, such as who fills it in and the unit. */
  lines: string[];
  /** What stands in the first cell of the row of sums. */
  total: string;
  notes: string[];
}

export interface Sheet {
  /** Name of the file without ending and of the sheet, in the reader's language. */
  name: string;
  heads: Head[];
  batches: AsyncIterable<Value[][]>;
  /** Only for ledgers; a plain list begins with its heads, so that Excel can filter it. */
  frame?: Frame;
}

export interface Column<Row> {
  head: string;
  kind?: ColumnKind;
  value: (row: Row) => Value | undefined;
}

/** The heads and cells of these columns for rows of any kind. */
export function cellsOf<Row>(
  columns: Column<Row>[],
  batches: AsyncIterable<Row[]>,
): Pick<Sheet, 'heads' | 'batches'> {
  return {
    heads: columns.map(({ head, kind = 'text' }) => ({ text: head, kind })),
    batches: mapBatches(batches, (row) => columns.map(({ value }) => value(row) ?? null)),
  };
}

async function* mapBatches<From, To>(batches: AsyncIterable<From[]>, map: (row: From) => To) {
  for await (const batch of batches) yield batch.map(map);
}

/** Pages read one after the other, each beginning where the one before ended. */
export async function* followPages<Page extends { after: string | null }>(
  read: (after: string | null) => Promise<Page>,
): AsyncGenerator<Page> {
  let after: string | null = null;
  do {
    const page: Page = await read(after);
    yield page;
    after = page.after;
  } while (after);
}
