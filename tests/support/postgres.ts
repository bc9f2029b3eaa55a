import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { applyMigrations } from '#app/server/database/migrate.ts';
import { startScratchCluster } from '#app/server/database/scratch.ts';
import { loadDemo } from '#prisma/demo/load.ts';
import { demoPassword } from './demo-password.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the test server's administrative database. */
    postgresUrl: string;
  }
}

/**
 * One PostgreSQL for all integration tests, with two templates: `template_empty` has the migrations only,
 * `template_demo` the demonstration data too. Test files clone them by `useDatabase`.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startScratchCluster();
  try {
    const admin = new pg.Client({ connectionString: cluster.url('postgres') });
    await admin.connect();
    await admin.query('CREATE DATABASE template_empty');
    await applyMigrations(cluster.url('template_empty'));
    await admin.query('CREATE DATABASE template_demo TEMPLATE template_empty');
    await admin.end();
    await loadDemo({
      databaseUrl: cluster.url('template_demo'),
      password: demoPassword,
      realNow: new Date(),
    });
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  project.provide('postgresUrl', cluster.url('postgres'));
  return () => cluster.stop();
}
