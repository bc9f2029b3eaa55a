import pg from 'pg';
import { loadReference } from '#prisma/reference/load.ts';
import { type Application, loadBuild, loadSources } from './application.ts';
import { startEmbedded } from './database/embedded.ts';
import { applyMigrations } from './database/migrate.ts';
import { describeWelcome, welcome } from './first-run.ts';
import { createApp } from './http/app.ts';
import { drain, listen } from './http/listen.ts';
import { createLogger } from './http/request-log.ts';
import { releaseInterrupted } from './interrupted.ts';
import { fillSearchTexts } from './search-texts.ts';
import { keptSecret } from './secrets.ts';
import { readSettings, type Settings } from './settings.ts';
import { sweepDaily } from './sweep.ts';

/** How long running requests may take once a stop has been asked for. */
const drainLimitMs = 15_000;

/** What has to be undone at the end, in the order of being set up. */
const undo: (() => Promise<unknown>)[] = [];

/** Starts everything: database, migrations, demonstration data, HTTP. Ends the process when it cannot. */
export async function start(dev: boolean): Promise<void> {
  stopOnSignals();
  try {
    await run(readSettings(process.env), dev);
  } catch (error) {
    const known = error instanceof Error && !(error instanceof TypeError || error instanceof ReferenceError);
    console.error(known ? error.message : error);
    await stop(1);
  }
}

async function run(settings: Settings, dev: boolean): Promise<void> {
  const databaseUrl = settings.databaseUrl ?? (await embeddedUrl(settings.dataDir));
  if (settings.databaseUrl) await mustAnswer(settings.databaseUrl);
  const applied = await applyMigrations(databaseUrl);
  if (applied.length > 0) console.log(`Applied ${applied.length} migrations, up to ${applied.at(-1)}`);
  await loadReference({ databaseUrl });
  const named = await fillSearchTexts(databaseUrl);
  if (named > 0) console.log(`Search: ${named} records are found by their names in the new form`);

  const greeting = await welcome(settings, databaseUrl);
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl,
    REPORT_DATABASE_URL: settings.reportDatabaseUrl ?? databaseUrl,
    SESSION_SECRET: settings.sessionSecret ?? keptSecret(settings.dataDir, 'session-secret', 48),
    SETUP_TOKEN: greeting.setupToken ?? '',
    FILES_DIR: settings.filesDir,
  });

  const application: Application = dev ? await loadSources() : await loadBuild();
  undo.push(application.close);
  const health = new pg.Pool({ connectionString: databaseUrl, max: 1, connectionTimeoutMillis: 2_000 });
  health.on('error', () => undefined);
  undo.push(() => health.end());

  await releaseInterrupted((text, values) => health.query(text, values));
  const log = createLogger();
  const { trustProxy, host, port } = settings;
  const ping = () => health.query('SELECT 1');
  const app = createApp({ build: application.build, files: application.files, ping, log, trustProxy, dev });
  const server = await listen(app, host, port);
  undo.push(() => drain(server, drainLimitMs));
  undo.push(sweepDaily((text, values) => health.query(text, values)));
  const shown = ['0.0.0.0', '::', '127.0.0.1'].includes(host) ? 'localhost' : host;
  console.log(describeWelcome(`http://${shown}:${port}`, greeting).join('\n'));
}

/** @throws with a message that names the setting and not the address, which holds a password */
async function mustAnswer(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(`DATABASE_URL: the database does not answer (${message || code}).`);
  } finally {
    await client.end();
  }
}

async function embeddedUrl(dataDir: string): Promise<string> {
  const database = await startEmbedded(dataDir);
  undo.push(database.stop);
  database.onCrash(() => {
    console.error('The embedded PostgreSQL has stopped by itself; its log is server.log beside its data.');
    void stop(1);
  });
  if (database.elsewhere) {
    console.log(
      `The database's account may not enter ${dataDir}, so the database is kept in ${database.elsewhere}`,
    );
  }
  return database.url;
}

/** Ctrl-C under npm arrives twice, from the terminal and from npm; only a later one means impatience. */
const impatienceMs = 1_000;

let stopping = false;

/** Undoes in reverse: requests are answered, then connections closed, then the database stopped. */
async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  for (const step of undo.reverse()) {
    await step().catch((error: Error) => {
      console.error(error.message);
    });
  }
  process.exit(code);
}

function stopOnSignals(): void {
  let asked = 0;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (asked === 0) {
        asked = Date.now();
        console.log('Stopping …');
        void stop(0);
      } else if (Date.now() - asked > impatienceMs) {
        // The database goes with the process.
        process.exit(1);
      }
    });
  }
}
