import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx, Role } from '#app/auth/user.ts';
import { db, inTransaction } from '#app/db/client.server.ts';
import { readCompanyTimeline } from '#app/domain/companies/timeline.queries.server.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';
import { logVisit } from '#app/domain/visits/visit.commands.server.ts';
import { listVisitsOfDeal, readVisit, readVisitHistory } from '#app/domain/visits/visit.queries.server.ts';
import { type VisitInput, visitSchema } from '#app/domain/visits/visit.schema.ts';
import { readVisitFormOptions } from '#app/domain/visits/visit-form.queries.server.ts';
import { readVisitStart } from '#app/domain/visits/visit-start.queries.server.ts';
import { loader as visitPage } from '#app/routes/visits.$id.tsx';
import { useDatabase } from '#tests/support/database.ts';
import {
  asked,
  cookieOf,
  makeCompany,
  makeContact,
  makeDeal,
  makeEdition,
  makeReference,
  makeTeam,
  makeUser,
  TODAY,
} from '#tests/support/fixtures.ts';
import { routeArgs } from '#tests/support/visit-route.ts';
import { talkOf } from './inputs.ts';

useDatabase('empty');

const COUNTY = '530602';
const UNKNOWN = '01890a5d-ac96-774b-bcce-b302099a8057';
let officer: Ctx;
let friend: Ctx;
let stranger: Ctx;
let company: { id: string; name: string };
let foreign: { id: string };
let edition: { id: string };
let deal: { id: string };
let teams: Record<'own' | 'fair' | 'city', { id: string }>;

beforeAll(async () => {
  await makeReference();
  const own = await makeTeam({ kind: 'county_bureau', regionCode: COUNTY });
  const [friends, strangers, fair, city] = await Promise.all([
    makeTeam(),
    makeTeam(),
    makeTeam({ kind: 'organizer' }),
    makeTeam(),
  ]);
  teams = { own, fair, city };
  company = await makeCompany(own.id);
  edition = await makeEdition(fair.id);
  deal = await makeDeal(own.id, {
    investorId: company.id,
    sharedWith: [friends.id],
    sourceEditionId: edition.id,
  });
  foreign = await makeDeal(strangers.id);
  officer = await asked('officer', own.id);
  friend = await asked('officer', friends.id);
  stranger = await asked('officer', strangers.id);
});

const talk = (ctx: Ctx, given: Partial<VisitInput> = {}): VisitInput =>
  talkOf(ctx, company.id, { dealIds: [deal.id], ...given });

describe('logging a talk', () => {
  it('records who met whom, when and where, with one history row', async () => {
    const { id } = await logVisit(
      officer,
      talk(officer, { nextStep: '送红线图', nextStepOwnerId: officer.user.id, nextStepDue: '2023-11-17' }),
    );
    expect(await readVisit(officer, id)).toMatchObject({
      kind: 'outbound',
      occurredOn: TODAY,
      place: '上海市青浦区',
      team: { name: officer.user.teamName },
      recordedBy: { name: officer.user.name },
      staff: [{ user: { id: officer.user.id } }],
      guests: [{ name: '王敏', title: '副总裁' }],
      nextStep: '送红线图',
      nextStepDue: '2023-11-17',
      deals: [{ id: deal.id }],
    });
    const audit = await db().auditEntry.findMany({ where: { subjectType: 'visits', subjectId: id } });
    expect(audit).toHaveLength(1);
    expect(audit[0]).toMatchObject({
      action: 'talk',
      actorId: officer.user.id,
      subjectLabel: `${company.name} ${TODAY}`,
    });
    expect(audit[0]?.changes).toMatchObject({
      guests: [null, '王敏 副总裁'],
      staffIds: [null, officer.user.name],
    });
  });

  it('meets what the gate asks of a first talk', async () => {
    const { id } = await logVisit(officer, talk(officer));
    const complete = { id, staff: { some: {} }, guests: { some: {} }, deals: { some: { dealId: deal.id } } };
    expect(await db().visit.count({ where: { ...complete, place: { not: '' } } })).toBe(1);
  });

  it('knows the company’s own people again, and of namesakes the one with that title', async () => {
    const known = await makeContact(company.id, { name: '周杰', title: '财务总监' });
    const twins = await Promise.all(
      ['总经理', '副总经理'].map((title) => makeContact(company.id, { name: '李伟', title })),
    );
    await makeContact(company.id, { name: '郑爽', archivedAt: officer.now });
    const elsewhere = await makeCompany(teams.own.id);
    await makeContact(elsewhere.id, { name: '吴磊' });
    const guests = [
      { name: '周杰', title: '' },
      { name: '李伟', title: '副总经理' },
      { name: '李伟', title: '董事' },
      { name: '郑爽', title: '' },
      { name: '吴磊', title: '' },
    ];
    const { id } = await logVisit(officer, talk(officer, { guests }));
    const saved = await db().visitGuest.findMany({
      where: { visitId: id },
      select: { name: true, title: true, contactId: true },
    });
    expect(saved).toHaveLength(5);
    expect(saved).toEqual(
      expect.arrayContaining([
        { name: '周杰', title: '财务总监', contactId: known.id },
        { name: '李伟', title: '副总经理', contactId: twins[1]?.id },
        { name: '李伟', title: '董事', contactId: null },
        { name: '郑爽', title: '', contactId: null },
        { name: '吴磊', title: '', contactId: null },
      ]),
    );
  });

  it('takes today in Shanghai and refuses tomorrow', async () => {
    await expect(logVisit(officer, talk(officer, { occurredOn: '2023-11-13' }))).rejects.toMatchObject({
      status: 422,
      problems: [{ key: 'errors:future', field: 'occurredOn' }],
    });
    await expect(logVisit(officer, talk(officer, { occurredOn: TODAY }))).resolves.toBeTruthy();
  });

  it('lets a team the deal is shared with log its own talk', async () => {
    const { id } = await logVisit(friend, talk(friend));
    expect(await readVisit(officer, id)).toMatchObject({ team: { name: friend.user.teamName } });
  });

  it.each(['county_office', 'official', 'organizer', 'admin', 'auditor'] as Role[])(
    'is refused to %s',
    async (role) => {
      const ctx = await asked(role, role === 'organizer' ? teams.fair.id : teams.own.id);
      await expect(logVisit(ctx, talk(ctx))).rejects.toMatchObject({ status: 403 });
    },
  );
});

