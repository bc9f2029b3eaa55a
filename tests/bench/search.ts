import { once } from 'node:events';
import postgres from 'postgres';
import type { Ctx, Role } from '#app/auth/user.ts';
import { closeDatabase } from '#app/db/client.server.ts';
import { search } from '#app/domain/search/search.queries.server.ts';
import { applyMigrations } from '#app/server/database/migrate.ts';
import { startScratchCluster } from '#app/server/database/scratch.ts';
import { fillSearchTexts } from '#app/server/search-texts.ts';
import { loadReference } from '#prisma/reference/load.ts';
import { idOf, SIZES, tables } from './search-world.ts';

/*
 * How long search takes at the server with 50,000 companies and 100,000 deals: `npm run bench:search`. It fills a
 * PostgreSQL of its own, or takes BENCH_DATABASE_URL, filled before by a run of this with that address.
 */

const ROUNDS = 5;
const HITS = 5;

const QUERIES: Record<string, string[]> = {
  'a name': ['旗滨', '恒泰矿业', '四川瑞丰新能源', '昆明宏图', '成都鑫源食品有限公司'],
  pinyin: ['ruifeng', 'hengtaikuangye', 'chongqing', 'shudi'],
  initials: ['htky', 'scrf', 'yxgs', 'gfdz'],
  'two letters': ['zt', 'qb', 'ny', 'gs', 'xq', '矿业', '光伏', '公司'],
  'one character': ['光', '云', 'z', 'q', '县', '7'],
  'mixed terms': ['恒泰 zy', '光伏 zx 2019', 'zt 硅业', '云南 gf', '物流 镇雄'],
  'codes and numbers': ['ZT-2019-044444', '044444', '91530600MA000001', '1234', '2021'],
  'very common': ['有限公司', '项目', '建设', 'youxiangongsi', '年产'],
  nothing: ['喵星人', 'qqqqzzz', '进博会 喵', 'xw喵'],
};

const USERS: [name: string, role: Role, team: number[], region: string | null][] = [
  ['city office', 'city_office', [0], '530600'],
  ['county officer', 'officer', [2], '530622'],
  ['county office', 'county_office', [1], '530621'],
  ['task force', 'officer', [36], null],
];

async function fill(url: string): Promise<void> {
  await applyMigrations(url);
  await loadReference({ databaseUrl: url });
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  // Triggers would write each entry when its record comes; here all are written at once.
  await sql`SET session_replication_role = replica`;
  for (const { name, columns, rows } of tables()) {
    const into = await sql.unsafe(`COPY ${name} (${columns}) FROM STDIN`).writable();
    for (const row of rows) {
      const line = row
        .map((value) => (value === null ? '\\N' : String(value).replace(/\n/g, '\\n')))
        .join('\t');
      if (!into.write(`${line}\n`)) await once(into, 'drain');
    }
    into.end();
    await once(into, 'finish');
  }
  await sql`INSERT INTO search_entry (id, kind, team_id, at, text)
    SELECT id, kind, team_id, at, text FROM search_source ON CONFLICT DO NOTHING`;
  await sql`VACUUM ANALYZE`;
  await sql.end();
  await fillSearchTexts(url);
}

function ctxOf([name, role, teams, regionCode]: (typeof USERS)[number]): Ctx {
  const teamIds = teams.map((team) => idOf(1, team));
  const user = {
    id: idOf(8, 1),
    username: name,
    name,
    role,
    teamId: teamIds[0] ?? '',
    teamName: name,
    regionCode,
  };
  return {
    user: { ...user, teamIds, mustChangePassword: false, isDemo: false },
    now: new Date('2023-11-12'),
    today: '2023-11-12',
    locale: 'zh-CN',
    requestId: 'bench',
  };
}

const quantile = (times: number[], part: number) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.ceil(times.length * part) - 1)] ?? 0;

const shown = (times: number[]) =>
  [0.5, 0.95, 1].map((part) => quantile(times, part).toFixed(1).padStart(7)).join(' ');

async function measure(): Promise<void> {
  for (const user of USERS) {
    const ctx = ctxOf(user);
    const every: number[] = [];
    console.log(`\n${user[0].padEnd(34)}     p50     p95     max  ms`);
    for (const [what, queries] of Object.entries(QUERIES)) {
      const times: number[] = [];
      const slow: [number, string][] = [];
      for (let round = 0; round <= ROUNDS; round++) {
        for (const query of queries) {
          const start = performance.now();
          await search(ctx, query, HITS);
          const took = performance.now() - start;
          // The first round fills the caches.
          if (round > 0) times.push(took);
          if (round === ROUNDS) slow.push([took, query]);
        }
      }
      every.push(...times);
      const [worst] = slow.sort(([a], [b]) => b - a);
      console.log(`  ${what.padEnd(32)} ${shown(times)}   ${worst?.[1]}`);
    }
    console.log(`  ${'all'.padEnd(32)} ${shown(every)}`);
  }
}

const cluster = process.env.BENCH_DATABASE_URL ? undefined : await startScratchCluster();
const url = process.env.BENCH_DATABASE_URL ?? cluster?.url('postgres') ?? '';
try {
  const [known] = await postgres(url, { max: 1, idle_timeout: 1 })<{ known: boolean }[]>`
    SELECT to_regclass('search_entry') IS NOT NULL AS known`;
  if (!known?.known) {
    const start = performance.now();
    await fill(url);
    console.log(`Filled in ${Math.round((performance.now() - start) / 1000)} s: ${JSON.stringify(SIZES)}`);
  }
  process.env.DATABASE_URL = url;
  await measure();
} finally {
  await closeDatabase();
  await cluster?.stop();
}
