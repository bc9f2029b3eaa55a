import { afterEach, describe, expect, it } from 'vitest';
import { visibleDeals } from '#app/auth/visible.ts';
import { db, watchStatements } from '#app/db/client.server.ts';
import { businessNow } from '#app/db/clock.server.ts';
import { changeStatus } from '#app/domain/deals/move.commands.server.ts';
import { addDays, toDateColumn } from '#app/lib/dates.ts';
import { sumYuan } from '#app/lib/money.ts';
import { readFollow } from '#app/reports/circular/follow.queries.server.ts';
import { readMonthSource } from '#app/reports/facts/source.queries.server.ts';
import { readFollowedDeals } from '#app/reports/follow-through/drill-down.server.ts';
import { followDownload, followReport, readOverduePage } from '#app/reports/follow-through/report.server.ts';
import { type Row, rowsOf, type Table } from '#app/reports/tables/table.ts';
import { loader as page } from '#app/routes/reports.follow-through.tsx';
import { loader as deals } from '#app/routes/reports.follow-through_.deals.tsx';
import { action as edit } from '#app/routes/reports.follow-through_.definitions_.$code.tsx';
import { loader as overduePage } from '#app/routes/reports.follow-through_.overdue.tsx';
import { loader as csv } from '#app/routes/reports.follow-through[.]csv.ts';
import { loader as json } from '#app/routes/reports.follow-through[.]json.ts';
import { loader as xlsx } from '#app/routes/reports.follow-through[.]xlsx.ts';
import { useDatabase } from '#tests/support/database.ts';
import { cookieOf, ctxOf, currentUser, TODAY } from '#tests/support/fixtures.ts';
import { answerOf, routeArgs } from '#tests/support/visit-route.ts';

useDatabase('demo');
afterEach(() => watchStatements(undefined));

const ROLES = ['officer', 'lead', 'county', 'city', 'organizer', 'official'];
const userOf = async (username: string) =>
  (await db().user.findUniqueOrThrow({ where: { username }, select: { id: true } })).id;
const ctxOfName = async (username: string) => ctxOf(await currentUser(await userOf(username)));
const report = async (username: string, search = '') =>
  followReport(await ctxOfName(username), new URLSearchParams(search));
const args = async (path: string, username = 'city') =>
  routeArgs(path, { cookie: await cookieOf(await userOf(username)) });
const cellOf = (table: Table, row: Row | undefined, id: string) =>
  row?.cells[table.columns.findIndex((column) => column.id === id)]?.value;
const overviewOf = (table: Table, key: string, id: string) =>
  cellOf(
    table,
    rowsOf(table).find((row) => row.key === key),
    id,
  );

