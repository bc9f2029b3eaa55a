import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import type { Ctx } from '#app/auth/user.ts';
import { userByName } from '#app/auth/user-row.server.ts';
import { closeDatabase, db } from '#app/db/client.server.ts';
import { listDeals } from '#app/domain/deals/deal.queries.server.ts';
import { dealFilterSchema } from '#app/domain/deals/deal.schema.ts';
import { readGrids } from '#app/domain/ledgers/file/read-grids.server.ts';
import { saveImport, startImport, undoImport } from '#app/domain/ledgers/import.commands.server.ts';
import { readImport } from '#app/domain/ledgers/import.queries.server.ts';
import { jobDone } from '#app/domain/ledgers/import-job.server.ts';
import { localDate } from '#app/lib/dates.ts';
import { startEmbedded } from '#app/server/database/embedded.ts';
import { applyMigrations } from '#app/server/database/migrate.ts';
import { loadDemo } from '#prisma/demo/load.ts';

/*
 * How fast a ledger of 20,000 signings comes over on the embedded database, beside the demonstration data, and how long
 * a list of deals takes meanwhile: `npx tsx tests/bench/ledger-import.ts [rows]`.
 */

const ROWS = Number(process.argv[2] ?? 20_000);
const HEAD = [
  ...['序号', '项目名称', '投资方', '总投资（万元）', '签约时间', '协议类型', '产业链', '用地（亩）'],
  ...['项目内容', '企业联系人', '联系方式', '备注'],
];

async function writeLedger(file: string): Promise<void> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('昭阳');
  sheet.addRow(['昭阳区2023年签约项目台账']);
  sheet.addRow(HEAD);
  for (let index = 0; index < ROWS; index++) {
    sheet.addRow([
      ...[
        index + 1,
        `第${index}号绿色铝材加工基地项目`,
        `成都第${index % 12_000}新能源科技有限公司`,
        1000 + index,
      ],
      ...[`2023.${1 + (index % 10)}.${1 + (index % 28)}`, '投资协议', '绿色硅铝', 50 + (index % 300)],
      ...[
        '建设年产十万吨铝型材生产线及配套设施',
        `李${index % 97}`,
        `139${String(index).padStart(8, '0')}`,
        '已选址',
      ],
    ]);
  }
  await book.xlsx.writeFile(file);
}

async function timed<T>(label: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  const seconds = (performance.now() - start) / 1000;
  console.log(`${label.padEnd(34)} ${seconds.toFixed(2)} s  ${Math.round(ROWS / seconds)} rows/s`);
  return result;
}

/** Asks for a list of deals again and again until told to stop. @returns the 95th percentile in milliseconds */
function askMeanwhile(ctx: Ctx): () => Promise<string> {
  const taken: number[] = [];
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  let going = true;
  const asking = (async () => {
    while (going) {
      const start = performance.now();
      await listDeals(ctx, dealFilterSchema.parse({}));
      taken.push(performance.now() - start);
      await wait(20);
    }
  })();
  return async () => {
    going = false;
    await asking;
    delay.disable();
    const sorted = taken.sort((a, b) => a - b);
    const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0);
    return `list of deals p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (${taken.length}×), event loop p99 ${(delay.percentile(99) / 1e6).toFixed(0)} ms`;
  };
}

const folder = mkdtempSync(path.join(tmpdir(), 'bench-ledger-'));
const database = await startEmbedded(folder);
try {
  await applyMigrations(database.url);
  await loadDemo({ databaseUrl: database.url, password: 'benchmark-only', realNow: new Date() });
  Object.assign(process.env, { DATABASE_URL: database.url, FILES_DIR: path.join(folder, 'files') });
  const user = await userByName('city');
  if (!user) throw new Error('The demonstration data has no city office');
  const now = new Date('2023-11-12T09:30:00+08:00');
  const ctx: Ctx = { user, now, today: localDate(now), locale: 'zh-CN', requestId: 'bench' };
  const file = path.join(folder, 'ledger.xlsx');
  await writeLedger(file);

  await timed('parsing alone', async () => readGrids(file, 'ledger.xlsx'));
  const quiet = askMeanwhile(ctx);
  await wait(3000);
  console.log(`idle: ${await quiet()}`);

  const reading = askMeanwhile(ctx);
  const { id } = await timed('preview', async () => {
    const batch = await startImport(ctx, { teamId: user.teamId, fileName: 'ledger.xlsx', file });
    await jobDone(batch.id);
    return batch;
  });
  console.log(`while it is read: ${await reading()}`);
  const saving = askMeanwhile(ctx);
  await timed('saving', async () => {
    await saveImport(ctx, id, null);
    await jobDone(id);
  });
  console.log(`while it is saved: ${await saving()}`);
  const { state, failure, written } = await readImport(ctx, id);
  console.log(state, JSON.stringify(failure), JSON.stringify(written));
  const again = await timed('preview of the same file', async () => {
    const batch = await startImport(ctx, { teamId: user.teamId, fileName: 'ledger.xlsx', file });
    await jobDone(batch.id);
    return batch;
  });
  console.log(JSON.stringify((await readImport(ctx, again.id)).counts));
  await timed('undoing', async () => {
    await undoImport(ctx, id, null);
    await jobDone(id);
  });
  console.log((await readImport(ctx, id)).state, await db().deal.count({ where: { archivedAt: null } }));
} finally {
  await closeDatabase();
  await database.stop();
  rmSync(folder, { recursive: true });
}
