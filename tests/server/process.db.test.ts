import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isRunning } from '#app/server/database/lock.ts';

const main = "import('./app/server/main.ts').then(({ start }) => start(false))";
let root: string;
let started: { child: ChildProcess; said: string; base: string }[];

/** A project folder with our sources and a small build. */
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'process-'));
  // A temporary folder is closed to other accounts, which is a case of its own below.
  chmodSync(root, 0o755);
  started = [];
  for (const name of ['app', 'prisma', 'node_modules', 'package.json'])
    symlinkSync(path.resolve(name), path.join(root, name));
  mkdirSync(path.join(root, 'build/server'), { recursive: true });
  const stub = JSON.stringify(path.resolve('tests/support/stub-build.mjs'));
  writeFileSync(path.join(root, 'build/server/index.js'), `export * from ${stub};`);
});

afterEach(async () => {
  for (const { child } of started) child.kill('SIGKILL');
  const shelters = started.map(shelterOf).filter((folder) => folder !== undefined);
  for (const cluster of [path.join(root, '.data'), ...shelters].map((folder) =>
    path.join(folder, 'postgres'),
  )) {
    const postmaster = postmasterPid(cluster);
    if (postmaster && isRunning(postmaster)) process.kill(postmaster, 'SIGQUIT');
    await expect.poll(() => isRunning(postmaster), { timeout: 10_000 }).toBe(false);
  }
  for (const folder of [root, ...shelters]) rmSync(folder, { recursive: true, force: true });
});

/** The folder outside the project that a server said it keeps its database in. */
function shelterOf({ said }: { said: string }): string | undefined {
  const cluster = said.match(/the database is kept in (\S+)/)?.[1];
  return cluster && path.dirname(cluster);
}

/** The process id of a cluster's server; 0 when it does not run. */
function postmasterPid(cluster = path.join(root, '.data/postgres')): number {
  const file = path.join(cluster, 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
}

/** Starts the server and resolves with its address, or with everything it said when it gave up. */
async function startServer(settings: Record<string, string> = {}) {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', main], {
    cwd: root,
    env: { PATH, HOME, DEMO: '0', NODE_ENV: 'production', ...settings },
  });
  const state = { child, said: '', base: '' };
  started.push(state);
  const listen = (chunk: Buffer) => {
    state.said += chunk;
    state.base = state.said.match(/Ready: (\S+)/)?.[1] ?? '';
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  await expect.poll(() => state.base !== '' || child.exitCode !== null, { timeout: 30_000 }).toBe(true);
  return state;
}

const port = () => String(20_000 + Math.floor(Math.random() * 10_000));

test('on SIGTERM the running request is answered, then connections close, then the database stops', async () => {
  const running = await startServer({ PORT: port() });
  const { child, base } = running;
  const postmaster = postmasterPid();
  expect(isRunning(postmaster)).toBe(true);
  const slow = fetch(`${base}/slow`).then((response) => response.text());
  await expect.poll(() => running.said).toContain('slow request');
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await expect.poll(() => fetch(`${base}/healthz`).catch(() => 'refused')).toBe('refused');
  child.kill('SIGUSR2');
  expect(await slow).toBe('slow but whole');
  expect(await exit).toEqual([0, null]);
  expect(isRunning(postmaster)).toBe(false);
  expect(existsSync(path.join(root, '.data/lock'))).toBe(false);
  expect(running.said).toContain('application closed');
  const log = readFileSync(path.join(root, '.data/postgres/server.log'), 'utf8');
  expect(log.trim().split('\n').at(-1)).toContain('database system is shut down');
});

test('an empty database without demonstration data asks for the first administrator', async () => {
  const first = await startServer({ PORT: port() });
  await expect.poll(() => first.said).toMatch(/\/setup\?token=[\w-]{32}\n/);
});

test('a second start on the same data is refused, and after kill -9 the next one takes over', async () => {
  const first = await startServer({ PORT: port() });
  const second = await startServer({ PORT: port() });
  expect(second.child.exitCode).toBe(1);
  expect(second.said).toContain(`in use by process ${first.child.pid}`);
  const orphan = postmasterPid();
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  expect(isRunning(orphan)).toBe(true);
  const third = await startServer({ PORT: port() });
  expect(third.base).not.toBe('');
  expect(isRunning(orphan)).toBe(false);
  expect((await fetch(`${third.base}/readyz`)).status).toBe(200);
});

test('bad settings end the start with one line each and no stack trace', async () => {
  const { said, child } = await startServer({ PORT: 'x', SESSION_SECRET: 'short' });
  expect(child.exitCode).toBe(1);
  expect(said).toBe('PORT must be a number\nSESSION_SECRET must have at least 32 characters\n');
});

test('a project in a folder that is closed to the database account works all the same', async () => {
  chmodSync(root, 0o700);
  const server = await startServer({ PORT: port() });
  expect((await fetch(`${server.base}/readyz`)).status).toBe(200);
  // Only root runs the database under another account.
  expect(shelterOf(server) !== undefined).toBe(process.getuid?.() === 0);
});
