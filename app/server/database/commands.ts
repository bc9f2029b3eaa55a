import { rmSync } from 'node:fs';
import pg from 'pg';
import { readSettings } from '../settings.ts';
import { serverAccount } from './account.ts';
import { lockDataDirectory } from './lock.ts';
import { applyMigrations, newMigration, schemaDrift } from './migrate.ts';
import { clusterDirectory } from './place.ts';
import { withDatabase } from './with-database.ts';

/** The database commands of package.json: `tsx app/server/database/commands.ts COMMAND [ARGUMENT]`. */
const commands: Record<string, (argument: string | undefined) => Promise<void>> = {
  migrate: async () => {
    const applied = await withDatabase(readSettings(process.env), applyMigrations);
    console.log(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'Nothing to apply.');
  },
  'new-migration': async (name) => {
    if (!name) throw new Error('Usage: npm run db:new-migration NAME');
    console.log(`Written: ${await newMigration(name)}. Read it before you commit it.`);
  },
  reset: async (force) => {
    const settings = readSettings(process.env);
    if (settings.databaseUrl) {
      if (force !== '--force') {
        throw new Error('DATABASE_URL names a server of your own. To empty it: npm run db:reset -- --force');
      }
      await emptyForeignDatabase(settings.databaseUrl);
    } else {
      deleteCluster(settings.dataDir);
    }
    console.log('The database is empty. The next npm start fills it anew.');
  },
  check: async () => {
    const drift = await schemaDrift();
    if (drift) {
      throw new Error(
        `Schema and migrations differ. Run npm run db:new-migration NAME, which would write:\n\n${drift}`,
      );
    }
    console.log('Schema and migrations agree.');
  },
};

/** Deletes the embedded cluster. @throws DataDirectoryInUse while the application runs */
function deleteCluster(dataDir: string): void {
  const unlock = lockDataDirectory(dataDir);
  rmSync(clusterDirectory(dataDir, serverAccount()), { recursive: true, force: true });
  unlock();
}

async function emptyForeignDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  } finally {
    await client.end();
  }
}

const [name = '', argument] = process.argv.slice(2);
try {
  const command = commands[name];
  if (!command) throw new Error(`Unknown command "${name}". There are: ${Object.keys(commands).join(', ')}.`);
  await command(argument);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
