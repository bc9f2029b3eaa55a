import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { correctCells, decideRow, saveImport } from '#app/domain/ledgers/import.commands.server.ts';
import { readImport, readImportRows } from '#app/domain/ledgers/import.queries.server.ts';
import { readPipeline } from '#app/reports/pipeline/pipeline.queries.server.ts';
import { useDatabase } from '#tests/support/database.ts';
import { useFiles } from '#tests/support/files.ts';
import { asked, makeReference, makeTeam } from '#tests/support/fixtures.ts';
import {
  type LedgerSheet,
  liveRecords,
  preview,
  type SignedRow,
  save,
  signedSheet,
  undo,
  useLedgers,
} from '#tests/support/ledgers.ts';

useDatabase('empty');
useFiles();
const ledgers = useLedgers();

let city: Ctx;
let office: { id: string };

beforeAll(async () => {
  await makeReference();
  office = await makeTeam({ kind: 'city_bureau' });
  city = await asked('city_office', office.id);
});

/** Every test begins without records of ledgers. */
beforeEach(async () => {
  const saved = await db().importBatch.findMany({ where: { state: 'saved' }, orderBy: { id: 'desc' } });
  for (const { id } of saved) expect((await undo(city, id)).failure).toEqual([]);
});

const ROW: SignedRow = {
  name: '铝型材基地建设项目',
  investor: '宁波云岭实业股份有限公司',
  amount: 21100,
  signedOn: '2023.8.18',
  event: '南博会',
};

/** 191 signings in two counties, 24 of them at a fair, 25 of 10 亿元 or more; 万元. */
function yearOfSignings(): LedgerSheet[] {
  const row = (index: number): SignedRow => ({
    name: `第${index}号加工基地项目`,
    investor: `成都第${index}实业有限公司`,
    amount: index < 25 ? 100_000 + index : 5_000 + index,
    signedOn: `2023.${1 + (index % 9)}.${1 + (index % 28)}`,
    ...(index >= 30 && index < 54 && { event: '南博会', signedOn: '2023-08-17' }),
    chain: index % 7 === 0 ? '商贸物流' : '绿色能源',
  });
  const rows = Array.from({ length: 191 }, (_, index) => row(index));
  return [signedSheet('昭阳区', rows.slice(0, 100), '昭阳'), signedSheet('鲁甸县', rows.slice(100), '鲁甸')];
}

const sumOf = (sheets: LedgerSheet[]) =>
  `${sheets.flatMap(({ rows }) => rows).reduce((sum, row) => sum + Number(row[4]), 0)}0000.00`;

async function only<T>(list: Promise<T[]>): Promise<T> {
  const [one, ...others] = await list;
  expect(others).toEqual([]);
  if (!one) throw new Error('There is none');
  return one;
}

