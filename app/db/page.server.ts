const PAGE_SIZE = 50;
/** Beyond this a list says "10000+"; reports always count exactly. */
const COUNT_CAP = 10_000;

type PageArgs = { take: number } & ({ cursor: { id: string }; skip: 1 } | object);

/**
 * One page of a list by key, not by offset, and how many match.
 * @param after id of the last row of the page before
 * @returns `after` for the next page, null on the last
 */
export async function readPage<Row extends { id: string }>(
  after: string | undefined,
  read: { count: (take: number) => Promise<number>; rows: (page: PageArgs) => Promise<Row[]> },
) {
  const [count, rows] = await Promise.all([
    read.count(COUNT_CAP + 1),
    read.rows({ take: PAGE_SIZE + 1, ...(after && { cursor: { id: after }, skip: 1 as const }) }),
  ]);
  const shown = rows.slice(0, PAGE_SIZE);
  return {
    rows: shown,
    after: rows.length > PAGE_SIZE ? (shown.at(-1)?.id ?? null) : null,
    total: { count: Math.min(count, COUNT_CAP), capped: count > COUNT_CAP },
  };
}
