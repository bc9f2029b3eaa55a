import Big from 'big.js';
import { afterEach, describe, expect, it } from 'vitest';
import { db, watchStatements } from '#app/db/client.server.ts';
import { businessNow } from '#app/db/clock.server.ts';
import { toDateColumn } from '#app/lib/dates.ts';
import { readCountyTables } from '#app/reports/counties/county-tables.server.ts';
import { readRecords } from '#app/reports/facts/records.queries.server.ts';
import { readMonthSource } from '#app/reports/facts/source.queries.server.ts';
import { growth } from '#app/reports/rate.ts';
import { type Cell, type Row, rowsOf, type Table } from '#app/reports/tables/table.ts';
import { loader as page } from '#app/routes/reports.counties.tsx';
import { loader as csv } from '#app/routes/reports.counties[.]csv.ts';
import { loader as json } from '#app/routes/reports.counties[.]json.ts';
import { loader as xlsx } from '#app/routes/reports.counties[.]xlsx.ts';
import { useDatabase } from '#tests/support/database.ts';
import { cookieOf, ctxOf, currentUser, NOW, TODAY } from '#tests/support/fixtures.ts';
import { answerOf, responseOf, routeArgs } from '#tests/support/visit-route.ts';

useDatabase('demo');
afterEach(() => watchStatements(undefined));

const userOf = async (username: string) =>
  (await db().user.findUniqueOrThrow({ where: { username }, select: { id: true } })).id;
const ctxOfName = async (username: string) => ctxOf(await currentUser(await userOf(username)));
const OCTOBER = () => readMonthSource({ today: TODAY }, 2023, 10);

async function tablesOf(username: string, options = {}): Promise<Table[]> {
  return readCountyTables(await ctxOfName(username), await OCTOBER(), options);
}
const tableOf = (tables: Table[], id: string) => {
  const table = tables.find((one) => one.id === id);
  if (!table) throw new Error(`no table ${id}`);
  return table;
};
const cellIn = (table: Table, row: Row, id: string): Cell => {
  const cell = row.cells[table.columns.findIndex((column) => column.id === id)];
  if (!cell) throw new Error(`no column ${id}`);
  return cell;
};
const rowIn = (table: Table, key: string): Row => {
  const row = rowsOf(table).find((one) => one.key === key);
  if (!row) throw new Error(`no row ${key}`);
  return row;
};

/** What a county signed, from the records alone: credits where they are shared, else where the deal lay. */
async function signedIn(county: string | null, from: string, to: string) {
  const deals = await db().deal.findMany({
    where: {
      archivedAt: null,
      signedOn: { gte: toDateColumn(from), lte: toDateColumn(to) },
    },
    select: {
      signedAmount: true,
      countyCode: true,
      credits: { select: { metric: true, countyCode: true, share: true } },
    },
  });
  return deals.flatMap(({ signedAmount, countyCode, credits }) => {
    const amount = new Big(signedAmount?.toFixed(2) ?? 0);
    if (county === null) return [amount];
    const own = credits.filter(({ metric }) => metric === 'signed');
    const all = credits.filter(({ metric }) => metric === 'all');
    const shared = own.length > 0 ? own : all.length > 1 ? all : [];
    if (shared.length === 0) return countyCode === county ? [amount] : [];
    const part = shared
      .filter((credit) => credit.countyCode === county)
      .reduce((sum, { share }) => sum.plus(share.toFixed()), new Big(0));
    return part.gt(0) ? [amount.times(part.gt(1) ? 1 : part)] : [];
  });
}
const total = (amounts: Big[]) => amounts.reduce((sum, one) => sum.plus(one), new Big(0)).toFixed(2);

