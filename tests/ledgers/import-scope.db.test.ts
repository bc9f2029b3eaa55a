import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx, Role } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import {
  correctCells,
  decideRow,
  discardImport,
  readAgain,
  saveImport,
  startImport,
  undoImport,
} from '#app/domain/ledgers/import.commands.server.ts';
import {
  readImport,
  readImportRows,
  readImports,
  readImportTeams,
} from '#app/domain/ledgers/import.queries.server.ts';
import { jobDone } from '#app/domain/ledgers/import-job.server.ts';
import { remarksWorkbook } from '#app/domain/ledgers/remarks.server.ts';
import { useDatabase } from '#tests/support/database.ts';
import { useFiles } from '#tests/support/files.ts';
import { asked, makeReference, makeTeam } from '#tests/support/fixtures.ts';
import { preview, save, signedSheet, useLedgers } from '#tests/support/ledgers.ts';

useDatabase('empty');
const files = useFiles();
const ledgers = useLedgers();

const ROLES: Role[] = [
  'officer',
  'lead',
  'county_office',
  'city_office',
  'organizer',
  'official',
  'admin',
  'auditor',
];
const IMPORTING: Role[] = ['officer', 'lead', 'county_office', 'city_office'];
const asking = new Map<Role, Ctx>();
const ask = (role: Role): Ctx => {
  const ctx = asking.get(role);
  if (!ctx) throw new Error(role);
  return ctx;
};

let own: { id: string; name: string };
let other: { id: string; name: string };
let file: string;

beforeAll(async () => {
  await makeReference();
  own = await makeTeam({ kind: 'county_bureau', regionCode: '530602' });
  other = await makeTeam({ kind: 'county_bureau', regionCode: '530621' });
  for (const role of ROLES) asking.set(role, await asked(role, own.id));
  const row = {
    name: '光伏组件基地',
    investor: '昆明众合新能源有限公司',
    amount: 8000,
    signedOn: '2023.5.4',
  };
  file = await ledgers.write([signedSheet('昭阳区', [row])]);
});

describe('each role', () => {
  it.each(ROLES)('%s is offered its teams, and takes in for no other', async (role) => {
    const ctx = ask(role);
    const offered = (await readImportTeams(ctx)).map(({ id }) => id);
    const expected = role === 'city_office' ? [own.id, other.id] : IMPORTING.includes(role) ? [own.id] : [];
    expect(offered.sort()).toEqual(expected.sort());
    for (const team of [own, other]) {
      const started = startImport(ctx, { teamId: team.id, fileName: '台账.xlsx', file });
      if (!expected.includes(team.id)) await expect(started).rejects.toMatchObject({ kind: 'forbidden' });
      else await jobDone((await started).id);
    }
  });

  it.each(ROLES)('%s sees and works the ledgers of its teams alone', async (role) => {
    const ctx = ask(role);
    const city = ask('city_office');
    const mine = await preview(city, own.id, file);
    const foreign = await preview(city, other.id, file);
    const seen = (await readImports(ctx)).imports.map(({ id }) => id);
    const reach = role === 'city_office' ? [mine.id, foreign.id] : IMPORTING.includes(role) ? [mine.id] : [];
    for (const { id } of [mine, foreign]) {
      expect(seen.includes(id)).toBe(reach.includes(id));
      if (reach.includes(id)) continue;
      const none = { kind: 'not_found' };
      await expect(readImport(ctx, id)).rejects.toMatchObject(none);
      await expect(readImportRows(ctx, id, {})).rejects.toMatchObject(none);
      await expect(remarksWorkbook(ctx, id)).rejects.toMatchObject(none);
      await expect(correctCells(ctx, id, 0, { name: '别名' })).rejects.toMatchObject(none);
      await expect(decideRow(ctx, id, 0, 'skip', null)).rejects.toMatchObject(none);
      await expect(readAgain(ctx, id)).rejects.toMatchObject(none);
      await expect(saveImport(ctx, id, null)).rejects.toMatchObject(none);
      await expect(undoImport(ctx, id, null)).rejects.toMatchObject(none);
      await expect(discardImport(ctx, id)).rejects.toMatchObject(none);
    }
  });
});

it('keeps the team of a county to its county', async () => {
  const row = { name: '风电项目', investor: '成都众合风电有限公司', amount: 900, signedOn: '2023.5.4' };
  const foreign = await ledgers.write([signedSheet('鲁甸县', [row])]);
  expect((await preview(ask('officer'), own.id, foreign)).counts.error.rows).toBe(1);
  expect((await preview(ask('city_office'), own.id, foreign)).counts.new.rows).toBe(1);
});

it('tells of a deal out of reach only whom to ask', async () => {
  const city = ask('city_office');
  const row = { name: '铝材加工项目', investor: '杭州恒远铝业有限公司', amount: 7700, signedOn: '2023.6.1' };
  const { id } = await preview(city, other.id, await ledgers.write([signedSheet('鲁甸县', [row])]));
  expect((await save(city, id)).state).toBe('saved');
  const mine = await preview(ask('officer'), own.id, await ledgers.write([signedSheet('昭阳区', [row])]));
  const { rows } = await readImportRows(ask('officer'), mine.id, {});
  expect(rows).toMatchObject([
    { verdict: 'duplicate', candidates: [{ id: null, label: '', team: other.name }], recordId: null },
  ]);
});

it('hands out the original workbook with remarks, and writes it down', async () => {
  const city = ask('city_office');
  const sheet = signedSheet('昭阳区', [
    { name: '', investor: '昆明众合新能源有限公司', amount: 8000, signedOn: '2023.5.4' },
  ]);
  const { id } = await preview(city, own.id, await ledgers.write([sheet]));
  const { body, fileName } = await remarksWorkbook(city, id);
  expect(fileName).toMatch(/核对意见\.xlsx$/);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(body.buffer as ArrayBuffer);
  const cells = book.worksheets[0]?.getRow(4).values as string[];
  expect(cells.at(-1)).toMatch(/^有误；/);
  expect(book.worksheets[0]?.getCell(1, 1).text).toBe('昭阳区2023年签约项目台账');
  expect(await db().auditEntry.count({ where: { action: 'export', subjectId: id } })).toBe(1);
});

it('remembers a mapping made by hand, and forgets a ledger that is thrown away', async () => {
  const city = ask('city_office');
  const sheet = signedSheet('昭阳区', [
    { name: '风机项目', investor: '成都风机有限公司', amount: 8000, signedOn: '2023.5.4', note: '一期' },
  ]);
  sheet.head = sheet.head.map((head) => (head === '备注' ? '其他事项' : head));
  const written = await ledgers.write([sheet]);
  const before = await preview(city, own.id, written);
  const unknown = before.sheets[0]?.columns.find(({ head }) => head.includes('其他事项'));
  expect(unknown?.code).toBeNull();
  const layout = before.sheets[0]?.layout ?? '';
  await readAgain(city, before.id, {
    layout,
    ledger: 'signed',
    columns: { [unknown?.head ?? '']: 'progress' },
  });
  await jobDone(before.id);
  const later = await preview(city, own.id, written);
  expect((await readImportRows(city, later.id, {})).rows[0]?.values.progress).toBe('一期');
  const kept = (await files.list()).length;
  await discardImport(city, later.id);
  expect((await files.list()).length).toBe(kept - 1);
  await expect(readImport(city, later.id)).rejects.toMatchObject({ kind: 'not_found' });
});
