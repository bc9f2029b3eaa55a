import type { Tx } from '#app/db/client.server.ts';
import { Prisma } from '#app/db/generated/client.ts';

/*
 * Takes down which rows a merge changes, and puts them back. Rows are kept as the database's own JSON text: nothing is
 * rounded, and a column added later is kept like the others.
 */

/** Rows that belong to one of two records: those of a table whose column names one of them. */
export interface Watched {
  table: string;
  column: string;
  /** What tells the rows apart. */
  key: readonly string[];
}

export interface TableChange extends Watched {
  /** Each row before and after; null where there was none. */
  rows: { before: string | null; after: string | null }[];
}

type Snapshot = Map<string, string>[];

/** The rows of two records as they are. @param own the records whose own row may change: the two, and what they hold */
export async function takeSnapshot(
  tx: Tx,
  watched: readonly Watched[],
  both: string[],
  own: string[],
): Promise<Snapshot> {
  const snapshot: Snapshot = [];
  for (const { table, column, key } of watched) {
    const ids = column === 'id' ? own : both;
    const rows = await tx.$queryRaw<{ row: string }[]>`
      SELECT to_jsonb(t)::text AS row FROM ${name(table)} t WHERE t.${name(column)} = ANY(${ids}::uuid[])`;
    snapshot.push(new Map(rows.map(({ row }) => [keyOf(row, key), row])));
  }
  return snapshot;
}

/** What differs between two snapshots. */
export function changesBetween(
  watched: readonly Watched[],
  before: Snapshot,
  after: Snapshot,
): TableChange[] {
  return watched.flatMap((table, index) => {
    const [was, is] = [before[index] ?? new Map(), after[index] ?? new Map()];
    const keys = [...new Set([...was.keys(), ...is.keys()])];
    const rows = keys
      .map((key) => ({ before: was.get(key) ?? null, after: is.get(key) ?? null }))
      .filter((row) => row.before !== row.after);
    return rows.length > 0 ? [{ ...table, rows }] : [];
  });
}

/** Tables of which rows are no longer as the change left them, in the columns it wrote; with how many. */
export async function changedSince(
  tx: Tx,
  changes: TableChange[],
): Promise<{ table: string; count: number }[]> {
  const found: { table: string; count: number }[] = [];
  for (const change of changes) {
    let count = 0;
    for (const part of partsOf(change)) {
      const expected = part.rows.map(({ after, before }) => after ?? before ?? '');
      const stands =
        part.kind === 'added'
          ? Prisma.sql`to_jsonb(t) = to_jsonb(r)`
          : Prisma.join(
              [...change.key, ...part.columns].map((column) => equal(column)),
              ' AND ',
            );
      const [row] = await tx.$queryRaw<{ count: number }[]>`
        SELECT count(*)::int AS count
          FROM ${records(change.table, expected)} r
         WHERE ${part.kind === 'removed' ? Prisma.empty : Prisma.sql`NOT`} EXISTS (
           SELECT FROM ${name(change.table)} t WHERE ${part.kind === 'removed' ? sameKey(change.key) : stands})`;
      count += row?.count ?? 0;
    }
    if (count > 0) found.push({ table: change.table, count });
  }
  return found;
}

/**
 * Puts every row back as it was before. What a row says besides the columns that were changed stays as it is now.
 * @param except columns that are not put back, such as versions, which only grow
 */
export async function putBack(tx: Tx, changes: TableChange[], except: readonly string[]): Promise<void> {
  const parts = changes.flatMap((change) => partsOf(change).map((part) => ({ change, ...part })));
  // What was added goes before what was there comes back: both may be of the same unique key.
  for (const { change, kind, rows } of parts) {
    if (kind !== 'added') continue;
    await tx.$executeRaw`
      DELETE FROM ${name(change.table)} t USING ${records(change.table, texts(rows, 'after'))} r
       WHERE ${sameKey(change.key)}`;
  }
  for (const { change, kind, rows, columns } of parts) {
    const written = columns.filter((column) => !except.includes(column));
    if (kind !== 'changed' || written.length === 0) continue;
    const set = Prisma.join(written.map((column) => Prisma.sql`${name(column)} = r.${name(column)}`));
    await tx.$executeRaw`
      UPDATE ${name(change.table)} t SET ${set} FROM ${records(change.table, texts(rows, 'before'))} r
       WHERE ${sameKey(change.key)}`;
  }
  for (const { change, kind, rows } of parts) {
    if (kind !== 'removed') continue;
    await tx.$executeRaw`
      INSERT INTO ${name(change.table)} SELECT r.* FROM ${records(change.table, texts(rows, 'before'))} r`;
  }
}

type Rows = TableChange['rows'];
interface Part {
  kind: 'added' | 'removed' | 'changed';
  /** Of changed rows those that were written. */
  columns: string[];
  rows: Rows;
}

/** The rows of a change by what happened to them; changed ones by which columns were written. */
function partsOf({ rows }: TableChange): Part[] {
  const parts = new Map<string, Part>();
  for (const row of rows) {
    const kind = row.before === null ? 'added' : row.after === null ? 'removed' : 'changed';
    const columns = kind === 'changed' ? differing(row.before ?? '{}', row.after ?? '{}') : [];
    const label = `${kind} ${columns.join()}`;
    const part = parts.get(label) ?? { kind, columns, rows: [] };
    part.rows.push(row);
    parts.set(label, part);
  }
  return [...parts.values()];
}

function differing(before: string, after: string): string[] {
  const [was, is] = [JSON.parse(before), JSON.parse(after)];
  return Object.keys(is).filter((column) => JSON.stringify(was[column]) !== JSON.stringify(is[column]));
}

const keyOf = (row: string, key: readonly string[]): string => {
  const values = JSON.parse(row);
  return key.map((column) => String(values[column])).join(' ');
};

const texts = (rows: Rows, side: 'before' | 'after') => rows.flatMap((row) => row[side] ?? []);

/** Names of tables and columns come from the lists of this slice, never from a request. */
const name = (text: string) => Prisma.raw(`"${text}"`);
const equal = (column: string) => Prisma.sql`t.${name(column)} IS NOT DISTINCT FROM r.${name(column)}`;
const sameKey = (key: readonly string[]) => Prisma.join(key.map(equal), ' AND ');
const records = (table: string, rows: string[]) =>
  Prisma.sql`jsonb_populate_recordset(NULL::${name(table)}, ${`[${rows.join()}]`}::jsonb)`;