describe('the county table', () => {
  it('has the columns of the circular', async () => {
    const table = tableOf(await tablesOf('city'), 'signed_amount');
    expect([table.numbered, table.head, ...table.columns.map(({ label }) => label)]).toEqual([
      '序号',
      '县（市、区）',
      '年度目标',
      '本月',
      '累计',
      '完成率',
      '时序进度',
      '超欠（百分点）',
      '同比',
      '排名',
    ]);
    expect(table.groups[0]?.rows).toHaveLength(11);
  });

  it('agrees with the records, county by county', async () => {
    const table = tableOf(await tablesOf('city'), 'signed_amount');
    const counts = tableOf(await tablesOf('city'), 'signed_count');
    for (const row of table.groups[0]?.rows ?? []) {
      const year = await signedIn(row.key, '2023-01-01', '2023-10-31');
      const month = await signedIn(row.key, '2023-10-01', '2023-10-31');
      expect(cellIn(table, row, 'sum').value, row.label).toBe(total(year));
      expect(cellIn(table, row, 'month').value, row.label).toBe(total(month));
      expect(cellIn(counts, rowIn(counts, row.key), 'sum').value, row.label).toBe(year.length);
      const target = await db().target.findFirstOrThrow({
        where: { year: 2023, measure: 'signed_amount', countyCode: row.key },
      });
      const due = target.months.length
        ? target.months.slice(0, 10).reduce((sum, one) => sum + Number(one), 0) / Number(target.amount)
        : 10 / 12;
      const completion = Number(total(year)) / Number(target.amount);
      expect(Number(cellIn(table, row, 'completion').value)).toBeCloseTo(completion, 12);
      expect(Number(cellIn(table, row, 'schedule').value)).toBeCloseTo(due, 12);
      expect(Number(cellIn(table, row, 'ahead').value)).toBeCloseTo(completion - due, 12);
    }
    const whole = await signedIn(null, '2023-01-01', '2023-10-31');
    expect(table.total && cellIn(table, table.total, 'sum').value).toBe(total(whole));
    expect(table.total && cellIn(table, table.total, 'target').value).toBe('140000000000.00');
  });

  it('ranks by completion, lets equals share a rank and leaves out whoever has no target', async () => {
    const table = tableOf(await tablesOf('city'), 'signed_count');
    const ranked = (table.groups[0]?.rows ?? []).map((row) => ({
      completion: Number(cellIn(table, row, 'completion').value),
      rank: cellIn(table, row, 'rank').value,
    }));
    for (const { completion, rank } of ranked)
      expect(rank).toBe(1 + ranked.filter((other) => other.completion > completion).length);
    expect(ranked.filter(({ rank }) => rank === 1)).toHaveLength(2);
    const large = tableOf(await tablesOf('city'), 'large_count');
    expect(
      ['target', 'completion', 'schedule', 'ahead', 'rank'].map(
        (id) => cellIn(large, rowIn(large, '530623'), id).value,
      ),
    ).toEqual([null, null, null, null, null]);
    expect(cellIn(large, rowIn(large, '530623'), 'sum').value).toBe(0);
  });

  it('has no rank where ranking is switched off', async () => {
    const tables = await tablesOf('city', { ranked: false });
    expect(tables.flatMap(({ columns }) => columns.map(({ id }) => id))).not.toContain('rank');
    for (const table of tables)
      for (const row of rowsOf(table)) expect(row.cells).toHaveLength(table.columns.length);
    expect(tables.flatMap(({ notes }) => notes).join()).not.toContain('排名');
  });

  it('compares with the same days of the year before, and with nothing as nothing', async () => {
    const ctx = await ctxOfName('city');
    const tables = await tablesOf('city');
    const compared = [tableOf(tables, 'signed_amount'), tableOf(tables, 'large_count')];
    for (const table of compared)
      for (const row of rowsOf(table)) {
        const { value, to } = cellIn(table, row, 'growth');
        const { total: then } = await readRecords(ctx, new URL(to ?? '', 'http://x').searchParams);
        const base = table.id === 'signed_amount' ? then.amount : then.count;
        expect(value, `${table.id} ${row.label}`).toBe(growth(cellIn(table, row, 'sum').value ?? 0, base));
      }
    const values = compared.flatMap((table) =>
      rowsOf(table).map((row) => cellIn(table, row, 'growth').value),
    );
    expect(values).toContain(null);
    const [signed] = compared;
    const then = total(await signedIn(null, '2022-01-01', '2022-10-31'));
    const now = total(await signedIn(null, '2023-01-01', '2023-10-31'));
    expect(signed?.total && cellIn(signed, signed.total, 'growth').value).toBe(growth(now, then));
  });

  it('opens something behind every figure but a rank', async () => {
    for (const table of await tablesOf('city'))
      for (const row of rowsOf(table))
        for (const { id } of table.columns.filter(({ kind }) => kind !== 'rank')) {
          const { value, to } = cellIn(table, row, id);
          if (value !== null) expect(to, `${table.id} ${row.label} ${id}`).toMatch(/^\/reports\//);
        }
  });

  it('opens the records behind every number of records', async () => {
    const ctx = await ctxOfName('city');
    for (const table of await tablesOf('city'))
      for (const row of rowsOf(table))
        for (const id of ['month', 'sum']) {
          const { value, to } = cellIn(table, row, id);
          const { searchParams } = new URL(to ?? '', 'http://x');
          const { total: listed } = await readRecords(ctx, searchParams);
          const counted = table.columns[1]?.kind === 'money' ? listed.amount : listed.count;
          expect(counted, `${table.id} ${row.label} ${id}`).toBe(value);
        }
  });

  it('shows a measure without targets when asked for it, without completion', async () => {
    const tables = await tablesOf('city', { measure: 'lead_count' });
    const table = tableOf(tables, 'lead_count');
    expect(tables.map(({ id }) => id)).toEqual(['lead_count', 'lead_count_teams']);
    for (const row of rowsOf(table)) expect(cellIn(table, row, 'completion').value).toBeNull();
    expect(table.total && cellIn(table, table.total, 'sum').value).toBeGreaterThan(300);
  });

  it('keeps parks and other teams a series of their own', async () => {
    const tables = await tablesOf('city');
    const teams = tableOf(tables, 'signed_amount_teams');
    expect(teams.total).toBeNull();
    const park = rowsOf(teams).find(({ label }) => label === '昭阳工业园区');
    expect(park && cellIn(teams, park, 'target').value).toBe('17000000000.00');
    expect(rowsOf(teams).some(({ label }) => label.includes('县投资促进局'))).toBe(false);
  });
});

describe('a locked month', () => {
  it('keeps its targets whatever becomes of them', async () => {
    const by = await userOf('city');
    const period = await db().period.create({
      data: {
        year: 2023,
        month: 9,
        lockedAt: NOW,
        lockedById: by,
        targets: [
          { measure: 'signed_amount', teamId: null, countyCode: '530602', amount: '100.00', months: [] },
          { measure: 'no_longer_known', teamId: null, countyCode: null, amount: '1.00', months: [] },
        ],
      },
    });
    await db().periodFact.create({
      data: {
        periodId: period.id,
        yearBefore: false,
        kind: 'signed',
        subjectId: (await db().deal.findFirstOrThrow()).id,
        dealId: (await db().deal.findFirstOrThrow()).id,
        people: [],
        label: '冻结',
        on: toDateColumn('2023-09-02'),
        amount: '50.00',
        place: 1,
        countyCode: '530602',
        share: 1,
      },
    });
    const { id: _id, ...kept } = await db().periodFact.findFirstOrThrow({ where: { periodId: period.id } });
    await db().periodFact.create({
      data: { ...kept, yearBefore: true, on: toDateColumn('2022-09-03'), amount: '40.00' },
    });
    const source = await readMonthSource({ today: TODAY }, 2023, 9);
    const tables = await readCountyTables(await ctxOfName('city'), source);
    expect(tables.map(({ id }) => id)).toEqual(['signed_amount']);
    const table = tableOf(tables, 'signed_amount');
    const row = rowIn(table, '530602');
    expect(['target', 'month', 'sum', 'completion'].map((id) => cellIn(table, row, id).value)).toEqual([
      '100.00',
      '50.00',
      '50.00',
      '0.5',
    ]);
    expect(cellIn(table, row, 'sum').to).toContain(`period=${period.id}`);
    const { value, to } = cellIn(table, row, 'growth');
    const then = await readRecords(await ctxOfName('city'), new URL(to ?? '', 'http://x').searchParams);
    expect([value, then.total.amount, then.total.count]).toEqual(['0.25', '40.00', 1]);
  });
});

describe('scope', () => {
  it.each(['officer', 'lead', 'county', 'organizer', 'official', 'city'])(
    'of %s: what its lists show',
    async (name) => {
      const ctx = await ctxOfName(name);
      for (const table of await tablesOf(name))
        for (const row of rowsOf(table)) {
          const { value, to } = cellIn(table, row, 'sum');
          const { total: listed } = await readRecords(ctx, new URL(to ?? '', 'http://x').searchParams);
          expect(table.columns[1]?.kind === 'money' ? listed.amount : listed.count).toBe(value);
        }
    },
  );

  it("gives a county its own row and target, no rank, and not the city's completion", async () => {
    const table = tableOf(await tablesOf('county'), 'signed_amount');
    const own = rowIn(table, '530602');
    expect(cellIn(table, own, 'target').value).toBe('46000000000.00');
    expect(table.columns.map(({ id }) => id)).not.toContain('rank');
    for (const row of rowsOf(table).filter(({ key }) => key !== '530602'))
      expect(cellIn(table, row, 'target').value).toBeNull();
  });

  it('gives an officer no target of a county it sees only a part of', async () => {
    for (const table of await tablesOf('officer'))
      for (const row of rowsOf(table)) expect(cellIn(table, row, 'target').value).toBeNull();
  });
});

describe('the routes', () => {
  const args = async (search: string, username = 'city') =>
    routeArgs(`/reports/counties?${search}`, { cookie: await cookieOf(await userOf(username)) });

  it('take at most eight statements, session and clock included', async () => {
    const given = await args('year=2023&month=10');
    await page(given);
    const statements: string[] = [];
    watchStatements((statement) => statements.push(statement));
    await businessNow();
    await page(given);
    watchStatements(undefined);
    expect(statements.length).toBeGreaterThan(3);
    expect(statements.length).toBeLessThanOrEqual(8);
  });

  it.each([
    ['year=23', 'year'],
    ['month=13', 'month'],
    ['year=2024', 'month'],
    ['measure=jobs', 'measure'],
  ])('refuse %s', async (search, field) => {
    const answer = await responseOf(page(await args(search)));
    expect([answer.status, (await answer.json()).problems[0].field]).toEqual([422, field]);
  });

  it.each(['admin', 'auditor'])('are closed to %s', async (username) => {
    for (const loader of [page, csv, json, xlsx])
      expect(await answerOf(loader(await args('year=2023', username)))).toMatchObject({ status: 403 });
  });

  it('write the same figures as files, and log who took them', async () => {
    const search = 'year=2023&month=10&measure=signed_amount';
    const report = await (await json(await args(search))).json();
    const county = report.signed_amount.rows.find(({ key }: { key: string }) => key === '530602');
    const table = tableOf(await tablesOf('city'), 'signed_amount');
    expect(county).toMatchObject({
      label: '昭阳区',
      target: '46000000000.00',
      sum: cellIn(table, rowIn(table, '530602'), 'sum').value,
    });
    const lines = (await (await csv(await args(search))).text()).split('\r\n');
    expect(lines.find((line) => line.startsWith('序号,'))).toContain('超欠（百分点）,');
    expect(lines.find((line) => line.startsWith('1,昭阳区,'))).toContain(`,${county.sum},`);
    const entry = await db().auditEntry.findFirst({ where: { action: 'export' }, orderBy: { id: 'desc' } });
    expect(entry).toMatchObject({ subjectLabel: 'counties.csv', changes: { filter: [null, search] } });
  });
});
