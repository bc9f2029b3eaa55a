import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Account, giveTo } from './account.ts';

/** Where a cluster lives and how it runs. */
export interface ClusterOptions {
  /** The PGDATA folder; created on first use. */
  directory: string;
  /** The distribution with bin/, lib/ and share/. */
  distribution: string;
  password: string;
  /** The account to run as; undefined means our own. */
  account: Account | undefined;
  /** False turns off everything that guards against power loss: only for data nobody will miss. */
  durable: boolean;
}

/** A running PostgreSQL server. */
export interface Cluster {
  port: number;
  /** A connection string for one of its databases. */
  url(database: string): string;
  /** Fast shutdown: open transactions are rolled back, data is flushed, the process is gone afterwards. */
  stop(): Promise<void>;
  /** Called once if the server dies by itself. */
  onCrash(listener: () => void): void;
}

const startTimeoutMs = 60_000;
const environment = { ...process.env, LC_ALL: undefined, LC_MESSAGES: 'C' };

// Sorting is by code point and independent of the system (builtin C.UTF-8); Chinese order is asked for by
// collation where it is wanted. The character classes still come from the C library: with plain "C",
// pg_trgm finds no trigrams in Chinese text, so the first UTF-8 locale that exists is taken.
const characterLocales = ['C.UTF-8', 'en_US.UTF-8', 'zh_CN.UTF-8', 'UTF-8', 'C'];

/**
 * Creates the data folder of a new cluster: first under another name, so that an interrupted attempt is never
 * taken for a finished one.
 * @throws with initdb's own words when none of the locales works
 */
function initialise({ directory, distribution, password, account, durable }: ClusterOptions): void {
  const draft = `${directory}.new`;
  const passwordFile = `${directory}.password`;
  mkdirSync(path.dirname(directory), { recursive: true });
  rmSync(draft, { recursive: true, force: true });
  if (account) giveTo(account, draft);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  let said = '';
  try {
    for (const locale of characterLocales) {
      const result = spawnSync(
        path.join(distribution, 'bin', 'initdb'),
        [
          `--pgdata=${draft}`,
          '--username=postgres',
          `--pwfile=${passwordFile}`,
          '--auth=scram-sha-256',
          '--encoding=UTF8',
          '--locale-provider=builtin',
          '--builtin-locale=C.UTF-8',
          '--locale=C',
          `--lc-ctype=${locale}`,
          ...(durable ? [] : ['--no-sync']),
        ],
        { ...account, cwd: os.tmpdir(), env: environment, encoding: 'utf8' },
      );
      if (result.status === 0) {
        renameSync(draft, directory);
        return;
      }
      said = result.error ? result.error.message : result.stderr.trim();
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
  throw new Error(`initdb could not create the database cluster: ${said}`);
}

/** Starts a cluster on a free port of 127.0.0.1, creating it first if it does not exist. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { directory } = options;
  if (!existsSync(directory)) initialise(options);
  const port = await freePort();
  const child = launch(options, port);
  // Should this process end without stopping the cluster, a fault for instance, the server goes with it.
  const takeAlong = () => child.kill('SIGINT');
  process.once('exit', takeAlong);
  child.once('exit', () => process.off('exit', takeAlong));
  await untilReady(child, directory);
  let stopping = false;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    port,
    url: (database) => `postgresql://postgres:${options.password}@127.0.0.1:${port}/${database}`,
    stop: async () => {
      stopping = true;
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
      await gone;
    },
    onCrash: (listener) => void gone.then(() => stopping || listener()),
  };
}

/** Starts the server process in a session of its own, so that Ctrl-C in the terminal does not reach it. */
function launch({ directory, distribution, account, durable }: ClusterOptions, port: number): ChildProcess {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    'max_connections=200',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ];
  const log = openSync(logFile(directory), 'a');
  try {
    const child = spawn(
      path.join(distribution, 'bin', 'postgres'),
      ['-D', directory, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
      { ...account, cwd: os.tmpdir(), env: environment, detached: true, stdio: ['ignore', log, log] },
    );
    // A binary that cannot be run leaves no pid, which is what the caller looks at.
    child.once('error', (error) => appendFileSync(logFile(directory), `${error.message}\n`));
    return child;
  } finally {
    closeSync(log);
  }
}

/** Resolves when postmaster.pid says "ready". @throws with the end of the server's log when it gives up */
async function untilReady(child: ChildProcess, directory: string): Promise<void> {
  const pidFile = path.join(directory, 'postmaster.pid');
  for (const end = Date.now() + startTimeoutMs; Date.now() < end; await wait(25)) {
    if (child.exitCode !== null || child.pid === undefined) break;
    const lines = existsSync(pidFile) ? readFileSync(pidFile, 'utf8').split('\n') : [];
    if (lines[0] === String(child.pid) && lines[7]?.trim() === 'ready') return;
  }
  child.kill('SIGKILL');
  await wait(25);
  const tail = readFileSync(logFile(directory), 'utf8').trim().split('\n').slice(-5).join('\n');
  throw new Error(`The embedded PostgreSQL did not start:\n${tail}`);
}

function logFile(directory: string): string {
  return path.join(directory, 'server.log');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
