import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { signAgreement, voidAgreement } from '#app/domain/agreements/agreement.commands.server.ts';
import { createDeal, editDeal } from '#app/domain/deals/deal.commands.server.ts';
import { dealFormValues } from '#app/domain/deals/deal.form.ts';
import { dealEditSchema, moveSchema, returnSchema } from '#app/domain/deals/deal.schema.ts';
import { readDeal, readMove } from '#app/domain/deals/deal-page.queries.server.ts';
import { moveDeal, returnDeal } from '#app/domain/deals/move.commands.server.ts';
import type { Stage } from '#app/domain/deals/stage.ts';
import { fromDateColumn } from '#app/lib/dates.ts';
import { Refusal } from '#app/lib/refusal.ts';
import { readFollowThrough } from '#app/reports/event/follow-through.queries.server.ts';
import { readPipeline } from '#app/reports/pipeline/pipeline.queries.server.ts';
import { agreementInput, dealInput } from '#tests/deals/inputs.ts';
import { useDatabase } from '#tests/support/database.ts';
import {
  asked,
  cookieOf,
  makeCompany,
  makeEdition,
  makeReference,
  makeTeam,
  makeVisit,
} from '#tests/support/fixtures.ts';
import { responseOf, routeArgs } from '#tests/support/visit-route.ts';

useDatabase('empty');

const COUNTY = '530602';
const BUILT = {
  projectCompany: '昭阳光伏有限公司',
  projectUscc: '91100000100003962T',
  filingCode: '2311-530602-04-01-123456',
  filedAmount: '4.8',
  statisticsName: '昭阳光伏项目一期',
  statisticsAmount: '4.5',
};

let officer: Ctx;
let office: Ctx;
let elsewhere: Ctx;
let city: Ctx;
let companyId: string;
let editionId: string;

beforeAll(async () => {
  await makeReference();
  const team = await makeTeam({ kind: 'task_force' });
  const bureau = await makeTeam({ kind: 'county_bureau', regionCode: COUNTY });
  const other = await makeTeam({ kind: 'county_bureau', regionCode: '530621' });
  officer = await asked('officer', team.id);
  office = await asked('county_office', bureau.id);
  elsewhere = await asked('county_office', other.id);
  city = await asked('city_office', (await makeTeam()).id);
  companyId = (await makeCompany(team.id)).id;
  editionId = (await makeEdition(null)).id;
});

/** A deal of the task force in 昭阳, signed on 10 November. */
async function signed(kind = 'contract'): Promise<string> {
  const given = { screening: 'positive', industryCode: 'D', countyCode: COUNTY };
  const { id } = await createDeal(officer, dealInput(companyId, given));
  const visit = await visitOf(id);
  await db().visitStaff.create({ data: { visitId: visit.id, userId: officer.user.id } });
  await db().visitGuest.create({ data: { visitId: visit.id, name: '王总' } });
  await signAgreement(officer, id, agreementInput(await versionOf(id), companyId, { kind, editionId }));
  return id;
}

const visitOf = (dealId: string) =>
  makeVisit(companyId, { id: officer.user.id, teamId: officer.user.teamId }, { dealIds: [dealId] });

async function withPhoto(dealId: string) {
  const visit = await visitOf(dealId);
  return db().visitPhoto.create({
    data: {
      visitId: visit.id,
      file: `file-${visit.id}`,
      sha256: visit.id,
      ...{ bytes: 1, width: 1, height: 1 },
      recordedById: officer.user.id,
      recordedAt: officer.now,
    },
  });
}

const read = (id: string) =>
  db().deal.findUniqueOrThrow({
    where: { id },
    include: { history: { where: { voidedAt: null }, orderBy: { seq: 'asc' } }, agreements: true },
  });

const versionOf = async (id: string) => (await db().deal.findUniqueOrThrow({ where: { id } })).version;

async function move(ctx: Ctx, id: string, to: Stage, given: Record<string, unknown> = {}) {
  const input = { version: String(await versionOf(id)), to, on: '2023-11-11', ...given };
  await moveDeal(ctx, id, moveSchema.parse(input));
}

async function goBack(ctx: Ctx, id: string, to: Stage) {
  const event = { to, on: '2023-11-12', reasonCode: 'revised', reasonText: '登记有误' };
  const reason = await db().reason.findFirstOrThrow({ where: { appliesTo: { has: 'returned' } } });
  const input = { version: String(await versionOf(id)), ...event, reasonCode: reason.code };
  await returnDeal(ctx, id, returnSchema.parse(input));
}

const lacking = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      return error.problems.map(({ key }) => key);
    },
  );

const stagesOf = async (id: string) => (await read(id)).history.map(({ stage }) => stage).slice(3);

