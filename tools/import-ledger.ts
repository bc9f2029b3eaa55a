import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Ctx } from '#app/auth/user.ts';
import { userByName } from '#app/auth/user-row.server.ts';
import { closeDatabase, db } from '#app/db/client.server.ts';
import { businessNow } from '#app/db/clock.server.ts';
import type { ImportView } from '#app/domain/ledgers/import.queries.server.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { localDate } from '#app/lib/dates.ts';
import { formatYi } from '#app/lib/money.ts';
import { Refusal } from '#app/lib/refusal.ts';
import { withDatabase } from '#app/server/database/with-database.ts';
import { readSettings } from '#app/server/settings.ts';

/*
 * Takes a ledger over from the command line: `npm run import -- FILE --team CODE [--user NAME] [--reason TEXT]
 * [--dry-run]`. The embedded database serves one process, so the application must not run meanwhile.
 */

const USAGE = 'npm run import -- FILE --team CODE [--user USERNAME] [--reason TEXT] [--dry-run]';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    team: { type: 'string' },
    user: { type: 'string' },
    reason: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
  },
});

async function run(): Promise<void> {
  const [file] = positionals;
  if (!file || !values.team) throw new Error(`Usage: ${USAGE}`);
  const settings = readSettings(process.env);
  await withDatabase(settings, async (url) => {
    Object.assign(process.env, { DATABASE_URL: url, REPORT_DATABASE_URL: url, FILES_DIR: settings.filesDir });
    try {
      await takeOver(file, values.team ?? '');
    } finally {
      await closeDatabase();
    }
  });
}

async function takeOver(file: string, teamCode: string): Promise<void> {
  // Read late: the clients take their settings from the environment.
  const { startImport, saveImport, discardImport } = await import(
    '#app/domain/ledgers/import.commands.server.ts'
  );
  const { readImport } = await import('#app/domain/ledgers/import.queries.server.ts');
  const { jobDone } = await import('#app/domain/ledgers/import-job.server.ts');
  const ctx = await ctxOf(values.user);
  const team = await db().team.findFirst({ where: { OR: [{ code: teamCode }, { name: teamCode }] } });
  if (!team) throw new Error(`There is no team ${teamCode}.`);
  const { id } = await startImport(ctx, { teamId: team.id, fileName: path.basename(file), file });
  await jobDone(id);
  const preview = await readImport(ctx, id);
  await show(preview);
  if (values['dry-run'] || preview.state !== 'ready') return discardImport(ctx, id);
  await saveImport(ctx, id, values.reason ?? null);
  await jobDone(id);
  await show(await readImport(ctx, id));
}

/** Who imports: the account named, else the first of the city office. */
async function ctxOf(username: string | undefined): Promise<Ctx> {
  const office = await db().user.findFirst({
    where: username ? { username, archivedAt: null } : { role: 'city_office', archivedAt: null },
    orderBy: { username: 'asc' },
  });
  const user = office && (await userByName(office.username));
  if (!user)
    throw new Error(username ? `There is no user ${username}.` : 'There is no user of a city office.');
  const now = await businessNow();
  return { user, now, today: localDate(now), locale: 'zh-CN', requestId: randomUUID() };
}

async function show({ state, counts, written, failure, sheets }: ImportView): Promise<void> {
  console.log(state);
  for (const { name, ledger, rows, skipped } of sheets) {
    console.log(`  ${name}: ${ledger ?? '—'}, ${rows} rows, ${skipped.length} skipped`);
  }
  for (const [verdict, { rows, amount }] of Object.entries(counts)) {
    if (rows > 0) console.log(`  ${verdict.padEnd(9)} ${String(rows).padStart(6)}  ${formatYi(amount)} 亿元`);
  }
  for (const { subject, made, changed } of written) {
    console.log(`  ${subject.padEnd(13)} ${made} made, ${changed} changed`);
  }
  if (failure.length > 0) {
    await say(failure);
    process.exitCode = 1;
  }
}

async function say(problems: Refusal['problems']): Promise<void> {
  const { t } = await i18nFor('zh-CN');
  for (const { key, params } of problems)
    console.error((t as (key: string, params?: object) => string)(key, params));
}

try {
  await run();
} catch (error) {
  if (error instanceof Refusal) await say(error.problems);
  else console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
