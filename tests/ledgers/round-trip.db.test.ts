import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { readImportRows } from '#app/domain/ledgers/import.queries.server.ts';
import { loader } from '#app/routes/exports.$file.ts';
import { useDatabase } from '#tests/support/database.ts';
import { useFiles } from '#tests/support/files.ts';
import { cookieOf, ctxOf, currentUser } from '#tests/support/fixtures.ts';
import { liveRecords, preview, save } from '#tests/support/ledgers.ts';
import { routeArgs } from '#tests/support/visit-route.ts';

/* What was exported comes back: unchanged it changes nothing, one cell changes one field. */

useDatabase('demo');
useFiles();

let folder = '';
let cookie = '';
let city: Ctx;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'round-trip-'));
  const { id } = await db().user.findUniqueOrThrow({ where: { username: 'city' } });
  cookie = await cookieOf(id);
  city = ctxOf(await currentUser(id), new Date('2023-11-12T01:30:00Z'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function exported(file: string): Promise<Buffer> {
  const response = await loader(routeArgs(`/exports/${file}`, { cookie, params: { file } }));
  return Buffer.from(await response.arrayBuffer());
}

/** The export with cells changed by hand, as another file. */
async function edited(file: string, edit: (sheet: ExcelJS.Worksheet) => void): Promise<string> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await exported(file)).buffer as ArrayBuffer);
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error('The workbook has no sheet');
  edit(sheet);
  const place = path.join(folder, `edited-${file}`);
  await book.xlsx.writeFile(place);
  return place;
}

/** The cell of a column in the first row below the head. */
function cellOf(sheet: ExcelJS.Worksheet, head: string): ExcelJS.Cell {
  const heads = sheet.getRow(2);
  let column = 0;
  heads.eachCell((cell, index) => {
    if (cell.text === head) column = index;
  });
  if (column === 0) throw new Error(`There is no ${head}`);
  return sheet.getRow(3).getCell(column);
}

const differing = async (id: string) => {
  const rows = [];
  for (const verdict of ['new', 'update', 'duplicate', 'error'] as const)
    rows.push(...(await readImportRows(city, id, { verdict })).rows);
  return rows.map(({ row, verdict, changes, problems, candidates }) => ({
    ...{ row, verdict, changes, problems, candidates },
  }));
};

describe.each(['xlsx', 'csv'])('a ledger that comes back untouched as %s', (format) => {
  it.each(['ledger-negotiating', 'ledger-signed'])('%s changes nothing', async (ledger) => {
    const place = path.join(folder, `${ledger}.${format}`);
    await writeFile(place, await exported(`${ledger}.${format}`));
    const seen = await preview(city, city.user.teamId, place);
    expect(seen.failure).toEqual([]);
    expect(await differing(seen.id)).toEqual([]);
    expect(seen.counts.same.rows).toBe(seen.rowCount);
    expect(seen.rowCount).toBeGreaterThan(100);
  });

  it.each(['ledger-trips', 'ledger-receptions'])('%s changes nothing', async (ledger) => {
    const place = path.join(folder, `${ledger}.${format}`);
    await writeFile(place, await exported(`${ledger}.${format}`));
    const seen = await preview(city, city.user.teamId, place);
    expect(await differing(seen.id)).toEqual([]);
    expect(seen.rowCount).toBeGreaterThan(0);
  });
});

it.each([
  ['ledger-negotiating', '固定资产投资（亿元）', 12.34, 'estimatedAmount', '1234000000.00'],
  ['ledger-negotiating', '项目内容', '建设年产5万吨铝板带生产线', 'content', '建设年产5万吨铝板带生产线'],
  ['ledger-signed', '用地（亩）', 321.5, 'landMu', '321.50'],
])('of %s one cell of %s changes one field', async (ledger, head, value, field, stored) => {
  const place = await edited(`${ledger}.xlsx`, (sheet) => {
    cellOf(sheet, head).value = value;
  });
  const before = await liveRecords();
  const seen = await preview(city, city.user.teamId, place);
  const [row, ...others] = await differing(seen.id);
  expect(others).toEqual([]);
  expect(row).toMatchObject({ verdict: 'update', changes: { [field]: [expect.anything(), stored] } });
  expect(Object.keys(row?.changes ?? {})).toEqual([field]);

  await save(city, seen.id);
  const after = await liveRecords();
  const changed = Object.keys(before).filter(
    (table) => table !== 'deal_history' && JSON.stringify(before[table]) !== JSON.stringify(after[table]),
  );
  expect(changed).toEqual(['deal']);
});