describe('the ledger of signings', () => {
  it('comes over whole: counts, totals and the report are those of the file', async () => {
    const sheets = yearOfSignings();
    const seen = await preview(city, office.id, await ledgers.write(sheets));
    expect(seen.failure).toEqual([]);
    expect(seen.counts.new).toEqual({ rows: 191, amount: sumOf(sheets) });
    expect(seen.editions).toMatchObject([
      { series: 'csa_expo', year: 2023, startsOn: '2023-08-17', endsOn: '2023-08-17' },
    ]);
    const saved = await save(city, seen.id);
    expect(saved).toMatchObject({ state: 'saved', failure: [] });
    expect(saved.written).toContainEqual({ subject: 'deal', made: 191, changed: 0 });

    const { report } = await readPipeline(city, new URLSearchParams('year=2023'));
    const { signed, large, events } = report.headline;
    expect([signed.deals, signed.amount]).toEqual([191, sumOf(sheets)]);
    expect(large.deals).toBe(25);
    expect(events.map(({ figures }) => figures[0]?.deals)).toEqual([24]);
    const deal = await db().deal.findFirstOrThrow({
      where: { name: '第7号加工基地项目' },
      include: { history: { orderBy: { seq: 'asc' } }, credits: true, agreements: true },
    });
    expect(deal.history.map(({ stage }) => stage)).toEqual(['lead', 'screening', 'negotiating', 'signed']);
    expect(deal.remark).toBe('产业链：商贸物流');
    expect(deal.credits).toMatchObject([{ countyCode: '530602', teamId: office.id }]);
    expect(deal.agreements).toMatchObject([{ kind: 'contract' }]);
    expect(await db().auditEntry.count({ where: { action: 'ledger', subjectType: 'deals' } })).toBe(191);
  });

  it('changes nothing when the same file comes again, and is taken back whole', async () => {
    const before = await liveRecords();
    const file = await ledgers.write(yearOfSignings());
    const first = await save(city, (await preview(city, office.id, file)).id);
    expect(first.state).toBe('saved');
    const between = await liveRecords();

    const again = await preview(city, office.id, file);
    expect(again.counts).toMatchObject({ same: { rows: 191 }, new: { rows: 0 }, update: { rows: 0 } });
    expect(again.sameFile).toMatchObject([{ id: first.id }]);
    expect((await save(city, again.id)).written).toEqual([]);
    expect(await liveRecords()).toEqual(between);

    expect(await undo(city, first.id)).toMatchObject({ state: 'undone', failure: [] });
    expect(await liveRecords()).toEqual(before);
  });

  it('changes the one field that was edited, and sets it back', async () => {
    const read = async (row: SignedRow) =>
      preview(city, office.id, await ledgers.write([signedSheet('昭阳区', [row])]));
    await save(city, (await read(ROW)).id);
    const before = await liveRecords();
    const { id, counts } = await read({ ...ROW, note: '已选址' });
    expect(counts.update.rows).toBe(1);
    const { rows } = await readImportRows(city, id, {});
    expect(rows[0]?.changes).toEqual({ remark: [null, '已选址'] });
    await save(city, id);
    expect(await only(db().deal.findMany({ where: { archivedAt: null } }))).toMatchObject({
      remark: '已选址',
    });
    await undo(city, id);
    expect(await liveRecords()).toEqual(before);
  });

  it('corrects the agreement where the ledger names another amount and day, and sets both back', async () => {
    const read = async (row: SignedRow) =>
      preview(city, office.id, await ledgers.write([signedSheet('昭阳区', [row])]));
    await save(city, (await read(ROW)).id);
    const before = await liveRecords();
    const { id } = await read({ ...ROW, amount: 25000, signedOn: '2023.8.17' });
    expect((await save(city, id)).failure).toEqual([]);
    const deal = await only(
      db().deal.findMany({ where: { archivedAt: null }, include: { agreements: true } }),
    );
    expect(deal.signedAmount?.toFixed(2)).toBe('250000000.00');
    expect(deal.signedOn?.toISOString().slice(0, 10)).toBe('2023-08-17');
    expect(deal.agreements).toHaveLength(1);
    expect((await undo(city, id)).failure).toEqual([]);
    expect(await liveRecords()).toEqual(before);
  });

  it('saves nothing at all when it is broken off', async () => {
    const before = await liveRecords();
    const { id } = await preview(city, office.id, await ledgers.write(yearOfSignings()));
    await db()
      .$executeRaw`ALTER TABLE agreement ADD CONSTRAINT break_off CHECK (amount < 1000000000) NOT VALID`;
    const broken = await save(city, id);
    await db().$executeRaw`ALTER TABLE agreement DROP CONSTRAINT break_off`;
    expect(broken).toMatchObject({
      state: 'ready',
      failure: [{ key: 'imports:failure.fault' }],
      written: [],
    });
    expect(await liveRecords()).toEqual(before);
    expect((await save(city, id)).state).toBe('saved');
  });

  it('saves a correction and an answer, and leaves out what nobody answered', async () => {
    const sheet = signedSheet('昭阳区', [
      ROW,
      { ...ROW, amount: 300 },
      { ...ROW, name: '', investor: '重庆嘉禾新材料股份有限公司' },
      { ...ROW, investor: '昆明云岭实业股份有限公司', name: '风电一体化项目', amount: 900 },
    ]);
    const { id, counts } = await preview(city, office.id, await ledgers.write([sheet]));
    expect(counts).toMatchObject({ new: { rows: 2 }, duplicate: { rows: 1 }, error: { rows: 1 } });
    await correctCells(city, id, 2, { name: '铝板带产业园项目' });
    expect((await readImport(city, id)).counts.new.rows).toBe(3);
    await save(city, id);
    expect(await db().deal.count({ where: { archivedAt: null } })).toBe(3);
  });

  it('is not saved twice at the same time', async () => {
    const { id } = await preview(city, office.id, await ledgers.write([signedSheet('昭阳区', [ROW])]));
    const results = await Promise.allSettled([saveImport(city, id, null), saveImport(city, id, null)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect.poll(async () => (await readImport(city, id)).state).toBe('saved');
    expect(await db().deal.count({ where: { archivedAt: null } })).toBe(1);
  });
});

describe('from talks to a signing', () => {
  const talks: LedgerSheet = {
    name: '在谈',
    title: '昭阳区在谈项目台账',
    head: [
      '序号',
      '项目名称',
      '投资方',
      '固定资产投资（亿元）',
      '项目内容',
      '企业联系人',
      '联系方式',
      '片区',
      '研判结果',
    ],
    rows: [
      [1, ROW.name, ROW.investor, 2.5, '建设铝型材生产线', '李总', '13912476989', '昭阳区', '可行'],
      ['合计', '', '', 2.5, '', '', '', '', ''],
    ],
  };

  it('signs the deal that was in the ledger of talks, and puts it back into talks', async () => {
    const first = await preview(city, office.id, await ledgers.write([talks]));
    expect(first.counts.new).toEqual({ rows: 1, amount: '250000000.00' });
    await save(city, first.id);
    const before = await liveRecords();
    const deal = await only(
      db().deal.findMany({
        where: { archivedAt: null },
        include: { investors: { include: { company: { include: { contacts: true } } } } },
      }),
    );
    expect(deal).toMatchObject({ stage: 'negotiating', screening: 'positive', content: '建设铝型材生产线' });
    expect(deal.investors[0]?.company.contacts).toMatchObject([{ phone: '13912476989' }]);

    const second = await preview(city, office.id, await ledgers.write([signedSheet('昭阳区', [ROW])]));
    expect(second.counts).toMatchObject({ update: { rows: 1 }, new: { rows: 0 } });
    expect((await save(city, second.id)).failure).toEqual([]);
    const signed = await db().deal.findUniqueOrThrow({ where: { id: deal.id } });
    expect(signed.stage).toBe('signed');
    expect(signed.estimatedAmount?.toFixed(2)).toBe('250000000.00');
    expect((await undo(city, second.id)).failure).toEqual([]);
    expect(await liveRecords()).toEqual(before);
  });
});

describe('a possible duplicate', () => {
  it('is asked about, and can be said to be the deal that is there', async () => {
    const read = async (row: SignedRow) =>
      preview(city, office.id, await ledgers.write([signedSheet('昭阳区', [row])]));
    await save(city, (await read(ROW)).id);
    const { id, counts } = await read({ ...ROW, name: '铝型材生产基地', amount: 21000 });
    expect(counts.duplicate.rows).toBe(1);
    const { rows } = await readImportRows(city, id, {});
    const [candidate] = rows[0]?.candidates ?? [];
    expect(candidate?.why).toEqual(['imports:why.investor', 'imports:why.amount']);
    await decideRow(city, id, 0, 'existing', candidate?.id ?? null);
    expect((await save(city, id)).failure).toEqual([]);
    expect(await only(db().deal.findMany({ where: { archivedAt: null } }))).toMatchObject({
      name: '铝型材生产基地',
    });
  });
});

describe('taking a batch back', () => {
  it('is refused as a whole, naming them, while records were changed or used since', async () => {
    const { id } = await preview(city, office.id, await ledgers.write([signedSheet('昭阳区', [ROW])]));
    await save(city, id);
    const deal = await only(db().deal.findMany({ where: { archivedAt: null } }));
    const between = await liveRecords();
    await db().deal.update({ where: { id: deal.id }, data: { version: { increment: 1 } } });
    const refused = await undo(city, id);
    expect(refused).toMatchObject({
      state: 'saved',
      failure: [
        {
          key: 'imports:failure.changed',
          params: { name: `${deal.code} ${deal.name}` },
          to: `/deals/${deal.id}`,
        },
      ],
    });
    expect(await liveRecords()).toEqual(between);
    await db().deal.update({ where: { id: deal.id }, data: { version: { decrement: 1 } } });
  });
});

describe('a locked month', () => {
  it('is changed with a reason only', async () => {
    await db().period.create({
      data: { year: 2022, month: 12, lockedAt: city.now, lockedById: city.user.id, targets: [] },
    });
    const sheet = signedSheet('昭阳区', [{ ...ROW, event: '', signedOn: '2022.5.4' }]);
    const { id, lockedMonth } = await preview(city, office.id, await ledgers.write([sheet]));
    expect(lockedMonth).toBe('2022-12');
    expect((await save(city, id)).failure).toMatchObject([{ key: 'periods:refusal.locked' }]);
    expect((await save(city, id, '补报')).state).toBe('saved');
    expect(await db().correctionReason.findMany()).toMatchObject([{ reason: '补报' }]);
    expect((await undo(city, id)).failure).toMatchObject([{ key: 'periods:refusal.locked' }]);
    expect((await undo(city, id, '误报')).state).toBe('undone');
  });
});

describe('the ledgers of journeys and receptions', () => {
  const trips: LedgerSheet = {
    name: '外出',
    title: '昭阳区2023年外出招商台账',
    head: [
      '时间',
      '带队领导（职务）',
      '成员',
      '地点',
      '天数',
      '拜访企业',
      '对接人',
      '洽谈内容',
      '成果',
      '后续责任人',
    ],
    rows: [
      [
        '2023.3.6-3.8',
        '张明（区委书记）',
        '李四',
        '成都、重庆',
        3,
        '成都云岭实业有限公司、重庆嘉禾有限公司',
        '王经理',
        '铝型材',
        '达成意向',
        '李四',
      ],
    ],
  };
  const receptions: LedgerSheet = {
    name: '来访',
    title: '昭阳区2023年来访接待台账',
    head: ['来访时间', '企业', '客商（职务）', '人数', '考察点', '接待领导', '陪同', '意向', '后续'],
    rows: [
      [
        '2023.4.2',
        '成都云岭实业有限公司',
        '王强（董事长）',
        5,
        '工业园区',
        '张明',
        '李四',
        '建设基地',
        '跟进',
      ],
    ],
  };

  it('become journeys with stops and visits, and visits to us; again nothing changes; undone all are gone', async () => {
    const before = await liveRecords();
    const file = await ledgers.write([trips, receptions]);
    const seen = await preview(city, office.id, file);
    expect(seen.counts).toMatchObject({ new: { rows: 2 }, error: { rows: 0 } });
    expect((await save(city, seen.id)).failure).toEqual([]);
    const trip = await only(
      db().trip.findMany({ where: { archivedAt: null }, include: { stops: true, visits: true } }),
    );
    expect(trip).toMatchObject({ leaderName: '张明', cities: ['成都', '重庆'] });
    expect(trip.stops).toHaveLength(2);
    expect(trip.visits.map(({ outcome }) => outcome)).toEqual(['达成意向', '达成意向']);
    const visit = await only(db().visit.findMany({ where: { archivedAt: null, kind: 'inbound' } }));
    expect(visit).toMatchObject({ headcount: 5, sites: ['工业园区'], summary: '建设基地', outcome: '跟进' });

    const again = await preview(city, office.id, file);
    expect(again.counts).toMatchObject({ same: { rows: 2 } });
    expect((await undo(city, seen.id)).failure).toEqual([]);
    expect(await liveRecords()).toEqual(before);
  });
});