describe('the follow-through', () => {
  it('starts from the published signings, and each stage holds no more than the one before', async () => {
    const { overview } = await report('city');
    expect(overviewOf(overview, 'signed', 'deals')).toBe(191);
    expect(overviewOf(overview, 'signed', 'amount')).toBe('124090000000.00');
    const stages = ['signed', 'fulfilment', 'landing', 'start', 'production'].map((key) =>
      Number(overviewOf(overview, key, 'deals')),
    );
    expect(stages).toEqual([...stages].sort((one, other) => other - one));
    expect(Number(overviewOf(overview, 'money', 'rate'))).toBeGreaterThan(0.03);
  });

  it('tells a past day from history: on the day of signing nothing is built', async () => {
    const { overview } = await report('city', 'from=2023-08-01&to=2023-08-20&on=2023-08-20');
    const today = await report('city', 'from=2023-08-01&to=2023-08-20');
    const started = (table: Table) => Number(overviewOf(table, 'start', 'deals'));
    expect(overviewOf(overview, 'signed', 'deals')).toBe(overviewOf(today.overview, 'signed', 'deals'));
    expect(started(overview)).toBeLessThan(started(today.overview));
  });

  it.each(ROLES)('shows %s in every table what its lists show', async (name) => {
    const ctx = await ctxOfName(name);
    const mine = await db().deal.findMany({
      where: {
        AND: [visibleDeals(ctx.user), { signedOn: { gte: toDateColumn('2023-01-01') }, writtenOffOn: null }],
      },
      select: { signedAmount: true },
    });
    for (const table of ['counties', 'bands', 'kinds', 'events']) {
      const { overview, chosen } = await report(name, `table=${table}`);
      expect(overviewOf(overview, 'signed', 'deals')).toBe(mine.length);
      expect(overviewOf(overview, 'signed', 'amount')).toBe(
        sumYuan(mine.map((deal) => deal.signedAmount?.toFixed(2) ?? '0.00')),
      );
      const rows = chosen ? rowsOf(chosen.now) : [];
      for (const row of [rows[0], rows.at(-1)]) {
        const linked = (row?.cells ?? []).flatMap(({ to }, index) => (to && index % 3 === 0 ? [index] : []));
        for (const index of linked) {
          const to = row?.cells[index]?.to ?? '';
          const { total } = await readFollowedDeals(ctx, new URL(to, 'http://x').searchParams);
          expect([total.deals, total.amount], `${table} ${row?.label} ${to}`).toEqual([
            row?.cells[index]?.value === total.deals ? total.deals : row?.cells[index - 1]?.value,
            row?.cells[index]?.value === total.deals ? row?.cells[index + 1]?.value : total.amount,
          ]);
        }
      }
    }
  });

  it('needs no more than eight statements, session and clock included', async () => {
    for (const [loader, path] of [
      [page, '/reports/follow-through?table=kinds'],
      [deals, '/reports/follow-through/deals?set=reached&stage=started&by=county&key=530602'],
      [overduePage, '/reports/follow-through/overdue'],
    ] as const) {
      const given = await args(path);
      await loader(given);
      const statements: string[] = [];
      watchStatements((statement) => statements.push(statement));
      await businessNow();
      await loader(given);
      watchStatements(undefined);
      expect(statements.length, path).toBeGreaterThan(1);
      expect(statements.length, path).toBeLessThanOrEqual(8);
    }
  });

  it('writes the same figures as files', async () => {
    const path = '/reports/follow-through.json?county=530602';
    const { tables } = await followDownload(await ctxOfName('city'), new URLSearchParams('county=530602'));
    const overview = tables[0] as Table;
    const amount = overviewOf(overview, 'money', 'amount');
    const written = await (await json(await args(path))).json();
    const row = written.overview.rows.find(({ key }: { key: string }) => key === 'money');
    expect(row.amount).toBe(amount);
    expect(await (await csv(await args(path))).text()).toContain(`,${amount},`);
    expect((await xlsx(await args(path))).headers.get('Content-Type')).toContain('spreadsheet');
    expect(tables.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['bands', 'bandsChange', 'overdue', 'flags']),
    );
  });

  it.each(['admin', 'auditor'])('is closed to %s', async (username) => {
    for (const loader of [page, deals, overduePage, csv, json, xlsx])
      expect(await answerOf(loader(await args('/reports/follow-through', username)))).toMatchObject({
        status: 403,
      });
  });
});

describe('the overdue list', () => {
  it.each(ROLES)('shows %s the signed deals in sight that stand too long', async (name) => {
    const ctx = await ctxOfName(name);
    const standing = await db().deal.count({
      where: {
        AND: [
          visibleDeals(ctx.user),
          {
            status: 'active',
            stage: { in: ['signed', 'registered', 'approved'] },
            stageSince: { lt: toDateColumn(addDays(TODAY, -60)) },
          },
        ],
      },
    });
    const { overdue } = await report(name, 'days=60');
    expect([overdue.days, overdue.count]).toEqual([60, standing]);
    expect(overdue.deals.every(({ days }) => days > 60)).toBe(true);
  });

  it('goes page by page to the last', async () => {
    const ctx = await ctxOfName('city');
    const read = (after: string | null) =>
      readOverduePage(ctx, new URLSearchParams({ days: '30', after: after ?? '' }));
    const pages = [await read(null)];
    for (let last = pages[0]?.overdue.after; last; last = pages.at(-1)?.overdue.after)
      pages.push(await read(last));
    const seen = pages.flatMap(({ overdue }) => overdue.deals.map(({ id }) => id));
    expect(pages.length).toBeGreaterThan(1);
    expect([seen.length, new Set(seen).size]).toEqual([pages[0]?.overdue.count, seen.length]);
  });
});

