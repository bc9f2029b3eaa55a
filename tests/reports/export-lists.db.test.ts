import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db, sql } from '#app/db/client.server.ts';
import { listCompanies } from '#app/domain/companies/company.queries.server.ts';
import { companyFilterSchema } from '#app/domain/companies/company.schema.ts';
import { listContacts } from '#app/domain/contacts/contact.queries.server.ts';
import { contactFilterSchema } from '#app/domain/contacts/contact.schema.ts';
import { listDeals } from '#app/domain/deals/deal.queries.server.ts';
import { dealFilterSchema } from '#app/domain/deals/deal.schema.ts';
import { listEditions } from '#app/domain/events/edition.queries.server.ts';
import { editionFilterSchema } from '#app/domain/events/edition.schema.ts';
import { listReceptions } from '#app/domain/receptions/reception.queries.server.ts';
import { receptionFilterSchema } from '#app/domain/receptions/reception.schema.ts';
import { listTrips } from '#app/domain/trips/trip.queries.server.ts';
import { tripFilterSchema } from '#app/domain/trips/trip.schema.ts';
import { visitFilterSchema } from '#app/domain/visits/visit.schema.ts';
import { listVisits } from '#app/domain/visits/visit-list.queries.server.ts';
import { loader } from '#app/routes/exports.$file.ts';
import { loader as recordsLoader } from '#app/routes/reports.records.tsx';
import { useDatabase } from '#tests/support/database.ts';
import { cookieOf, ctxOf, currentUser } from '#tests/support/fixtures.ts';
import { answerOf, routeArgs } from '#tests/support/visit-route.ts';

useDatabase('demo');

const ROLES = ['officer', 'lead', 'county', 'city', 'organizer', 'official'] as const;
const people = new Map<string, { cookie: string; ctx: Ctx }>();

beforeAll(async () => {
  for (const username of [...ROLES, 'admin', 'auditor']) {
    const { id } = await db().user.findUniqueOrThrow({ where: { username } });
    const now = new Date('2023-11-12T01:30:00Z');
    people.set(username, { cookie: await cookieOf(id), ctx: ctxOf(await currentUser(id), now) });
  }
});

const person = (username: string) => people.get(username) ?? expect.fail(`There is no ${username}`);

const ask = (username: string, address: string) => {
  const file = address.split('?')[0] ?? '';
  return loader(routeArgs(`/exports/${address}`, { cookie: person(username).cookie, params: { file } }));
};

/** The cells of a downloaded workbook as text, row by row. */
async function workbook(username: string, address: string): Promise<string[][]> {
  const response = await ask(username, address);
  expect(response.status).toBe(200);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await response.arrayBuffer());
  const rows: string[][] = [];
  book.worksheets[0]?.eachRow((row) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      cells[column - 1] = cell.value instanceof Date ? cell.value.toISOString().slice(0, 10) : cell.text;
    });
    rows.push(cells);
  });
  return rows;
}

const columnOf = (rows: string[][], head: string) => {
  const [heads = [], ...lines] = rows;
  expect(heads).toContain(head);
  return lines.map((line) => line[heads.indexOf(head)] ?? '');
};

/** What the pages of a list show, one after the other. */
async function pagesOf<Row>(
  read: (after: string | undefined) => Promise<{ rows: Row[]; after: string | null }>,
): Promise<Row[]> {
  const rows: Row[] = [];
  let after: string | null | undefined;
  do {
    const page = await read(after ?? undefined);
    rows.push(...page.rows);
    after = page.after;
  } while (after);
  return rows;
}

type Listed = (ctx: Ctx, search: Record<string, string>) => Promise<string[]>;

const CONDITIONS: Record<string, string>[] = [
  { sort: '-amount' },
  { sort: 'due', stage: 'negotiating' },
  { owner: 'me' },
];

