import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx, Role } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { readHistory } from '#app/domain/history/history.queries.server.ts';
import {
  archiveReception,
  editReception,
  planReception,
  restoreReception,
} from '#app/domain/receptions/reception.commands.server.ts';
import {
  listReceptions,
  listReceptionsOf,
  readCoordinators,
  readReception,
} from '#app/domain/receptions/reception.queries.server.ts';
import { receptionFilterSchema, receptionSchema } from '#app/domain/receptions/reception.schema.ts';
import { loader as listPage } from '#app/routes/receptions._index.tsx';
import { action as actOn, loader as readPage } from '#app/routes/receptions.$id.tsx';
import { action as editPage } from '#app/routes/receptions.$id_.edit.tsx';
import { loader as newForm, action as newPage } from '#app/routes/receptions.new.tsx';
import { ask } from '#tests/support/application.ts';
import { useDatabase } from '#tests/support/database.ts';
import * as make from '#tests/support/fixtures.ts';
import { answerOf, responseOf, routeArgs } from '#tests/support/visit-route.ts';

useDatabase('empty');

const people = new Map<string, Ctx>();
const as = (name: string) => {
  const found = people.get(name);
  if (!found) throw new Error(name);
  return found;
};
let companyId: string;

beforeAll(async () => {
  await make.makeReference();
  const city = await make.makeTeam({ kind: 'city_bureau' });
  const team = await make.makeTeam({ kind: 'county_bureau', parentId: city.id });
  const park = await make.makeTeam({ kind: 'park', parentId: team.id });
  const elsewhere = await make.makeTeam({ parentId: city.id });
  const organizer = await make.makeTeam({ kind: 'organizer', parentId: city.id });
  const seat = async (name: string, role: Role, teamId: string) =>
    people.set(name, await make.asked(role, teamId));
  await seat('officer', 'officer', team.id);
  await seat('colleague', 'officer', team.id);
  await seat('lead', 'lead', team.id);
  await seat('park officer', 'officer', park.id);
  await seat('county office', 'county_office', team.id);
  await seat('stranger', 'officer', elsewhere.id);
  await seat('city office', 'city_office', city.id);
  await seat('official', 'official', city.id);
  await seat('organizer', 'organizer', organizer.id);
  companyId = (await make.makeCompany(team.id, { name: '演示硅业有限公司', searchText: '演示硅业 yanshi' }))
    .id;
});

const plan = (given: object = {}) =>
  receptionSchema.parse({
    companyId,
    coordinatorId: as('officer').user.id,
    startsOn: '2023-11-16',
    endsOn: '2023-11-17',
    headcount: '8',
    guests: '王总 13800001234',
    receivedBy: '区长',
    purpose: '考察',
    arrangements: '中巴一辆',
    items: [
      { day: '2023-11-17', time: '09:00', content: '座谈', place: '会议室', responsible: '甲' },
      { day: '2023-11-16', time: '10:00', content: '考察园区', place: '园区', responsible: '乙' },
    ],
    ...given,
  });

let id: string;
beforeEach(async () => {
  await db().visit.updateMany({ data: { receptionId: null } });
  await db().reception.deleteMany();
  ({ id } = await planReception(as('officer'), plan()));
});

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { kind: string }) => error.kind,
  );

