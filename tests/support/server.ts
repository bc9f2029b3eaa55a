import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const startLimitMs = 240_000;

/** A line of the server's log from `warn` up. */
const WARNING = /^\{"level":[4-6]0,/;

/**
 * Starts the real server on a new data directory.
 * @param env settings besides where it listens, such as DEMO
 * @returns its address and folder, and how to stop it and throw the folder away
 */
export async function startServer(env: Record<string, string>) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'e2e-data-'));
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, ['app/server/start.mjs'], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: dataDir,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const isReady = new Promise<true>((resolve) => {
    const listen = (chunk: Buffer) => {
      said = (said + chunk).slice(-20_000);
      if (said.includes('Ready: ')) resolve(true);
    };
    server.stdout.on('data', listen);
    server.stderr.on('data', listen);
    // What a test does not expect is seen beside the test that it breaks.
    createInterface(server.stdout).on('line', (line) => {
      if (WARNING.test(line)) process.stderr.write(`${line}\n`);
    });
  });
  const exited = once(server, 'exit');

  const stop = async () => {
    server.kill('SIGTERM');
    await exited;
    rmSync(dataDir, { recursive: true, force: true });
  };

  const late = once(AbortSignal.timeout(startLimitMs), 'abort');
  if ((await Promise.race([isReady, exited, late])) === true) return { base, dataDir, stop };
  await stop();
  throw new Error(`The server did not start:\n${said}`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