/** Every list: its file, some conditions, the column that tells the rows apart, and what its pages show there. */
const LISTS: [file: string, search: Record<string, string>, head: string, listed: Listed][] = [
  [
    'companies',
    { sort: 'name' },
    '企业名称',
    async (ctx, search) =>
      (await pagesOf((after) => listCompanies(ctx, companyFilterSchema.parse({ ...search, after })))).map(
        ({ name }) => name,
      ),
  ],
  [
    'contacts',
    {},
    '电话',
    async (ctx, search) =>
      (await pagesOf((after) => listContacts(ctx, contactFilterSchema.parse({ ...search, after })))).map(
        ({ phone }) => phone,
      ),
  ],
  ...CONDITIONS.map((search): (typeof LISTS)[number] => [
    'deals',
    search,
    '编号',
    async (ctx, conditions) =>
      (await pagesOf((after) => listDeals(ctx, dealFilterSchema.parse({ ...conditions, after })))).map(
        ({ code }) => code,
      ),
  ]),
  [
    'visits',
    { kind: 'inbound' },
    '成果',
    async (ctx, search) =>
      (await pagesOf((after) => listVisits(ctx, visitFilterSchema.parse({ ...search, after })))).map(
        ({ outcome }) => outcome,
      ),
  ],
  [
    'trips',
    { year: '2023' },
    '标题',
    async (ctx, search) =>
      (await pagesOf((after) => listTrips(ctx, tripFilterSchema.parse({ ...search, after })))).map(
        ({ title }) => title,
      ),
  ],
  [
    'receptions',
    {},
    '来访企业',
    async (ctx, search) =>
      (await pagesOf((after) => listReceptions(ctx, receptionFilterSchema.parse({ ...search, after })))).map(
        ({ company }) => company.name,
      ),
  ],
  [
    'events',
    { time: 'past' },
    '活动',
    async (ctx, search) =>
      (await pagesOf((after) => listEditions(ctx, editionFilterSchema.parse({ ...search, after })))).map(
        ({ name }) => name,
      ),
  ],
];

describe.each(ROLES)('a file for %s', (username) => {
  it.each(LISTS)(
    'of %s with %o holds what the pages show, in their order',
    async (file, search, head, listed) => {
      const rows = await workbook(username, `${file}.xlsx?${new URLSearchParams(search)}`);
      expect(columnOf(rows, head)).toEqual(await listed(person(username).ctx, search));
    },
  );
});

it('is refused to whoever sees no records', async () => {
  for (const username of ['admin', 'auditor'])
    expect(await answerOf(ask(username, 'deals.xlsx'))).toMatchObject({ status: 403 });
});

it.each(['deals.pdf', 'people.xlsx', 'deals', 'deals.xlsx.csv', 'constructor.csv'])(
  'there is no %s',
  async (file) => {
    expect(await answerOf(ask('city', file))).toMatchObject({ status: 404 });
  },
);

it('answers bad conditions with 422', async () => {
  expect((await ask('city', 'deals.xlsx?stage=moon')).status).toBe(422);
});

describe('the log', () => {
  const lastEntry = () => db().auditEntry.findFirst({ where: { action: 'export' }, orderBy: { id: 'desc' } });

  it('says who took which list under which conditions, and how many rows', async () => {
    const rows = await workbook(
      'city',
      'deals.xlsx?stage=negotiating&after=00000000-0000-7000-8000-000000000000',
    );
    expect(await lastEntry()).toMatchObject({
      actorName: person('city').ctx.user.name,
      subjectId: 'deals',
      subjectLabel: 'deals.xlsx',
      changes: { filter: [null, 'stage=negotiating'], rows: [null, rows.length - 1] },
    });
  });

  it('keeps no number that was searched for', async () => {
    await ask('city', 'contacts.csv?q=13800001234');
    const entry = JSON.stringify((await lastEntry())?.changes);
    expect(entry).toContain('138****1234'.replaceAll('*', '%2A').replaceAll('%2A', '*'));
    expect(entry).not.toContain('13800001234');
  });

  it('has no entry of a file that was only asked about', async () => {
    const before = await lastEntry();
    const args = routeArgs('/exports/deals.xlsx', {
      cookie: person('city').cookie,
      params: { file: 'deals.xlsx' },
    });
    const request = new Request(args.request, { method: 'HEAD' });
    expect((await loader({ ...args, request })).status).toBe(200);
    expect((await lastEntry())?.id).toBe(before?.id);
  });
});