describe('a reception plan', () => {
  it('is read as it was planned, the programme in order', async () => {
    const reception = await readReception(as('colleague'), id);
    expect(reception).toMatchObject({
      startsOn: '2023-11-16',
      endsOn: '2023-11-17',
      headcount: 8,
      guests: '王总 13800001234',
      company: { name: '演示硅业有限公司' },
      coordinator: { id: as('officer').user.id },
      mayEdit: true,
      companyOpens: true,
      isLogged: false,
    });
    expect(reception.items.map(({ day, time, content }) => [day, time, content])).toEqual([
      ['2023-11-16', '10:00', '考察园区'],
      ['2023-11-17', '09:00', '座谈'],
    ]);
    const [entry] = await db().auditEntry.findMany({ where: { subjectId: id } });
    expect(entry?.changes).toMatchObject({
      companyId: [null, '演示硅业有限公司'],
      items: [null, '2023-11-16 10:00 考察园区 园区 乙\n2023-11-17 09:00 座谈 会议室 甲'],
    });
  });

  it.each([
    ['officer', true],
    ['colleague', true],
    ['lead', true],
    ['county office', true],
    ['city office', true],
    ['official', true],
    ['park officer', false],
    ['stranger', false],
    ['organizer', false],
  ])('is in sight of %s: %s', async (name, sees) => {
    const { rows, total } = await listReceptions(as(name), receptionFilterSchema.parse({}));
    expect([rows.length, total.count]).toEqual(sees ? [1, 1] : [0, 0]);
    expect(await refusal(readReception(as(name), id))).toBe(sees ? 'done' : 'not_found');
    expect((await listReceptionsOf(as(name), companyId)).length).toBe(sees ? 1 : 0);
  });

  it('is in sight of a coordinator of another team, who changes it and cannot open the company', async () => {
    const stranger = as('stranger').user.id;
    await editReception(as('city office'), id, 1, plan({ coordinatorId: stranger }));
    const reception = await readReception(as('stranger'), id);
    expect(reception).toMatchObject({ mayEdit: true, companyOpens: false, masked: false });
    expect(await refusal(editReception(as('stranger'), id, 2, plan({ coordinatorId: stranger })))).toBe(
      'done',
    );
    const offered = await readCoordinators(as('officer'), stranger);
    expect(offered.map(({ value }) => value)).toContain(stranger);
    expect((await readCoordinators(as('officer'))).map(({ value }) => value)).not.toContain(stranger);
  });

  it('hides numbers from readers who do not work it', async () => {
    const told = '见 13800001234';
    const item = { day: '2023-11-16', time: '10:00', content: told, place: told, responsible: told };
    const texts = { receivedBy: told, accompaniedBy: told, purpose: told, arrangements: told, items: [item] };
    await editReception(as('officer'), id, 1, plan(texts));
    const read = async (name: string) => {
      const reception = await readReception(as(name), id);
      const { rows } = await listReceptions(as(name), receptionFilterSchema.parse({}));
      return JSON.stringify([reception, rows, await readHistory('receptions', id, reception.masked)]);
    };
    expect(await readReception(as('official'), id)).toMatchObject({ masked: true, mayEdit: false });
    expect(await read('officer')).toContain('13800001234');
    expect(await read('official')).toContain('138****1234');
    expect(await read('official')).not.toContain('13800001234');
  });

  it('is changed with its programme, not over what someone else just changed', async () => {
    await editReception(as('lead'), id, 1, plan({ headcount: '12', items: [] }));
    expect(await readReception(as('officer'), id)).toMatchObject({ headcount: 12, items: [], version: 2 });
    expect(await refusal(editReception(as('officer'), id, 1, plan()))).toBe('stale');
    const [, entry] = await db().auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } });
    expect(Object.keys(entry?.changes as object).sort()).toEqual(['headcount', 'items']);
  });

  it('takes only companies and coordinators in sight', async () => {
    const foreign = await make.makeCompany(as('stranger').user.teamId);
    const bad = (given: object) => planReception(as('officer'), plan(given));
    await expect(bad({ companyId: foreign.id })).rejects.toMatchObject({
      problems: [{ field: 'companyId' }],
    });
    await expect(bad({ coordinatorId: as('stranger').user.id })).rejects.toMatchObject({
      problems: [{ field: 'coordinatorId' }],
    });
    for (const name of ['county office', 'official', 'organizer']) {
      expect(await refusal(Promise.resolve().then(() => planReception(as(name), plan()))), name).toBe(
        'forbidden',
      );
    }
    expect(await refusal(editReception(as('county office'), id, 1, plan()))).toBe('forbidden');
    expect(await refusal(editReception(as('stranger'), id, 1, plan()))).toBe('not_found');
  });

  it('leaves the lists when archived and comes back', async () => {
    await archiveReception(as('officer'), id, 1);
    const listed = async (set?: string) =>
      (await listReceptions(as('officer'), receptionFilterSchema.parse({ set }))).rows.length;
    expect([await listed(), await listed('archived')]).toEqual([0, 1]);
    expect(await refusal(readReception(as('officer'), id))).toBe('not_found');
    const others = await listReceptions(as('stranger'), receptionFilterSchema.parse({ set: 'archived' }));
    expect(others.rows).toEqual([]);
    expect(await refusal(restoreReception(as('stranger'), id, 2))).toBe('not_found');
    await restoreReception(as('officer'), id, 2);
    expect([await listed(), await listed('archived')]).toEqual([1, 0]);
    expect(await refusal(restoreReception(as('officer'), id, 3))).toBe('not_found');
  });

  it('is listed ahead or past, and found by the company', async () => {
    await planReception(as('officer'), plan({ startsOn: '2023-11-01', endsOn: '2023-11-01', items: [] }));
    await planReception(as('officer'), plan({ startsOn: '2023-11-12', endsOn: '2023-11-12', items: [] }));
    const days = async (address: object) =>
      (await listReceptions(as('officer'), receptionFilterSchema.parse(address))).rows.map(
        (row) => row.startsOn,
      );
    expect(await days({ set: 'ahead' })).toEqual(['2023-11-12', '2023-11-16']);
    expect(await days({ set: 'past' })).toEqual(['2023-11-01']);
    expect(await days({ q: 'yanshi' })).toEqual(['2023-11-16', '2023-11-12', '2023-11-01']);
    expect(await days({ q: '别家' })).toEqual([]);
  });

  it('leads to the visit that was logged from it, until that is archived', async () => {
    const visit = await make.makeVisit(companyId, as('officer').user, { receptionId: id, kind: 'inbound' });
    expect(await readReception(as('colleague'), id)).toMatchObject({ isLogged: true, visitId: visit.id });
    await db().visit.update({ where: { id: visit.id }, data: { archivedAt: make.NOW } });
    expect(await readReception(as('colleague'), id)).toMatchObject({ isLogged: false, visitId: null });
  });
});

