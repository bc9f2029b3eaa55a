import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sheet, Value } from '#app/reports/exports/sheet.ts';
import { writeSheet } from '#app/reports/exports/write.server.ts';

const NOW = new Date('2023-11-12T01:30:00Z');
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'export-files-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function* inBatches(...batches: Value[][][]) {
  for (const batch of batches) yield batch;
}

const HEADS: Sheet['heads'] = [
  { text: '项目', kind: 'text' },
  { text: '金额（亿元）', kind: 'yi' },
  { text: '年税收（万元）', kind: 'wan' },
  { text: '签约时间', kind: 'day' },
  { text: '人数', kind: 'count' },
];
const ROWS: Value[][] = [
  ['昭阳铝型材', '1151234567.89', '5000000.00', '2023-08-16', 12],
  ['=1+1', '0.01', null, null, 0],
];

async function written(sheet: Partial<Sheet>, format: 'xlsx' | 'csv') {
  const place = path.join(folder, `list.${format}`);
  const rows = await writeSheet(
    { name: '项目', heads: HEADS, batches: inBatches([ROWS[0] ?? []], [ROWS[1] ?? []]), ...sheet },
    format,
    place,
    NOW,
  );
  return { rows, place };
}

async function sheetOf(place: string) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(place);
  const page = book.worksheets[0];
  if (!page) throw new Error('The workbook has no sheet');
  return page;
}

const FRAME = { title: '在谈项目台账', lines: ['截至今日'], total: '合计', notes: ['注：1. 由市局导出。'] };

describe('a workbook', () => {
  it('holds figures as numbers and days as dates, and hides no digit', async () => {
    const { rows, place } = await written({}, 'xlsx');
    expect(rows).toBe(2);
    const page = await sheetOf(place);
    expect(page.getRow(1).values).toEqual([undefined, ...HEADS.map(({ text }) => text)]);
    expect(page.getCell('B2').value).toBe(11.5123456789);
    expect(page.getCell('B2').numFmt).toBe('#,##0.00########');
    expect(page.getCell('C2').value).toBe(500);
    expect(page.getCell('D2').value).toEqual(new Date('2023-08-16T00:00:00Z'));
    expect(page.getCell('E2').value).toBe(12);
    expect(page.autoFilter).toBeTruthy();
  });

  it('keeps what looks like a formula as words', async () => {
    const page = await sheetOf((await written({}, 'xlsx')).place);
    expect(page.getCell('A3')).toMatchObject({ type: ExcelJS.ValueType.String, value: '=1+1' });
    expect(page.getCell('C3').value).toBeNull();
  });

  it('of a ledger has title, heads, rows, their sums and notes', async () => {
    const { rows, place } = await written({ frame: FRAME }, 'xlsx');
    expect(rows).toBe(2);
    const page = await sheetOf(place);
    expect([1, 2, 3, 6, 7].map((row) => page.getCell(row, 1).text)).toEqual([
      '在谈项目台账',
      '截至今日',
      '项目',
      '合计',
      '注：1. 由市局导出。',
    ]);
    expect(page.getCell('B6').value).toBe(11.512345679);
    expect(page.getCell('C6').value).toBe(500);
    expect(page.getCell('E6').value).toBeNull();
    expect(page.getCell('B1').master.address).toBe('A1');
  });
});

describe('a csv', () => {
  it('holds exact figures in the unit of the head, and no formula', async () => {
    const { place } = await written({}, 'csv');
    expect(await readFile(place, 'utf8')).toBe(
      '\ufeff项目,金额（亿元）,年税收（万元）,签约时间,人数\r\n' +
        '昭阳铝型材,11.5123456789,500,2023-08-16,12\r\n' +
        `"'=1+1",0.0000000001,,,0\r\n`,
    );
  });

  it('of a ledger has the lines around its rows', async () => {
    const { place } = await written({ frame: FRAME }, 'csv');
    const lines = (await readFile(place, 'utf8')).slice(1).split('\r\n');
    expect(lines.slice(0, 2)).toEqual(['在谈项目台账', '截至今日']);
    expect(lines.slice(-3)).toEqual(['合计,11.512345679,500,,', '注：1. 由市局导出。', '']);
  });
});

describe('a long list', () => {
  const LENGTH = 50_000;
  const BATCH = 1000;

  it.each(['xlsx', 'csv'] as const)(
    'passes through %s batch by batch',
    async (format) => {
      let peak = 0;
      async function* many() {
        const start = process.memoryUsage().rss;
        for (let from = 0; from < LENGTH; from += BATCH) {
          yield Array.from({ length: BATCH }, (_, index): Value[] => [
            `项目 ${from + index} ${'很长的名称'.repeat(20)}`,
            `${from + index}00000.00`,
            null,
            '2023-08-16',
            index,
          ]);
          peak = Math.max(peak, process.memoryUsage().rss - start);
          await new Promise(setImmediate);
        }
      }
      const { rows } = await written({ batches: many() }, format);
      expect(rows).toBe(LENGTH);
      // All of the rows at once take several times as much.
      expect(peak / 1024 / 1024).toBeLessThan(200);
    },
    60_000,
  );
});