describe('the records behind a number', () => {
  it('are those of the page', async () => {
    const search = 'kind=signed&from=2023-01-01&asOf=2023-11-12&large=1';
    const rows = await workbook('city', `records.xlsx?${search}`);
    const page = await recordsLoader(
      routeArgs(`/reports/records?${search}`, { cookie: person('city').cookie }),
    );
    expect(page.total.count).toBe(25);
    expect(columnOf(rows, '项目')).toEqual(page.records.map(({ label }) => label));
  });

  it.each([
    ['pipeline-deals', 'year=2023&set=signed', 191],
    ['follow-through-deals', 'set=reached&stage=started&from=2023-01-01', null],
    ['overdue', '', null],
  ])('%s', async (file, search, count) => {
    const rows = await workbook('city', `${file}.xlsx?${search}`);
    expect(rows.length - 1).toBeGreaterThan(0);
    if (count !== null) expect(rows.length - 1).toBe(count);
    const own = await workbook('officer', `${file}.xlsx?${search}`);
    expect(own.length).toBeLessThan(rows.length);
  });
});

describe('the ledgers', () => {
  const heads = (rows: string[][]) => rows.findIndex(([first]) => first === '序号');
  const lines = (rows: string[][]) =>
    rows.slice(
      heads(rows) + 1,
      rows.findIndex(([first]) => first === '合计'),
    );
  const total = (rows: string[][]) => rows.find(([first]) => first === '合计') ?? [];
  const at = (rows: string[][], head: string) => rows[heads(rows)]?.indexOf(head) ?? -1;

  it('of talks agrees with the report', async () => {
    const rows = await workbook('city', 'ledger-negotiating.xlsx');
    expect(lines(rows)).toHaveLength(235);
    expect(total(rows)[at(rows, '固定资产投资（亿元）')]).toBe('2258.92');
  });

  it('of signings agrees with the report', async () => {
    const rows = await workbook('city', 'ledger-signed.xlsx');
    const signed = lines(rows).filter((line) => line[at(rows, '签约时间')]?.startsWith('2023'));
    expect(signed).toHaveLength(191);
    const sum = signed.reduce((all, line) => all + Number(line[at(rows, '协议投资额（万元）')]), 0);
    expect(sum / 10_000).toBeCloseTo(1240.9, 6);
    expect(
      signed.filter(
        (line) =>
          line[at(rows, '签约活动')]?.includes('博览会') || line[at(rows, '签约活动')]?.includes('南博会'),
      ),
    ).toHaveLength(24);
  });

  it.each(['ledger-trips', 'ledger-receptions'])('%s has a row for each in sight', async (file) => {
    const rows = await workbook('city', `${file}.xlsx`);
    expect(lines(rows).length).toBeGreaterThan(0);
    expect((await workbook('organizer', `${file}.xlsx`)).length).toBeLessThan(rows.length);
  });

  it('leave out numbers of people whose company the reader does not work', async () => {
    const phones = async (username: string) => {
      const rows = await workbook(username, 'ledger-negotiating.xlsx');
      return lines(rows).map((line) => line[at(rows, '联系方式')] ?? '');
    };
    expect((await phones('city')).some((phone) => /\d{11}/.test(phone))).toBe(true);
    expect((await phones('official')).every((phone) => phone === '')).toBe(true);
  });
});

it('takes the memory of a few batches for twenty thousand rows', async () => {
  const writer = (await db().team.findFirstOrThrow({ select: { id: true } })).id;
  await db().$executeRaw`
    INSERT INTO company (id, name, team_id, profile, search_text, name_key, created_at, updated_at)
    SELECT gen_random_uuid(), '演示企业 ' || n, ${writer}::uuid, '', '', '', now(), now()
      FROM generate_series(1, 20000) n`;
  await sql()`SELECT 1`;
  const before = process.memoryUsage().rss;
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss - before);
  }, 20);
  const response = await ask('city', 'companies.xlsx');
  clearInterval(watch);
  expect(peak / 1024 / 1024).toBeLessThan(250);
  expect(Number(response.headers.get('Content-Length'))).toBeGreaterThan(100_000);
  await response.body?.cancel();
}, 180_000);
