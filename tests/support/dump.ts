import { db } from '#app/db/client.server.ts';
import { Prisma } from '#app/db/generated/client.ts';

/** Columns that only grow and rows that are only added: an undo does not take them away. */
const GROWS = ['version'];
const APPEND_ONLY = new Set([
  'audit_entry',
  'correction_reason',
  'deal_history',
  'merge',
  'match_key',
  'match_queue',
  'duplicate_pair',
  'session',
  'rate_limit',
]);

/**
 * Every row of every table as text, for tests that something was brought back exactly. Of a deal's history it holds
 * what stands, without the numbers of the rows: those that were voided and said again are the same history.
 */
export async function dumpTables(): Promise<Record<string, string[]>> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT table_name::text AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name`;
  const dump: Record<string, string[]> = {};
  for (const { name } of tables) {
    if (APPEND_ONLY.has(name)) continue;
    dump[name] = await rowsOf(
      Prisma.sql`SELECT to_jsonb(t) - ${GROWS}::text[] AS row FROM ${Prisma.raw(`"${name}"`)} t`,
    );
  }
  dump.deal_history = await rowsOf(Prisma.sql`
    SELECT (to_jsonb(h) - '{id,seq}'::text[])
           || jsonb_build_object('place', row_number() OVER (PARTITION BY deal_id ORDER BY seq)) AS row
      FROM deal_history h WHERE voided_at IS NULL`);
  return dump;
}

async function rowsOf(query: Prisma.Sql): Promise<string[]> {
  const rows = await db().$queryRaw<
    { row: string }[]
  >`SELECT row::text AS row FROM (${query}) all_rows ORDER BY 1`;
  return rows.map(({ row }) => row);
}