describe('a signed deal moves on', () => {
  it('to registered, with the company and its code as it was given, right or wrong', async () => {
    const id = await signed();
    expect(await lacking(move(officer, id, 'registered'))).toEqual([
      'deals:missing.projectCompany',
      'deals:missing.projectUscc',
    ]);
    const given = { projectCompany: BUILT.projectCompany, projectUscc: ' 9110 0000 1000 0396 2y ' };
    await move(officer, id, 'registered', given);
    const deal = await read(id);
    expect(deal).toMatchObject({
      stage: 'registered',
      projectCompany: BUILT.projectCompany,
      projectUscc: '91100000100003962Y',
    });
    expect(fromDateColumn(deal.stageSince)).toBe('2023-11-11');
    expect(deal.history.at(-1)).toMatchObject({ kind: 'advanced', stage: 'registered', agreementId: null });
    const entry = await db().auditEntry.findFirstOrThrow({
      where: { subjectId: id, action: 'move' },
      orderBy: { id: 'desc' },
    });
    expect(entry.changes).toMatchObject({
      stage: ['signed', 'registered'],
      projectCompany: [null, BUILT.projectCompany],
      projectUscc: [null, '91100000100003962Y'],
    });
  });

  it('over several stages at once only with what each of them asks for, and with a row for each', async () => {
    const id = await signed();
    const photo = await withPhoto(id);
    await db().visitPhoto.update({ where: { id: photo.id }, data: { archivedAt: officer.now } });
    const { statisticsName, ...without } = BUILT;
    // A photo that was taken out proves nothing.
    expect(await lacking(move(officer, id, 'producing', without))).toEqual([
      'deals:missing.startPhoto',
      'deals:missing.statisticsName',
    ]);
    expect(await stagesOf(id)).toEqual(['signed']);
    await withPhoto(id);
    await move(officer, id, 'producing', BUILT);
    expect(await stagesOf(id)).toEqual([
      ...['signed', 'registered', 'approved', 'started', 'in_statistics', 'completed', 'producing'],
    ]);
    expect((await read(id)).filedAmount?.toFixed(2)).toBe('480000000.00');
    await move(officer, id, 'at_capacity');
    expect((await readDeal(officer, id)).next).toBeUndefined();
  });

  it('to started only under a contract', async () => {
    const id = await signed('framework');
    await withPhoto(id);
    expect(await lacking(move(officer, id, 'started', BUILT))).toEqual(['deals:missing.contract']);
    const contract = agreementInput(await versionOf(id), companyId, { signedOn: '2023-11-11' });
    await signAgreement(officer, id, contract);
    await move(officer, id, 'started', BUILT);
    expect((await read(id)).stage).toBe('started');
  });

  it('neither before its signing, nor dated before it, nor ahead of today', async () => {
    const { id } = await createDeal(officer, dealInput(companyId));
    expect(await lacking(move(officer, id, 'registered', BUILT))).toEqual(['deals:refusal.signByAgreement']);
    const deal = await signed();
    expect(await lacking(move(officer, deal, 'registered', { ...BUILT, on: '2023-11-09' }))).toEqual([
      'deals:refusal.tooEarly',
    ]);
    expect(await lacking(move(officer, deal, 'registered', { ...BUILT, on: '2023-11-13' }))).toEqual([
      'errors:future',
    ]);
  });
});

describe('what is known of the works', () => {
  it('is corrected on the deal form, audited, and not taken away again', async () => {
    const id = await signed();
    await move(officer, id, 'approved', BUILT);
    const form = { ...dealFormValues(await readDeal(officer, id)), partners: [] };
    expect(form).toMatchObject({ filedAmount: '4.8', projectUscc: BUILT.projectUscc });
    const save = ({ version, ...input }: ReturnType<typeof dealEditSchema.parse>) =>
      editDeal(officer, id, version, input);
    expect(await lacking(save(dealEditSchema.parse({ ...form, filingCode: '' })))).toEqual([
      'deals:missing.filingCode',
    ]);
    await save(dealEditSchema.parse({ ...form, filedAmount: '4.2' }));
    expect((await read(id)).filedAmount?.toFixed(2)).toBe('420000000.00');
    const entry = await db().auditEntry.findFirstOrThrow({ where: { subjectId: id, action: 'edit' } });
    expect(entry.changes).toEqual({ filedAmount: ['480000000.00', '420000000.00'] });
  });

  it('stays as it is when a form without these fields is saved', async () => {
    const id = await signed();
    await move(officer, id, 'approved', BUILT);
    const form = dealFormValues(await readDeal(officer, id));
    const given = Object.fromEntries(Object.entries(form).filter(([name]) => !(name in BUILT)));
    const { version, ...input } = dealEditSchema.parse(given);
    await editDeal(officer, id, version, input);
    expect(await read(id)).toMatchObject({ projectCompany: BUILT.projectCompany });
  });
});

