import { demoPassword } from './demo-password.ts';
import { startServer } from './server.ts';

/** Starts the real server on a new data directory, with the demonstration data, and stops it afterwards. */
export default async function setup(): Promise<() => Promise<void>> {
  const { base, stop } = await startServer({ DEMO: '1', DEMO_PASSWORD: demoPassword });
  // Playwright hands the environment on to its workers, which read the configuration anew.
  process.env.E2E_BASE_URL = base;
  return stop;
}