describe('ids that were not offered', () => {
  const refusedAt = (field: string, key = 'errors:unknown') => ({ status: 422, problems: [{ key, field }] });

  it('are refused beside their field', async () => {
    const gone = await makeUser('officer', teams.own.id, { archivedAt: officer.now });
    const admin = await makeUser('admin', teams.own.id);
    const cases: [Partial<VisitInput>, object][] = [
      [{ dealIds: [UNKNOWN] }, refusedAt('dealIds')],
      [{ dealIds: [deal.id, foreign.id] }, refusedAt('dealIds')],
      [{ companyId: UNKNOWN }, refusedAt('companyId')],
      [{ staffIds: [UNKNOWN] }, refusedAt('staffIds')],
      [{ staffIds: [officer.user.id, stranger.user.id] }, refusedAt('staffIds')],
      [{ staffIds: [gone.id] }, refusedAt('staffIds')],
      [{ staffIds: [admin.id] }, refusedAt('staffIds')],
      [
        { nextStep: '送图', nextStepDue: '2023-11-17', nextStepOwnerId: stranger.user.id },
        refusedAt('nextStepOwnerId'),
      ],
    ];
    const before = await db().visit.count();
    for (const [given, answer] of cases) {
      await expect(logVisit(officer, talk(officer, given))).rejects.toMatchObject(answer);
    }
    expect(await db().visit.count()).toBe(before);
  });

  it('are refused also for a company that does not invest in the deal', async () => {
    const bystander = await makeCompany(teams.own.id);
    await expect(logVisit(officer, talk(officer, { companyId: bystander.id }))).rejects.toMatchObject(
      refusedAt('companyId', 'visits:problem.investor'),
    );
  });
});

