import { randomBytes } from 'node:crypto';
import type { Tx } from './client.server.ts';
import { Prisma } from './generated/client.ts';

/** A row by the names of its columns; values as JSON has them, days and instants as ISO text. */
export type TableRow = Record<string, unknown>;

/**
 * Inserts many rows by one statement. All rows have the columns of the first; columns it does not name get their
 * defaults.
 */
export async function insertRows(tx: Tx, table: string, rows: readonly TableRow[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = columnList(Object.keys(first));
  const into = Prisma.raw(`"${table}"`);
  await tx.$executeRaw`
    INSERT INTO ${into} (${columns})
    SELECT ${columns} FROM json_populate_recordset(NULL::${into}, ${JSON.stringify(rows)}::json)`;
}

/**
 * Writes columns of many records by one statement, each onto the version that was read.
 * @param rows each with `id`, the `version` it becomes, and the columns, the same in all
 * @returns how many were written; fewer than given when somebody was faster
 */
export async function updateRows(tx: Tx, table: string, rows: readonly TableRow[]): Promise<number> {
  const [first] = rows;
  if (!first) return 0;
  const names = Object.keys(first).filter((name) => name !== 'id');
  const set = Prisma.raw(names.map((name) => `"${name}" = r."${name}"`).join(', '));
  const into = Prisma.raw(`"${table}"`);
  return tx.$executeRaw`
    UPDATE ${into} t SET ${set}
      FROM json_populate_recordset(NULL::${into}, ${JSON.stringify(rows)}::json) r
     WHERE t.id = r.id AND t.version = r.version - 1`;
}

const columnList = (names: string[]) => Prisma.raw(names.map((name) => `"${name}"`).join(', '));

/** Random bytes in store: asking for a few at a time costs more than all the rest of an id. */
let store = Buffer.alloc(0);

/** A UUID of version 7: it sorts by the instant, so that many new rows lie side by side in an index. */
export function newId(at: Date = new Date()): string {
  if (store.length < 10) store = randomBytes(10_240);
  const random = store.toString('hex', 0, 10);
  store = store.subarray(10);
  const time = at.getTime().toString(16).padStart(12, '0');
  const variant = ((Number.parseInt(random.charAt(3), 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(4, 7)}-${random.slice(7, 19)}`;
}
