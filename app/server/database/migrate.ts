import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { MigrationList, SchemasContainer } from '@prisma/schema-engine-wasm';
import { withEngine } from './engine.ts';
import { startScratchCluster } from './scratch.ts';

const filters = { externalTables: [], externalEnums: [] };
const lockfile = 'migration_lock.toml';

/** Where the Prisma schema and its migrations lie. */
export interface MigrationFolders {
  schema: string;
  migrations: string;
}

const projectFolders: MigrationFolders = {
  schema: path.resolve('prisma/schema'),
  migrations: path.resolve('prisma/migrations'),
};

function readSchema({ schema }: MigrationFolders): SchemasContainer {
  const names = readdirSync(schema).filter((name) => name.endsWith('.prisma'));
  const files = names.sort().map((name) => path.join(schema, name));
  return { files: files.map((file) => ({ path: file, content: readFileSync(file, 'utf8') })) };
}

function readMigrations({ migrations }: MigrationFolders): MigrationList {
  const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : null);
  const entries = existsSync(migrations) ? readdirSync(migrations, { withFileTypes: true }) : [];
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: migrations,
    lockfile: { path: lockfile, content: read(path.join(migrations, lockfile)) },
    shadowDbInitScript: '',
    migrationDirectories: names.sort().map((name) => {
      const content = read(path.join(migrations, name, 'migration.sql'));
      return {
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: content === null ? { tag: 'error', value: 'missing' } : { tag: 'ok', value: content },
        },
      };
    }),
  };
}

/**
 * Brings a database to the newest migration, in Prisma's own format and `_prisma_migrations` table.
 *
 * @returns the names of the migrations that were applied now
 * @throws with the migration's name and the database's message; that migration has then changed nothing and is
 *   marked as rolled back, so that a corrected file is tried again by the next call
 */
export async function applyMigrations(url: string, folders = projectFolders): Promise<string[]> {
  const migrationsList = readMigrations(folders);
  return withEngine(url, readSchema(folders), async (engine) => {
    try {
      return (await engine.applyMigrations({ migrationsList, filters })).appliedMigrationNames;
    } catch (error) {
      const state = await engine.diagnoseMigrationHistory({
        migrationsList,
        optInToShadowDatabase: false,
        filters,
      });
      const failed = state.failedMigrationNames;
      for (const migrationName of failed) await engine.markMigrationRolledBack({ migrationName });
      throw new Error(failed.length > 0 ? `Migration ${failed.join(', ')} failed` : 'Migrating failed', {
        cause: error,
      });
    }
  });
}

/**
 * The SQL that leads from the migrations to the schema; empty when they agree.
 *
 * Prisma does not see triggers, functions, checks, partial and expression indexes, views and extensions, so
 * migrations may hold them freely. It does see any other index. One that the schema cannot describe (INCLUDE,
 * a collation) carries a name that ends in `_sql`; it is left alone here.
 */
export async function schemaDrift(folders = projectFolders): Promise<string> {
  const cluster = await startScratchCluster();
  try {
    const url = cluster.url('postgres');
    await applyMigrations(url, folders);
    const schema = readSchema(folders);
    const script = await withEngine(url, schema, async (engine) => {
      const from = { tag: 'schemaDatasource', configDir: folders.schema, ...schema } as const;
      const to = { tag: 'schemaDatamodel', ...schema } as const;
      return (await engine.diff({ from, to, script: true, exitCode: null, filters })).stdout ?? '';
    });
    const drift = script.replace(/-- DropIndex\nDROP INDEX "[^"]+_sql";\n\n?/g, '').trim();
    return drift === '-- This is an empty migration.' ? '' : drift;
  } finally {
    await cluster.stop();
  }
}

/**
 * Writes a new migration that brings the migrations up to the schema; with nothing to do it holds only a
 * comment, as a place for SQL written by hand.
 *
 * @param name lower-case words joined by underscores, for people
 * @returns the path of the new migration.sql
 */
export async function newMigration(name: string, folders = projectFolders): Promise<string> {
  if (!/^[a-z0-9_]+$/.test(name)) throw new Error('A migration is named in lower-case words, joined by _.');
  const sql = await schemaDrift(folders);
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = path.join(folders.migrations, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  const lock = path.join(folders.migrations, lockfile);
  if (!existsSync(lock)) writeFileSync(lock, '# Read by Prisma.\nprovider = "postgresql"\n');
  const file = path.join(folder, 'migration.sql');
  writeFileSync(file, `${sql || '-- The schema asks for nothing; SQL written by hand goes here.'}\n`);
  return file;
}
