import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { closeDatabase } from '#app/db/client.server.ts';

/**
 * Gives the test file a database of its own, cloned from a template before the first test and dropped after the
 * last. Call it once at the top of a `*.db.test.ts` file; the application's clients then connect to the clone.
 *
 * @param template `empty` has the migrations only, `demo` the demonstration data
 * @returns the clone's address, once the tests run
 */
export function useDatabase(template: 'empty' | 'demo'): { readonly url: string } {
  const name = `test_${randomBytes(6).toString('hex')}`;

  beforeAll(async () => {
    await administer(`CREATE DATABASE ${name} TEMPLATE template_${template} STRATEGY WAL_LOG`);
    const url = new URL(inject('postgresUrl'));
    url.pathname = name;
    process.env.DATABASE_URL = url.href;
    process.env.REPORT_DATABASE_URL = url.href;
    process.env.SESSION_SECRET = 'a session secret that only tests use';
  });

  afterAll(async () => {
    await closeDatabase();
    await administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });

  return {
    get url() {
      return process.env.DATABASE_URL ?? '';
    },
  };
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
