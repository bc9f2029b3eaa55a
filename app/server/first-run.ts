import pg from 'pg';
import { keptSecret } from './secrets.ts';
import type { Settings } from './settings.ts';

/** What the operator is told at every start. */
export interface Welcome {
  /** With the demonstration data: its accounts, and the password that they share. */
  demo: { password: string; accounts: { username: string; role: string; team: string }[] } | undefined;
  /** While nobody can sign in: the token that lets one visitor of /setup become the first administrator. */
  setupToken: string | undefined;
}

/** Fills an empty database with the demonstration data if the settings ask for it, and says how to get in. */
export async function welcome(settings: Settings, databaseUrl: string): Promise<Welcome> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const empty = (await client.query('SELECT 1 FROM app_user LIMIT 1')).rowCount === 0;
    const isDemo = empty
      ? settings.demo
      : (await client.query('SELECT 1 FROM app_user WHERE is_demo LIMIT 1')).rowCount === 1;
    if (!isDemo) {
      return {
        demo: undefined,
        setupToken: empty ? keptSecret(settings.dataDir, 'setup-token', 24) : undefined,
      };
    }
    const password = settings.demoPassword ?? keptSecret(settings.dataDir, 'demo-password', 9);
    await provideDemo(databaseUrl, password, empty);
    const { rows } = await client.query<{ username: string; role: string; team: string }>(
      `SELECT u.username, u.role::text AS role, t.name AS team
         FROM app_user u JOIN team t ON t.id = u.team_id
        WHERE u.is_demo AND u.archived_at IS NULL ORDER BY u.role, u.username`,
    );
    return { demo: { password, accounts: rows }, setupToken: undefined };
  } finally {
    await client.end();
  }
}

/** Loads the demonstration, or gives the one that is there the password that will be printed. */
async function provideDemo(databaseUrl: string, password: string, empty: boolean): Promise<void> {
  if (!empty) {
    const { alignDemoPassword } = await import('#prisma/demo/password.ts');
    return alignDemoPassword(databaseUrl, password);
  }
  console.log('Loading the demonstration data …');
  // Needed once in the life of a database, so later starts do not read it.
  const { loadDemo } = await import('#prisma/demo/load.ts');
  await loadDemo({ databaseUrl, password, realNow: new Date() });
}

/** The welcome as lines of text for the terminal. */
export function describeWelcome(address: string, { demo, setupToken }: Welcome): string[] {
  const lines = [`Ready: ${address}`];
  if (demo) {
    const widest = Math.max(...demo.accounts.map(({ username }) => username.length));
    lines.push('', `Demo accounts, password ${demo.password}`);
    for (const { username, role, team } of demo.accounts) {
      lines.push(`  ${username.padEnd(widest)}  ${role.padEnd(13)}  ${team}`);
    }
  }
  if (setupToken) {
    lines.push('', 'There are no users yet. Create the first administrator here, this once:');
    lines.push(`  ${address}/setup?token=${setupToken}`);
  }
  return lines;
}
