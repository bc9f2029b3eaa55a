import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { giveTo, serverAccount } from './account.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { reachableDistribution } from './place.ts';

/**
 * Starts a throw-away PostgreSQL in the system's temporary folder, without guards against power loss.
 * Stopping it deletes its data. Tests and the migration tools work on one of these.
 */
export async function startScratchCluster(): Promise<Cluster> {
  const account = serverAccount();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'scratch-postgres-'));
  if (account) giveTo(account, folder);
  const cluster = await startCluster({
    directory: path.join(folder, 'data'),
    distribution: reachableDistribution(account),
    password: randomBytes(18).toString('base64url'),
    account,
    durable: false,
  });
  return {
    ...cluster,
    stop: async () => {
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