describe('reading', () => {
  it('offers the team’s people, the user first, and nobody of other teams', async () => {
    const { people, self, today } = await readVisitFormOptions(friend);
    expect(people.map(({ id }) => id)).toEqual([friend.user.id]);
    expect([self, today]).toEqual([friend.user.id, TODAY]);
    const all = (await readVisitFormOptions(await asked('city_office', teams.city.id))).people;
    expect(all[0]?.own).toBe(true);
    expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining([officer.user.id, stranger.user.id]));
  });

  it('starts from a deal with its investors, the lead first, for whoever may log', async () => {
    const partner = await makeCompany(teams.own.id, { name: '安' });
    const joint = await makeDeal(teams.own.id, { investorId: company.id });
    await db().dealInvestor.create({ data: { dealId: joint.id, companyId: partner.id, isLead: false } });
    const start = await readVisitStart(officer, { deal: joint.id });
    expect(start.companies.map(({ id }) => id)).toEqual([company.id, partner.id]);
    expect(start.values).toMatchObject({ companyId: company.id, dealIds: [joint.id] });
    const official = await asked('official', teams.city.id);
    await expect(readVisitStart(official, { deal: joint.id })).rejects.toMatchObject({ status: 403 });
  });

  it('never carries phone numbers', async () => {
    await makeContact(company.id, { phone: '13800001234', wechat: 'wx', email: 'a@example.com' });
    const form = [await readVisitStart(officer, { deal: deal.id }), await readVisitFormOptions(officer)];
    expect(JSON.stringify(form)).not.toMatch(/13800001234|example\.com/);
  });

  it('masks numbers typed into a talk for those who do not work it, wherever it is shown', async () => {
    const told = {
      place: '院内，找 139 0000 5678',
      receivedBy: '秘书 13900005678',
      summary: '王敏 13800001234',
      outcome: '约 139 0000 5678 再联系',
      nextStep: '致电 0870-2120000',
    };
    const { id } = await logVisit(
      officer,
      talk(officer, {
        ...told,
        kind: 'inbound',
        nextStepOwnerId: officer.user.id,
        nextStepDue: '2023-11-17',
      }),
    );
    await db().visit.update({ where: { id }, data: { editionId: edition.id } });
    const shown = async (ctx: Ctx) => {
      const params = { id };
      const cookie = await cookieOf(ctx.user.id);
      const page = JSON.stringify(await visitPage(routeArgs(`/visits/${id}`, { cookie, params })));
      const list = JSON.stringify((await listVisitsOfDeal(ctx, deal.id)).filter((visit) => visit.id === id));
      const timeline = await readCompanyTimeline(ctx, company.id);
      return { page, list, timeline: JSON.stringify(timeline.filter((entry) => entry.id === id)) };
    };
    const numbers = /13800001234|13900005678|139 0000 5678|2120000/;
    const county = await asked('county_office', teams.own.id);
    for (const ctx of [officer, county, await asked('city_office', teams.city.id)]) {
      for (const [where, text] of Object.entries(await shown(ctx))) {
        expect(text, `${ctx.user.role} ${where}`).toContain('13800001234');
      }
    }
    const [official, organizer] = [
      await asked('official', teams.city.id),
      await asked('organizer', teams.fair.id),
    ];
    for (const ctx of [official, organizer, friend]) {
      for (const [where, text] of Object.entries(await shown(ctx))) {
        expect(text, `${ctx.user.role} ${where}`).toContain('138****1234');
        expect(text, `${ctx.user.role} ${where}`).not.toMatch(numbers);
      }
    }
    const own = await logVisit(friend, talk(friend, { summary: '李四 13700001111' }));
    expect((await readVisit(friend, own.id)).summary).toContain('13700001111');
    expect((await readVisit(officer, own.id)).summary).toContain('13700001111');
  });

  it('names in its history only deals that the reader sees', async () => {
    const { id } = await logVisit(officer, talk(officer));
    const hidden = await makeDeal(teams.city.id);
    const { code } = await db().deal.findUniqueOrThrow({ where: { id: deal.id } });
    const changes = { dealIds: [null, `${code}、${hidden.code}`] };
    const change = { action: 'edit', subject: 'visits', id, label: '拜访' } as const;
    await inTransaction((tx) =>
      recordChange(tx, officer, { ...change, after: { dealIds: changes.dealIds[1] } }),
    );
    const told = async (ctx: Ctx) => (await readVisitHistory(ctx, { id, masked: false }))[0]?.changes;
    expect(await told(officer)).toEqual({ dealIds: [null, code] });
    expect(await told(await asked('city_office', teams.city.id))).toEqual(changes);
  });

  it('is a 404 outside the scope and when archived', async () => {
    const { id } = await logVisit(officer, talk(officer));
    await expect(readVisit(stranger, id)).rejects.toMatchObject({ status: 404 });
    await expect(readVisitStart(stranger, { deal: deal.id })).rejects.toMatchObject({ status: 404 });
    expect(await listVisitsOfDeal(stranger, deal.id)).toEqual([]);
    expect((await listVisitsOfDeal(officer, deal.id)).map((visit) => visit.id)).toContain(id);
    await db().visit.update({ where: { id }, data: { archivedAt: officer.now } });
    await expect(readVisit(officer, id)).rejects.toMatchObject({ status: 404 });
    expect((await listVisitsOfDeal(officer, deal.id)).map((visit) => visit.id)).not.toContain(id);
  });

  it('names only the deals the reader sees', async () => {
    const secret = await makeDeal(teams.own.id, { investorId: company.id });
    const { id } = await logVisit(officer, talk(officer, { dealIds: [deal.id, secret.id] }));
    expect((await readVisit(officer, id)).deals).toHaveLength(2);
    expect((await readVisit(friend, id)).deals).toMatchObject([{ id: deal.id }]);
  });
});

it('the form’s schema and the command agree on the shape', async () => {
  const wanted = talk(officer);
  const typed = Object.entries({ ...wanted, sites: '' }).map(([name, value]) => [name, value ?? '']);
  const input = visitSchema.parse(Object.fromEntries(typed));
  expect(input).toEqual(wanted);
  await expect(logVisit(officer, input)).resolves.toBeTruthy();
});