describe('a deal goes back', () => {
  it('with a reason as far as its signing, and then its agreement may be voided', async () => {
    const id = await signed();
    const agreement = (await read(id)).agreements[0]?.id ?? '';
    const undo = async () =>
      voidAgreement(officer, agreement, { version: await versionOf(id), reason: '登记有误' });
    await move(officer, id, 'approved', BUILT);
    expect(await lacking(undo())).toEqual(['agreements:refusal.laterStage']);
    expect(await lacking(goBack(officer, id, 'negotiating'))).toEqual(['deals:refusal.signedStays']);
    await goBack(officer, id, 'registered');
    await goBack(officer, id, 'signed');
    expect(await stagesOf(id)).toEqual(['signed', 'registered', 'approved', 'registered', 'signed']);
    expect((await readDeal(officer, id)).may.return).toBe(false);
    await undo();
    expect(await read(id)).toMatchObject({ stage: 'lead', signedOn: null, signedAmount: null });
    expect((await read(id)).history.map(({ stage }) => stage)).toEqual(['lead', 'lead']);
  });

  it('and its signing keeps its day when another paper follows', async () => {
    const id = await signed('intent');
    await move(officer, id, 'registered', BUILT);
    await goBack(officer, id, 'signed');
    const contract = agreementInput(await versionOf(id), companyId, { signedOn: '2023-11-12', amount: '6' });
    await signAgreement(officer, id, contract);
    const deal = await read(id);
    expect(await stagesOf(id)).toEqual(['signed', 'registered', 'signed']);
    expect(deal.signedAmount?.toFixed(2)).toBe('600000000.00');
    expect(fromDateColumn(deal.signedOn ?? new Date(0))).toBe('2023-11-10');
  });
});

describe('the county office', () => {
  it('records what is built in its county and changes nothing else of the deal', async () => {
    const id = await signed();
    expect((await readDeal(office, id)).may).toMatchObject({
      ...{ advance: true, edit: false, move: false, sign: false },
    });
    await move(office, id, 'registered', { ...BUILT, content: '别的', estimatedAmount: '99' });
    expect(await read(id)).toMatchObject({ stage: 'registered', content: '建设 100 兆瓦光伏电站' });
    expect((await read(id)).estimatedAmount?.toFixed(2)).toBe('350000000.00');
    await goBack(office, id, 'signed');
    expect((await read(id)).stage).toBe('signed');
  });

  it('does not work deals before they are signed, nor any of another county', async () => {
    const { id } = await createDeal(officer, dealInput(companyId, { countyCode: COUNTY }));
    await expect(move(office, id, 'screening')).rejects.toThrow('forbidden');
    await expect(move(elsewhere, await signed(), 'registered', BUILT)).rejects.toThrow('not_found');
  });
});

describe('the pages', () => {
  it('of a move ask for what is missing, send unsigned deals to their agreement, and are closed to others', async () => {
    const { action, loader } = await import('#app/routes/deals.$id_.move.tsx');
    const id = await signed();
    const at = async (ctx: Ctx, deal: string, to: string, form?: Record<string, string>) =>
      routeArgs(`/deals/${deal}/move?to=${to}`, {
        cookie: await cookieOf(ctx.user.id),
        params: { id: deal },
        ...(form && { form, headers: { origin: 'http://localhost' } }),
      });
    expect((await readMove(office, id, 'started')).missing.map(({ field }) => field)).toEqual([
      ...['projectCompany', 'projectUscc', 'filingCode', 'filedAmount', 'startPhoto'],
    ]);
    await expect(loader(await at(office, id, 'started'))).resolves.toMatchObject({ to: 'started' });
    const lead = await createDeal(officer, dealInput(companyId, { countyCode: COUNTY }));
    const redirected = await responseOf(loader(await at(officer, lead.id, 'registered')));
    expect(redirected.headers.get('location')).toBe(`/deals/${lead.id}/agreements/new`);
    const closed = await responseOf(loader(await at(elsewhere, id, 'registered')));
    expect(closed.status).toBe(404);
    const form = {
      ...{ version: String(await versionOf(id)), to: 'registered', on: '2023-11-11' },
      ...{ projectCompany: BUILT.projectCompany, projectUscc: BUILT.projectUscc },
    };
    const done = await responseOf(action(await at(office, id, 'registered', form)));
    expect(done.headers.get('location')).toBe(`/deals/${id}`);
    expect((await read(id)).stage).toBe('registered');
  });
});

describe('the reports', () => {
  it('count a deal that moved on as signed all the same, and follow it', async () => {
    const signedFigure = async () => (await readPipeline(city, new URLSearchParams())).report.headline.signed;
    const id = await signed();
    await withPhoto(id);
    const before = await signedFigure();
    const fates = async () => {
      const { figures } = await readFollowThrough(city, editionId);
      return Object.fromEntries(figures.map(({ fate, deals }) => [fate, deals]));
    };
    const then = await fates();
    await move(officer, id, 'started', BUILT);
    expect(await signedFigure()).toMatchObject({ deals: before.deals, amount: before.amount });
    expect(await fates()).toEqual({
      ...then,
      registered: (then.registered ?? 0) + 1,
      approved: (then.approved ?? 0) + 1,
      started: (then.started ?? 0) + 1,
    });
    await goBack(officer, id, 'registered');
    expect(await fates()).toEqual({ ...then, registered: (then.registered ?? 0) + 1 });
  });
});