describe('definitions', () => {
  const form = { name: '履约率', nameEn: 'Fulfilment', note: '履约指已开工', noteEn: 'works have begun' };
  const post = async (username: string, code: string, fields: Record<string, string>) =>
    answerOf(
      edit(
        routeArgs(`/reports/follow-through/definitions/${code}`, {
          cookie: await cookieOf(await userOf(username)),
          params: { code },
          form: fields,
        }),
      ),
    );

  it.each(['officer', 'lead', 'county', 'organizer', 'official'])('are not %s’s to edit', async (name) => {
    const answer = await post(name, 'fulfilment', { ...form, stage: 'started', active: 'yes', version: '1' });
    expect(answer).toMatchObject({ init: { status: 403 } });
  });

  it('hold everywhere once the city office has changed them, and refuse what was opened before', async () => {
    const before = await report('city');
    const fields = { ...form, stage: 'started', active: 'yes', version: '1' };
    await post('city', 'fulfilment', fields);
    const after = await report('city');
    expect(overviewOf(after.overview, 'fulfilment', 'deals')).toBe(
      overviewOf(before.overview, 'start', 'deals'),
    );
    expect(after.overview.notes.join()).toContain('履约指已开工');
    expect(await post('city', 'fulfilment', fields)).toMatchObject({ init: { status: 409 } });
    const entry = await db().auditEntry.findFirst({ where: { subjectType: 'definitions' } });
    expect(entry?.changes).toMatchObject({ stage: ['registered', 'started'] });
    await post('city', 'stuck', {
      ...form,
      name: '久未推进',
      stage: 'started',
      days: '200',
      version: '1',
    });
    expect((await report('city')).overdue.days).toBe(200);
  });
});

describe('beside the circular', () => {
  it('says the same, which is made of facts, also of a deal that has ended', async () => {
    const ctx = await ctxOfName('city');
    const { id, version } = await db().deal.findFirstOrThrow({
      where: { stage: 'producing', status: 'active', signedOn: { gte: toDateColumn('2023-01-01') } },
      orderBy: { code: 'asc' },
    });
    const reason = await db().reason.findFirstOrThrow({ where: { appliesTo: { has: 'terminated' } } });
    await changeStatus(ctx, id, {
      version,
      status: 'terminated',
      on: ctx.today,
      reasonCode: reason.code,
      reasonText: '投资方退出',
      correctionReason: null,
    });
    const { rates } = await readFollow(ctx, await readMonthSource(ctx, 2023, 11));
    const { overview } = await report('city');
    expect(overviewOf(overview, 'ended', 'deals')).toBe(1);
    const shown = rowsOf(overview).flatMap((row) => {
      const rate = rates.find(({ name }) => name === row.label);
      return rate ? [[rate, row] as const] : [];
    });
    expect(shown.map(([{ name }]) => name)).toEqual(rates.map(({ name }) => name));
    for (const [rate, row] of shown) {
      const part = cellOf(overview, row, rate.isMoney ? 'amount' : 'deals');
      expect([rate.name, String(part), Number(rate.whole)]).toEqual([
        rate.name,
        rate.part,
        Number(overviewOf(overview, 'signed', rate.isMoney ? 'amount' : 'deals')),
      ]);
    }
  });

  it('tells a month’s overdue by how deals stood at its end, whatever became of them since', async () => {
    const ctx = await ctxOfName('city');
    const overdueOf = async (month: number) =>
      (await readFollow(ctx, await readMonthSource(ctx, 2023, month))).overdue.count;
    const [october, november] = [await overdueOf(10), await overdueOf(11)];
    const { id, version } = await db().deal.findFirstOrThrow({
      where: {
        ...{ stage: 'signed', status: 'active', stageSince: { lt: toDateColumn('2023-03-01') } },
        signedOn: { gte: toDateColumn('2023-01-01') },
      },
      orderBy: { code: 'asc' },
    });
    const reason = await db().reason.findFirstOrThrow({ where: { appliesTo: { has: 'terminated' } } });
    await changeStatus(ctx, id, {
      ...{ version, status: 'terminated', on: ctx.today, reasonCode: reason.code, reasonText: '投资方退出' },
      correctionReason: null,
    });
    expect([await overdueOf(10), await overdueOf(11)]).toEqual([october, november - 1]);
  });
});
