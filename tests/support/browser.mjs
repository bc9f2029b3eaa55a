/** Finds a Chromium for the end-to-end tests, or unpacks the one that comes as an npm package. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

const installed = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Nothing that calls out: tests see this machine only. */
export const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A browser that starts on this machine: CHROMIUM_PATH, an installed Chromium or Chrome, or the packaged one.
 *
 * @returns {{ executablePath: string, env: Record<string, string> }}
 * @throws {Error} that says what is missing
 */
export function findBrowser() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (!starts(chosen)) throw new Error(`CHROMIUM_PATH: ${chosen} does not start.`);
    return { executablePath: chosen, env: {} };
  }
  for (const name of installed) {
    for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
      const executablePath = path.join(folder, name);
      if (existsSync(executablePath) && starts(executablePath)) return { executablePath, env: {} };
    }
  }
  return packagedBrowser();
}

/** The Chromium of @sparticuz/chromium (Linux on x64), with the libraries it was packed with. */
export function packagedBrowser() {
  const folder = unpack();
  const libraries = [path.join(folder, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  const env = { LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: path.join(folder, 'fonts') };
  const executablePath = path.join(folder, 'chromium');
  const attempt = spawnSync(executablePath, ['--version'], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  if (attempt.status === 0) return { executablePath, env };
  const reason = attempt.error?.message ?? attempt.stderr.trim();
  throw new Error(
    `No browser for the end-to-end tests. There is no installed Chromium or Chrome (${installed.join(', ')}), ` +
      `and the packaged one does not start here: ${reason}\nInstall Chromium, or set CHROMIUM_PATH.`,
  );
}

/** @param {string} program */
function starts(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

function unpack() {
  const require = createRequire(import.meta.url);
  const source = path.join(path.dirname(require.resolve('@sparticuz/chromium')), '..', '..', 'bin');
  const { version } = JSON.parse(readFileSync(path.join(source, '..', 'package.json'), 'utf8'));
  const folder = path.join(os.tmpdir(), `packaged-chromium-${version}-${process.getuid?.() ?? 0}`);
  if (existsSync(folder)) return folder;
  const draft = mkdtempSync(`${folder}-`);
  writeFileSync(
    path.join(draft, 'chromium'),
    brotliDecompressSync(readFileSync(path.join(source, 'chromium.br'))),
  );
  chmodSync(path.join(draft, 'chromium'), 0o755);
  for (const archive of ['al2023', 'fonts', 'swiftshader']) {
    const input = brotliDecompressSync(readFileSync(path.join(source, `${archive}.tar.br`)));
    const result = spawnSync('tar', ['-xf', '-', '-C', draft], { input });
    if (result.status !== 0) throw new Error(`Unpacking ${archive} failed: ${result.error ?? result.stderr}`);
  }
  try {
    renameSync(draft, folder);
  } catch {
    // Another process was faster.
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}
