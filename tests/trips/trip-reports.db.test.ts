import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db, watchStatements } from '#app/db/client.server.ts';
import { saveTripReport } from '#app/domain/trips/trip.commands.server.ts';
import { readTrip } from '#app/domain/trips/trip-page.queries.server.ts';
import { toDateColumn } from '#app/lib/dates.ts';
import { readCompanyBriefing, readTripBriefing } from '#app/reports/briefing/briefing.queries.server.ts';
import { downloadTripReport } from '#app/reports/trip-report/download.commands.server.ts';
import { readTripReport } from '#app/reports/trip-report/trip-report.queries.server.ts';
import { action as page } from '#app/routes/trips.$id.tsx';
import { useDatabase } from '#tests/support/database.ts';
import * as make from '#tests/support/fixtures.ts';
import { answerOf, routeArgs } from '#tests/support/visit-route.ts';

useDatabase('empty');

let team = '';
let officer: Ctx;

beforeAll(async () => {
  await make.makeReference();
  team = (await make.makeTeam()).id;
  officer = await make.asked('officer', team);
});

/** A call with everything a briefing tells of: people, an earlier talk, a deal with an agreement. */
async function call(tripId: string, holder = team) {
  const company = await make.makeCompany(holder, { profile: '从事冷链物流' });
  await make.makeContact(company.id, { phone: '13800001234' });
  const deal = await make.makeDeal(holder, { investorId: company.id, estimatedAmount: '350000000.00' });
  await make.makeAgreement(deal.id, { recordedById: officer.user.id });
  await make.makeVisit(company.id, officer.user, {
    dealIds: [deal.id],
    occurredOn: toDateColumn('2023-06-01'),
    nextStep: '回访',
    nextStepOwnerId: officer.user.id,
    nextStepDue: toDateColumn('2023-07-01'),
  });
  const stop = await make.makeStop(tripId, { companyId: company.id, note: '谈冷链中心' });
  return { company, deal, stop };
}

async function statements(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  watchStatements(() => {
    count += 1;
  });
  await work();
  watchStatements(undefined);
  return count;
}

