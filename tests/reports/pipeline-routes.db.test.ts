import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { db, watchStatements } from '#app/db/client.server.ts';
import { businessNow } from '#app/db/clock.server.ts';
import { loader as pageLoader } from '#app/routes/reports.pipeline.tsx';
import { loader as dealsLoader } from '#app/routes/reports.pipeline_.deals.tsx';
import { loader as csvLoader } from '#app/routes/reports.pipeline[.]csv.ts';
import { loader as jsonLoader } from '#app/routes/reports.pipeline[.]json.ts';
import { loader as xlsxLoader } from '#app/routes/reports.pipeline[.]xlsx.ts';
import { useDatabase } from '#tests/support/database.ts';
import { cookieOf } from '#tests/support/fixtures.ts';
import { answerOf, responseOf, routeArgs } from '#tests/support/visit-route.ts';

useDatabase('demo');
let cookie: string;

async function signIn(username: string): Promise<string> {
  const { id } = await db().user.findUniqueOrThrow({ where: { username } });
  return cookieOf(id);
}

beforeAll(async () => {
  cookie = await signIn('official');
});

async function download(loader: typeof jsonLoader, search: string, as = cookie): Promise<Response> {
  return loader(routeArgs(`/reports/pipeline.x?${search}`, { cookie: as }));
}

const lastEntry = () => db().auditEntry.findFirst({ where: { action: 'export' }, orderBy: { id: 'desc' } });

describe('the page', () => {
  it('takes at most seven statements, session, clock and the year before included', async () => {
    // Opens the connections: postgres.js asks for the types of the database once.
    await pageLoader(routeArgs('/reports/pipeline?year=2023', { cookie }));
    const statements: string[] = [];
    watchStatements((statement) => statements.push(statement));
    await businessNow();
    await pageLoader(routeArgs('/reports/pipeline?year=2023', { cookie }));
    watchStatements(undefined);
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.length).toBeLessThanOrEqual(7);
  });

  it('draws without scripts or style sheets, which the content policy would refuse', async () => {
    const { map, bandChart } = await pageLoader(routeArgs('/reports/pipeline?year=2023', { cookie }));
    for (const svg of [map?.svg ?? '', bandChart]) {
      expect(svg).toMatch(/^<svg/);
      expect(svg).not.toMatch(/<style|<script|\son\w+=/);
    }
    expect(map?.svg).toContain('昭阳');
    expect(bandChart).toContain('112 个');
  });

  it.each(['from=2023-02-30', 'county=999999', 'event=olympics', 'owner=1', 'originGroup=moon'])(
    'refuses %s with the condition that is wrong',
    async (search) => {
      const answer = await responseOf(pageLoader(routeArgs(`/reports/pipeline?${search}`, { cookie })));
      const field = search.split('=')[0];
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({ problems: [{ field }] });
    },
  );

  it.each(['admin', 'auditor'])('is closed to %s, downloads and lists included', async (username) => {
    const args = routeArgs('/reports/pipeline?set=signed', { cookie: await signIn(username) });
    for (const loader of [pageLoader, dealsLoader, jsonLoader, csvLoader, xlsxLoader]) {
      expect(await answerOf(loader(args))).toMatchObject({ status: 403 });
    }
  });
});

describe('the deals behind a number', () => {
  it('are listed with their county and the whole total', async () => {
    const search = 'year=2023&set=signed&by=mark&key=large';
    const page = await dealsLoader(routeArgs(`/reports/pipeline/deals?${search}`, { cookie }));
    expect(page.total).toEqual({ deals: 25, amount: '105956000000.00' });
    expect(page.title).toBe('10 亿元以上：期内签约');
    expect(page.deals[0]).toMatchObject({ county: '永善县', amount: '13500000000.00' });
  });
});

