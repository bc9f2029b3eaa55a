import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Account, canReach } from './account.ts';
import { distribution } from './binaries.ts';

const shelter = '/var/lib';

/**
 * The PostgreSQL binaries, at a path that the account may walk to. Where the project lies under a folder that
 * is closed to others (often /root), they are copied to /var/lib once.
 */
export function reachableDistribution(account: Account | undefined): string {
  const own = distribution();
  if (!account || canReach(account, path.join(own, 'bin'))) return own;
  const copy = path.join(shelter, `zhaoshang-crm-${hash(own + version(own))}`, 'postgresql');
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    mkdirSync(path.dirname(copy), { recursive: true, mode: 0o755 });
    cpSync(own, draft, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(draft, copy);
    } catch {
      // Another process finished the same copy first.
      rmSync(draft, { recursive: true, force: true });
    }
  }
  return copy;
}

/** The folder for the database cluster of a data directory: inside it, or in /var/lib when it is closed. */
export function clusterDirectory(dataDir: string, account: Account | undefined): string {
  if (!account || canReach(account, dataDir)) return path.resolve(dataDir, 'postgres');
  return path.join(shelter, `zhaoshang-crm-${hash(dataDir)}`, 'postgres');
}

function version(own: string): string {
  return readFileSync(path.join(own, '..', 'package.json'), 'utf8').match(/"version": "(.+)"/)?.[1] ?? '';
}

function hash(text: string): string {
  return createHash('sha256').update(path.resolve(text)).digest('hex').slice(0, 12);
}