describe('a briefing', () => {
  it('tells of every company on the way what there is to know', async () => {
    const trip = await make.makeTrip(team);
    const { company, deal } = await call(trip.id);
    await make.makeStop(trip.id, { note: '返程' });
    const struck = await call(trip.id);
    await db().tripStop.update({
      where: { id: struck.stop.id },
      data: { struckAt: make.NOW, reason: '取消' },
    });
    const briefing = await readTripBriefing(officer, trip.id);
    expect(briefing.stops.map(({ note }) => note)).toEqual(['谈冷链中心', '返程']);
    expect(briefing.companies).toMatchObject([
      {
        name: company.name,
        profile: '从事冷链物流',
        contacts: [{ phone: '13800001234' }],
        visits: {
          count: 1,
          rows: [{ occurredOn: '2023-06-01', openStep: '回访', nextStepDue: '2023-07-01' }],
        },
        deals: {
          count: 1,
          rows: [{ name: deal.name, signedAmount: '100000000.00', agreements: [{ amount: '100000000.00' }] }],
        },
        purposes: [{ note: '谈冷链中心' }],
      },
    ]);
  });

  it('masks numbers for whoever goes along and does not work the company', async () => {
    const holder = (await make.makeTeam()).id;
    const trip = await make.makeTrip(team, { memberIds: [officer.user.id] });
    await call(trip.id, holder);
    const { companies } = await readTripBriefing(officer, trip.id);
    expect(companies).toMatchObject([
      { reveal: false, contacts: [{ phone: '138****1234' }], deals: { rows: [], count: 0 } },
    ]);
  });

  it('is there for one company, with what the stop wants', async () => {
    const trip = await make.makeTrip(team);
    const { company, stop } = await call(trip.id);
    const { company: sheet } = await readCompanyBriefing(officer, company.id, stop.id);
    expect(sheet.purposes).toMatchObject([{ note: '谈冷链中心', day: '2023-11-08' }]);
    expect((await readCompanyBriefing(officer, company.id, undefined)).company.purposes).toEqual([]);
    const stranger = await make.asked('officer', (await make.makeTeam()).id);
    await expect(readCompanyBriefing(stranger, company.id, undefined)).rejects.toMatchObject({
      kind: 'not_found',
    });
    await expect(readTripBriefing(stranger, trip.id)).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('reads of each company no more than it shows, the newest first, and says how many there are', async () => {
    const trip = await make.makeTrip(team);
    const [{ company }, other] = [await call(trip.id), await call(trip.id)];
    for (const day of ['01', '02', '03', '04', '05', '06', '07', '08', '09'])
      await make.makeVisit(company.id, officer.user, { occurredOn: toDateColumn(`2023-09-${day}`) });
    for (let deals = 0; deals < 8; deals += 1) await make.makeDeal(team, { investorId: company.id });
    const asked: string[] = [];
    watchStatements((statement) => asked.push(statement));
    const { companies } = await readTripBriefing(officer, trip.id);
    watchStatements(undefined);
    const [full, short] = companies;
    expect([full?.visits.count, full?.deals.count]).toEqual([10, 9]);
    expect(full?.visits.rows.map(({ occurredOn }) => occurredOn.slice(5))).toEqual(
      ['09', '08', '07', '06', '05', '04', '03', '02'].map((day) => `09-${day}`),
    );
    expect(full?.deals.rows.length).toBe(8);
    expect([short?.id, short?.visits.count, short?.deals.rows.length]).toEqual([other.company.id, 1, 1]);
    const reads = asked.map((statement) => statement.match(/"visit"."id" IN \(([^)]*)\)/)?.[1]);
    expect(reads.find(Boolean)?.split(',').length, 'of ten talks and one, those that are shown').toBe(9);
  });

  it('asks the database as often for many companies as for one', async () => {
    const [short, long] = [await make.makeTrip(team), await make.makeTrip(team)];
    await call(short.id);
    for (let stop = 0; stop < 6; stop += 1) await call(long.id);
    const one = await statements(() => readTripBriefing(officer, short.id));
    expect(one).toBeGreaterThan(3);
    expect(await statements(() => readTripBriefing(officer, long.id))).toBe(one);
  });
});

describe('the report', () => {
  const visited = async () => {
    const trip = await make.makeTrip(team, { title: '赴重庆招商考察' });
    const { company, deal } = await call(trip.id);
    const visit = await make.makeVisit(company.id, officer.user, {
      tripId: trip.id,
      occurredOn: toDateColumn('2023-11-08'),
      outcome: '愿来考察',
      dealIds: [deal.id],
    });
    return { trip, company, deal, visit };
  };

  it('writes itself from the visits, until someone edits it and after it is written anew', async () => {
    const { trip, company, deal } = await visited();
    const written = await readTripReport(officer, trip.id);
    expect(written).toMatchObject({ title: '赴重庆招商考察情况报告', isEdited: false, mayEdit: true });
    for (const words of [company.name, '愿来考察', deal.name, '估算投资 3.50 亿元', '共拜访企业 1 家'])
      expect(written.text).toContain(words);
    await saveTripReport(officer, trip.id, 1, '一、改过的');
    expect(await readTripReport(officer, trip.id)).toMatchObject({ text: '一、改过的', isEdited: true });
    await saveTripReport(officer, trip.id, 2, null);
    expect((await readTripReport(officer, trip.id)).text).toBe(written.text);
  });

  it('claims the deals it brought and not those its visits touched', async () => {
    const { trip, company, deal, visit } = await visited();
    const given = { investorId: company.id, estimatedAmount: '200000000.00' };
    await make.makeDeal(team, { ...given, sourceKind: 'trip', sourceTripId: trip.id });
    await make.makeDeal(team, { ...given, sourceKind: 'visit', sourceVisitId: visit.id });
    const [, after = ''] = (await readTripReport(officer, trip.id)).text.split('三、');
    const [brought, advanced] = after.split('另推进已有项目 1 个');
    expect(brought).toContain('由此形成项目 2 个，估算投资合计 4.00 亿元');
    expect(brought).not.toContain(deal.name);
    expect(advanced).toContain(deal.name);
  });

  it('stands as it was when the journey was closed, also after it was opened again', async () => {
    const { trip, visit } = await visited();
    const settled = {
      nextStep: '回访',
      nextStepOwnerId: officer.user.id,
      nextStepDue: toDateColumn('2023-12-01'),
    };
    await db().visit.update({ where: { id: visit.id }, data: settled });
    await db().tripStop.deleteMany({ where: { tripId: trip.id } });
    const atClosing = (await readTripReport(officer, trip.id)).text;
    const form = { intent: 'close', version: '1' };
    const cookie = await make.cookieOf(officer.user.id);
    await answerOf(page(routeArgs(`/trips/${trip.id}`, { cookie, form, params: { id: trip.id } })));
    expect((await readTrip(officer, trip.id)).phase).toBe('closed');
    await db().visit.update({ where: { id: visit.id }, data: { outcome: '改口' } });
    expect((await readTripReport(officer, trip.id)).text).toBe(atClosing);
    await db().trip.update({ where: { id: trip.id }, data: { closedAt: null } });
    expect((await readTripReport(officer, trip.id)).text).toBe(atClosing);
    await saveTripReport(officer, trip.id, 2, null);
    expect((await readTripReport(officer, trip.id)).text).toContain('改口');
  });

  it('is in the script of its reader, and Chinese for everyone', async () => {
    const { trip } = await visited();
    expect((await readTripReport({ ...officer, locale: 'en' }, trip.id)).text).toContain('一、基本情况');
    expect((await readTripReport({ ...officer, locale: 'zh-TW' }, trip.id)).text).toContain('一、基本情況');
  });

  it('tells no more than its reader may see, and hides numbers from who does not work it', async () => {
    const { trip, company, visit } = await visited();
    await db().visit.update({ where: { id: visit.id }, data: { summary: '联系 13800001234' } });
    const official = await make.asked('official', (await make.makeTeam()).id);
    expect((await readTripReport(official, trip.id)).text).toContain('138****1234');
    await db().visit.update({ where: { id: visit.id }, data: { archivedAt: make.NOW } });
    expect((await readTripReport(officer, trip.id)).text).not.toContain(company.name);
  });

  it('is a Word file whose download is logged', async () => {
    const { trip, company } = await visited();
    const head = await downloadTripReport(officer, 'HEAD', trip.id);
    expect(decodeURIComponent(head.headers.get('content-disposition') ?? '')).toContain(
      '赴重庆招商考察情况报告.docx',
    );
    expect(await db().auditEntry.count({ where: { subjectId: trip.id, action: 'export' } })).toBe(0);
    const answer = await downloadTripReport(officer, 'GET', trip.id);
    const zip = await JSZip.loadAsync(await answer.arrayBuffer());
    expect(await zip.file('word/document.xml')?.async('string')).toContain(company.name);
    const entry = await db().auditEntry.findFirst({ where: { subjectId: trip.id, action: 'export' } });
    expect(entry).toMatchObject({ actorId: officer.user.id, changes: { format: [null, 'docx'] } });
  });
});
