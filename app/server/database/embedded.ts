import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { keptSecret } from '../secrets.ts';
import { serverAccount } from './account.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { isRunning, lockDataDirectory } from './lock.ts';
import { clusterDirectory, reachableDistribution } from './place.ts';

/** The database server that lives inside the data directory. */
export interface EmbeddedDatabase {
  url: string;
  /** The folder of the cluster when it had to be put outside the data directory. */
  elsewhere: string | undefined;
  stop(): Promise<void>;
  onCrash: Cluster['onCrash'];
}

const database = 'crm';
const orphanTimeoutMs = 30_000;

/**
 * Starts the embedded PostgreSQL of a data directory and makes sure that the database exists.
 *
 * @throws DataDirectoryInUse when another process has started it; an Error with the server's log otherwise
 */
export async function startEmbedded(dataDir: string): Promise<EmbeddedDatabase> {
  const unlock = lockDataDirectory(dataDir);
  try {
    const account = serverAccount();
    const directory = clusterDirectory(dataDir, account);
    await stopOrphan(directory);
    const cluster = await startCluster({
      directory,
      distribution: reachableDistribution(account),
      password: keptSecret(dataDir, 'postgres-password', 24),
      account,
      durable: true,
    });
    await createDatabase(cluster.url('postgres'), database);
    return {
      url: cluster.url(database),
      elsewhere: directory.startsWith(path.resolve(dataDir)) ? undefined : directory,
      onCrash: cluster.onCrash,
      stop: async () => {
        await cluster.stop();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** After kill -9 the server outlives us. It is asked to stop, so that the cluster is closed properly. */
async function stopOrphan(directory: string): Promise<void> {
  const file = path.join(directory, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (isRunning(pid) && isServerOf(pid, directory)) {
    process.kill(pid, 'SIGINT');
    for (const end = Date.now() + orphanTimeoutMs; isRunning(pid); await wait(50)) {
      if (Date.now() > end) throw new Error(`An earlier PostgreSQL (process ${pid}) does not stop.`);
    }
  }
  rmSync(file, { force: true });
}

/** Guards against a process id that has come round again; without /proc the pid file is trusted. */
function isServerOf(pid: number, directory: string): boolean {
  const file = `/proc/${pid}/cmdline`;
  return !existsSync('/proc/self') || (existsSync(file) && readFileSync(file, 'utf8').includes(directory));
}

/** Creates a database unless it exists. */
async function createDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
