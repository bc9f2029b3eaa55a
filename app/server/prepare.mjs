/**
 * What has to be there before the application can run: dependencies, the generated database client, the build.
 * Each step looks at its inputs by content and does nothing when they have not changed. Plain JavaScript on
 * Node's own modules, because nothing may be installed yet.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A step failed; the message is for people and complete. */
export class PreparationFailed extends Error {}

/** @throws {PreparationFailed} on a Node that is too old */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new PreparationFailed(`Node ${version} is too old: 20.19 or newer is needed (https://nodejs.org).`);
}

/** Everything in order. The development server builds by itself. @param {{ build: boolean }} options */
export function prepare({ build }) {
  checkNode();
  installDependencies();
  generateClient();
  if (build) buildApp();
}

/**
 * Installs what package-lock.json asks for, unless it is there. Not `npm ci`: that refuses a lock file in which
 * packages for other operating systems are missing, and a registry mirror may not have offered those.
 */
export function installDependencies(root = process.cwd()) {
  if (isInstalled(root)) return;
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  run('Installing dependencies', 'npm', ['install', '--no-save', '--include=dev', ...quiet], { root });
}

/** Whether every package of the lock file is installed in its version; npm notes that in node_modules. */
export function isInstalled(root = process.cwd()) {
  const note = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(note)) return false;
  const wanted = readJson(path.join(root, 'package-lock.json')).packages;
  const present = readJson(note).packages;
  return Object.entries(wanted).every(([name, { version, optional }]) => {
    if (name === '' || (optional && !present[name])) return true;
    return present[name]?.version === version && existsSync(path.join(root, name));
  });
}

/** `prisma generate`, when the schema has changed. */
export function generateClient(root = process.cwd()) {
  const inputs = ['prisma/schema', 'prisma.config.ts', 'package-lock.json'];
  step('generate', root, inputs, 'app/db/generated/client.ts', () =>
    run(
      'Generating the database client',
      process.execPath,
      ['node_modules/prisma/build/index.js', 'generate'],
      {
        root,
        // Generating does not use the engine, but without this Prisma downloads it.
        env: {
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
          CHECKPOINT_DISABLE: '1',
          PRISMA_HIDE_UPDATE_MESSAGE: '1',
        },
      },
    ),
  );
}

/** The production build of server and browser code, when anything that goes into it has changed. */
export function buildApp(root = process.cwd()) {
  const inputs = ['app', 'public', 'prisma/schema', 'package-lock.json', 'package.json', 'tsconfig.json'];
  step('build', root, [...inputs, 'vite.config.ts', 'remix.config.js'], 'build/server/index.js', () =>
    run('Building', process.execPath, ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build'], {
      root,
      env: { NODE_ENV: 'production' },
    }),
  );
}

/**
 * Runs `work` unless it has run with the same inputs and its result is still there.
 *
 * @param {string} name of the stamp in .cache/
 * @param {string} root
 * @param {string[]} inputs files and folders, relative to the root
 * @param {string} result a file that the work makes
 * @param {() => void} work
 */
export function step(name, root, inputs, result, work) {
  const stamp = path.join(root, '.cache', `${name}.stamp`);
  const hash = contentHash(root, inputs);
  if (existsSync(path.join(root, result)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash)
    return;
  work();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

// Neither goes into the bundle: the one runs beside it, the other follows from prisma/schema.
const outsideBuild = [path.join('app', 'server'), path.join('app', 'db', 'generated')];

/**
 * One hash over names and contents of files and folders; what does not exist counts as empty.
 *
 * @param {string} root
 * @param {string[]} inputs
 */
export function contentHash(root, inputs) {
  const hash = createHash('sha256');
  /** @param {string} name */
  const add = (name) => {
    const at = path.join(root, name);
    if (!existsSync(at) || outsideBuild.includes(name)) return;
    if (statSync(at).isDirectory()) {
      for (const entry of readdirSync(at).sort()) add(path.join(name, entry));
    } else {
      hash.update(`${name}\0`).update(readFileSync(at)).update('\0');
    }
  };
  for (const input of inputs) add(input);
  return hash.digest('hex');
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * Runs a program, quietly unless it fails.
 *
 * @param {string} label
 * @param {string} program
 * @param {string[]} args
 * @param {{ root: string, env?: Record<string, string> }} options
 */
function run(label, program, args, { root, env = {} }) {
  const started = Date.now();
  process.stdout.write(`${label} … `);
  const result = spawnSync(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    shell: process.platform === 'win32' && program === 'npm',
    maxBuffer: 64 << 20,
  });
  process.stdout.write(
    result.status === 0 ? `${((Date.now() - started) / 1000).toFixed(1)} s\n` : 'failed\n',
  );
  if (result.status === 0) return;
  const said = result.error?.message ?? `${result.stdout}${result.stderr}`;
  throw new PreparationFailed(`${label} failed:\n${said.trim()}`);
}