describe('its pages', () => {
  const cookie = (name: string) => make.cookieOf(as(name).user.id);

  it('plan, change, archive and restore', async () => {
    const officer = await cookie('officer');
    const form = {
      companyId,
      coordinatorId: as('officer').user.id,
      startsOn: '2023-11-20',
      endsOn: '2023-11-20',
      'items.0.day': '2023-11-20',
      'items.0.content': '座谈',
    };
    const made = await responseOf(newPage(routeArgs('/receptions/new', { cookie: officer, form })));
    expect(made.status).toBe(302);
    const page = made.headers.get('location') ?? '';
    const params = { id: page.split('/').at(-1) ?? '' };
    const post = (act: typeof actOn, given: Record<string, string>) =>
      responseOf(act(routeArgs(page, { cookie: officer, params, form: given })));
    const changed = await post(editPage, { ...form, headcount: '9', version: '1' });
    expect(changed.headers.get('location')).toBe(page);
    expect((await post(actOn, { intent: 'archive', version: '2' })).headers.get('location')).toBe(
      '/receptions',
    );
    expect((await post(actOn, { intent: 'restore', version: '3' })).headers.get('location')).toBe(page);
    const read = await readPage(routeArgs(page, { cookie: officer, params }));
    expect(read).toMatchObject({ canLog: true, reception: { headcount: 9 } });
    expect(read.history.map(({ action }) => action)).toContain('restore');
  });

  it('say why a plan was not archived, and keep it', async () => {
    const { id } = await planReception(as('officer'), plan());
    await editReception(as('colleague'), id, 1, plan({ headcount: '12' }));
    const page = `/receptions/${id}`;
    const body = new URLSearchParams({ intent: 'archive', version: '1' });
    const answer = await ask(page, { method: 'POST', body, cookie: await cookie('officer') });
    expect(answer.status).toBe(409);
    const shown = await answer.text();
    expect(shown).toMatch(/role="alert"[\s\S]*这条记录刚被他人修改/);
    expect(shown).toContain('演示硅业有限公司');
    expect(await readReception(as('officer'), id)).toMatchObject({ headcount: 12, version: 2 });
  });

  it('answer a form that is not complete with its problems', async () => {
    const args = routeArgs('/receptions/new', {
      cookie: await cookie('officer'),
      form: { companyId: '', startsOn: '2023-11-20', endsOn: '2023-11-19' },
    });
    expect(await answerOf(newPage(args))).toMatchObject({
      init: { status: 422 },
      data: { values: { startsOn: '2023-11-20' } },
    });
  });

  it('open the form for who plans only', async () => {
    const open = async (name: string) =>
      answerOf(newForm(routeArgs(`/receptions/new?company=${companyId}`, { cookie: await cookie(name) })));
    expect(await open('officer')).toMatchObject({ company: { id: companyId }, values: { companyId } });
    expect(await open('official')).toMatchObject({ status: 403 });
    const list = await listPage(routeArgs('/receptions', { cookie: await cookie('official') }));
    expect(list).toMatchObject({ canPlan: false });
  });
});