describe('json', () => {
  it('says in codes and exact yuan what the page says', async () => {
    const response = await download(jsonLoader, 'year=2023');
    const report = await response.json();
    expect(report).toMatchObject({ asOf: '2023-11-12', filters: { from: '2023-01-01', to: '2023-12-31' } });
    expect(report.stages).toHaveLength(11);
    expect(report.stages[2]).toMatchObject({
      stage: 'negotiating',
      current: { deals: 235, amount: '225892000000.00' },
    });
    expect(report.stages[3].reached).toEqual({ deals: 191, amount: '124090000000.00' });
    expect(report.signed).toEqual({ deals: 191, amount: '124090000000.00' });
    expect(report.bands).toHaveLength(6);
    expect(report.bands[3]).toMatchObject({ from: '1000000000.00', to: '5000000000.00', deals: 17 });
    expect(report.bands[5]).toMatchObject({ from: '10000000000.00', to: null });
    const events = report.events.filter(({ deals }: { deals: number }) => deals > 0);
    expect(events).toMatchObject([
      { series: 'csa_expo', deals: 24, amount: '29173000000.00' },
      { series: 'apple_conference', deals: 11, amount: '3453000000.00' },
    ]);
    expect(report.counties).toHaveLength(11);
  });

  it('answers bad conditions with 422 and words', async () => {
    const response = await download(jsonLoader, 'from=2023-02-30');
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      problems: [{ field: 'from', text: '这一天不存在，请按 2023-08-16 的格式填写' }],
    });
  });

  it("holds no more than the user's own deals", async () => {
    const response = await download(jsonLoader, 'year=2023', await signIn('officer-shuifu'));
    const { signed, counties } = await response.json();
    expect(signed.deals).toBeGreaterThan(0);
    expect(signed.deals).toBeLessThan(191);
    const elsewhere = counties.filter(
      ({ code, signed }: { code: string; signed: { deals: number } }) =>
        code !== '530681' && signed.deals > 0,
    );
    expect(elsewhere).toEqual([]);
  });
});

describe('csv and xlsx', () => {
  it('writes the same figures as csv that Excel opens', async () => {
    const response = await download(csvLoader, 'year=2023');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).split('\r\n');
    // Figures of the day, then growth over the year before.
    expect(lines).toContain('在谈项目（投资估算）,235,2258.92,225892000000.00,,');
    expect(lines).toContain('已签约（协议引资）,191,1240.9,124090000000.00,73.64,63.18');
    expect(lines).toContain('其中 10 亿元以上,25,1059.56,105956000000.00,25.00,131.63');
    expect(lines).toContain('南博会（第7届，2023年）,24,291.73,29173000000.00,,');
    expect(lines).toContain('苹果大会（2023年）,11,34.53,3453000000.00,,');
  });

  it('writes a workbook with numbers, a sheet for each table', async () => {
    const response = await download(xlsxLoader, 'year=2023');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await response.arrayBuffer());
    expect(book.worksheets.map(({ name }) => name)).toHaveLength(11);
    const rows = new Map<unknown, unknown[]>();
    for (const name of ['主要指标', '按会展活动']) {
      book.getWorksheet(name)?.eachRow((row) => {
        const [, label, ...figures] = row.values as unknown[];
        rows.set(label, figures);
      });
    }
    expect(rows.get('在谈项目（投资估算）')).toEqual([235, 2258.92, 225892000000, '—', '—']);
    expect(rows.get('已签约（协议引资）')?.slice(0, 3)).toEqual([191, 1240.9, 124090000000]);
    expect(rows.get('其中 10 亿元以上')?.slice(0, 3)).toEqual([25, 1059.56, 105956000000]);
    expect(rows.get('南博会（第7届，2023年）')).toEqual([24, 291.73, 29173000000, '—', '—']);
    expect(rows.get('苹果大会（2023年）')).toEqual([11, 34.53, 3453000000, '—', '—']);
  });

  it('names the file in Chinese and leaves who took it, with which conditions, in the log', async () => {
    const response = await download(xlsxLoader, 'year=2023&county=530602');
    expect(response.headers.get('Content-Disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent('招商进展_2023-01-01_2023-12-31.xlsx')}`,
    );
    expect(await lastEntry()).toMatchObject({
      actorName: expect.stringContaining('市领导'),
      subjectType: 'reports',
      subjectLabel: 'pipeline.xlsx',
      changes: { filter: [null, expect.stringContaining('county=530602')], rows: [null, expect.any(Number)] },
    });
  });

  it('logs nothing where nothing was taken', async () => {
    const before = (await lastEntry())?.id;
    expect((await download(csvLoader, 'year=1')).status).toBe(422);
    expect((await lastEntry())?.id).toBe(before);
  });
});
