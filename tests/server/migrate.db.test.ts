import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  applyMigrations,
  type MigrationFolders,
  newMigration,
  schemaDrift,
} from '#app/server/database/migrate.ts';
import { useDatabase } from '#tests/support/database.ts';

useDatabase('empty');

let root: string;
let folders: MigrationFolders;
const url = () => process.env.DATABASE_URL ?? '';

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'migrate-'));
  cpSync('prisma/schema', path.join(root, 'schema'), { recursive: true });
  cpSync('prisma/migrations', path.join(root, 'migrations'), { recursive: true });
  folders = { schema: path.join(root, 'schema'), migrations: path.join(root, 'migrations') };
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

async function query(sql: string) {
  const client = new pg.Client({ connectionString: url() });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function write(name: string, sql: string) {
  const folder = path.join(folders.migrations, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'migration.sql'), sql);
}

test('schema and migrations agree, and a changed schema is noticed and turned into a migration', async () => {
  expect(await schemaDrift(folders)).toBe('');
  writeFileSync(path.join(folders.schema, 'extra.prisma'), 'model Extra {\n  id Int @id\n  word String\n}\n');
  expect(await schemaDrift(folders)).toContain('CREATE TABLE "Extra"');
  const file = await newMigration('extra', folders);
  expect(readFileSync(file, 'utf8')).toContain('CREATE TABLE "Extra"');
  expect(await schemaDrift(folders)).toBe('');
});

test('SQL beyond the schema is no drift, but an index that the schema could describe is', async () => {
  write(
    '29990101000000_by_hand',
    `CREATE TABLE "by_hand" (id int PRIMARY KEY);
     DROP TABLE "by_hand";
     CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.name := 'a;b'; RETURN NEW; END; $$;
     CREATE TRIGGER t BEFORE INSERT ON team FOR EACH ROW EXECUTE FUNCTION f();
     CREATE INDEX partial ON team (name) WHERE archived_at IS NULL;
     CREATE INDEX covering_sql ON team (name) INCLUDE (code);`,
  );
  expect(await schemaDrift(folders)).toBe('');
  write('29990101000001_index', 'CREATE INDEX forgotten ON team (name);');
  expect(await schemaDrift(folders)).toContain('forgotten');
});

test('a failed migration changes nothing, says why, and is tried again once corrected', async () => {
  const name = '29990101000000_faulty';
  write(name, 'CREATE TABLE first_half (id int); CREATE TABLE second_half (id no_such_type);');
  await expect(applyMigrations(url(), folders)).rejects.toThrow(/29990101000000_faulty.*no_such_type/);
  expect(await query("SELECT to_regclass('first_half') AS it")).toEqual([{ it: null }]);
  write(name, 'CREATE TABLE first_half (id int);');
  expect(await applyMigrations(url(), folders)).toEqual([name]);
  expect(await applyMigrations(url(), folders)).toEqual([]);
});

test('two processes that migrate at once apply each migration once', async () => {
  write('29990101000009_slow', 'SELECT pg_advisory_xact_lock(1); CREATE TABLE slow (id int);');
  const held = new pg.Client({ connectionString: url() });
  await held.connect();
  await held.query('SELECT pg_advisory_lock(1)');
  const both = Promise.all([applyMigrations(url(), folders), applyMigrations(url(), folders)]);
  // One waits within the migration for us, the other for the one.
  const waiting = "SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";
  await expect.poll(() => query(waiting), { timeout: 10_000 }).toEqual([{ n: 2 }]);
  await held.end();
  expect((await both).flat().filter((name) => name.endsWith('_slow'))).toHaveLength(1);
});
