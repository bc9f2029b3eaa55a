const PAGE_SIZE = 50;
/** Beyond this a list says "10000+"; reports always count exactly. */
const COUNT_CAP = 10_000;
/** What a file reads at once. */
const BATCH_SIZE = 1000;

type PageArgs = { take: number } & ({ cursor: { id: string }; skip: 1 } | object);

/** What a list holds, in its order; pages and files are made of the same. */
export interface Listing<Row extends { id: string }> {
  count: (take: number) => Promise<number>;
  rows: (page: PageArgs) => Promise<Row[]>;
}

const pageArgs = (take: number, after: string | undefined): PageArgs => ({
  take,
  ...(after && { cursor: { id: after }, skip: 1 as const }),
});

/**
 * One page of a list by key, not by offset, and how many match.
 * @param after id of the last row of the page before
 * @returns `after` for the next page, null on the last
 */
export async function readPage<Row extends { id: string }>(after: string | undefined, read: Listing<Row>) {
  const [count, rows] = await Promise.all([
    read.count(COUNT_CAP + 1),
    read.rows(pageArgs(PAGE_SIZE + 1, after)),
  ]);
  const shown = rows.slice(0, PAGE_SIZE);
  return {
    rows: shown,
    after: rows.length > PAGE_SIZE ? (shown.at(-1)?.id ?? null) : null,
    total: { count: Math.min(count, COUNT_CAP), capped: count > COUNT_CAP },
  };
}

/** Every row of a list, batch after batch, so that a file of any length takes the memory of one batch. */
export async function* readAll<Row extends { id: string }>(list: Pick<Listing<Row>, 'rows'>) {
  let after: string | undefined;
  do {
    const rows = await list.rows(pageArgs(BATCH_SIZE, after));
    yield rows;
    after = rows.length === BATCH_SIZE ? rows.at(-1)?.id : undefined;
  } while (after);
}
