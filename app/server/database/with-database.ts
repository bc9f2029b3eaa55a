import type { Settings } from '../settings.ts';
import { startEmbedded } from './embedded.ts';

/** Runs `work` on the configured database, starting and stopping the embedded one for it. */
export async function withDatabase<T>(settings: Settings, work: (url: string) => Promise<T>): Promise<T> {
  if (settings.databaseUrl) return work(settings.databaseUrl);
  const database = await startEmbedded(settings.dataDir);
  try {
    return await work(database.url);
  } finally {
    await database.stop();
  }
}
