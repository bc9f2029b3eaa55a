import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db, inTransaction, type Tx } from '#app/db/client.server.ts';
import { companyOfName } from '#app/domain/companies/company.commands.server.ts';
import { logVisit } from '#app/domain/visits/visit.commands.server.ts';
import { readVisit } from '#app/domain/visits/visit.queries.server.ts';
import { readVisitFormOptions } from '#app/domain/visits/visit-form.queries.server.ts';
import { readVisitStart } from '#app/domain/visits/visit-start.queries.server.ts';
import { toDateColumn } from '#app/lib/dates.ts';
import { newKey } from '#app/ui/outbox/outbox.ts';
import { useDatabase } from '#tests/support/database.ts';
import { makeShot, useFiles } from '#tests/support/files.ts';
import {
  asked,
  makeCompany,
  makeContact,
  makeDeal,
  makeEdition,
  makeReference,
  makeStop,
  makeTeam,
  makeTrip,
  makeVisit,
  NOW,
  TODAY,
} from '#tests/support/fixtures.ts';
import { talkOf } from './inputs.ts';

useDatabase('empty');
const files = useFiles();

let officer: Ctx;
let stranger: Ctx;
let organizer: Ctx;
let company: { id: string; name: string };
let own: { id: string };
let fair: { id: string };
let edition: { id: string };

beforeAll(async () => {
  await makeReference();
  own = await makeTeam();
  fair = await makeTeam({ kind: 'organizer' });
  officer = await asked('officer', own.id);
  stranger = await asked('officer', (await makeTeam()).id);
  organizer = await asked('organizer', fair.id);
  company = await makeCompany(own.id);
  edition = await makeEdition(fair.id);
});

const refusedAt = (field: string, key = 'errors:unknown') => ({ status: 422, problems: [{ key, field }] });

it('an official may be at a talk, and gets no next step from it', async () => {
  const official = await asked('official', own.id);
  const given = { staffIds: [official.user.id], nextStep: '回访', nextStepDue: TODAY };
  const talk = (ownerId: string) => talkOf(officer, company.id, { ...given, nextStepOwnerId: ownerId });
  await expect(logVisit(officer, talk(official.user.id))).rejects.toMatchObject(refusedAt('nextStepOwnerId'));
  await logVisit(officer, talk(officer.user.id));
  const { people } = await readVisitFormOptions(officer);
  expect(people.filter(({ readsOnly }) => readsOnly).map(({ id }) => id)).toEqual([official.user.id]);
});

describe('a company that is only named', () => {
  it('is the one of exactly that name in sight', async () => {
    const { id } = await logVisit(officer, talkOf(officer, null, { companyName: company.name }));
    expect((await readVisit(officer, id)).company.id).toBe(company.id);
  });

  it('is registered for the user’s team where there is none, with its own line in the log', async () => {
    // Another team has one of that name; it is out of sight.
    const elsewhere = await makeCompany(stranger.user.teamId, { name: '离线新材料有限公司' });
    const { id } = await logVisit(officer, talkOf(officer, null, { companyName: '离线新材料有限公司' }));
    const { company: made } = await readVisit(officer, id);
    expect(made.id).not.toBe(elsewhere.id);
    expect(await db().company.findUnique({ where: { id: made.id } })).toMatchObject({
      teamId: own.id,
      searchText: expect.stringContaining('lixianxincailiao'),
    });
    const audit = {
      subjectType: 'companies',
      subjectId: made.id,
      action: 'create',
      actorId: officer.user.id,
    };
    expect(await db().auditEntry.count({ where: audit })).toBe(1);
    const again = await logVisit(officer, talkOf(officer, null, { companyName: '离线新材料有限公司' }));
    expect((await readVisit(officer, again.id)).company.id).toBe(made.id);
  });

  it('is registered once by two who name it at the same moment: the second waits for the first', async () => {
    const named = (tx: Tx) => companyOfName(tx, officer, '同时登记有限公司');
    const waits = () => db().$queryRaw<object[]>`
      SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`;
    let second: Promise<{ id: string }> | undefined;
    const first = await inTransaction(async (tx) => {
      const made = await named(tx);
      second = inTransaction(named);
      await Promise.race([second, vi.waitFor(async () => expect(await waits()).toHaveLength(1))]);
      return made;
    });
    expect(await second).toEqual(first);
  });

  it('is not registered when the talk is refused', async () => {
    const input = talkOf(officer, null, { companyName: '半途而废有限公司', staffIds: [stranger.user.id] });
    await expect(logVisit(officer, input)).rejects.toMatchObject(refusedAt('staffIds'));
    expect(await db().company.count({ where: { name: '半途而废有限公司' } })).toBe(0);
  });
});

describe('a visit that names only its trip', () => {
  const stopOf = async (id: string) => (await readVisit(officer, id)).stopId;

  it('becomes the open call on that company, that of its day first', async () => {
    const trip = await makeTrip(own.id, { startsOn: '2023-11-08', endsOn: TODAY });
    const elsewhere = await makeStop(trip.id, { companyId: (await makeCompany(own.id)).id });
    await makeStop(trip.id, { companyId: company.id, struckAt: NOW, reason: '取消' });
    const first = await makeStop(trip.id, { companyId: company.id });
    const today = await makeStop(trip.id, { companyId: company.id, day: TODAY });
    const log = async () => (await logVisit(officer, talkOf(officer, company.id, { tripId: trip.id }))).id;
    expect(await stopOf(await log())).toBe(today.id);
    expect(await stopOf(await log())).toBe(first.id);
    expect(await stopOf(await log())).toBeNull();
    expect(await db().visit.count({ where: { stopId: elsewhere.id } })).toBe(0);
  });

  it('takes the place of one in the trash, and shares it with none logged at the same moment', async () => {
    const trip = await makeTrip(own.id);
    const stop = await makeStop(trip.id, { companyId: company.id });
    await makeVisit(company.id, officer.user, { tripId: trip.id, stopId: stop.id, archivedAt: NOW });
    const log = () => logVisit(officer, talkOf(officer, company.id, { tripId: trip.id }));
    const visits = await Promise.all([log(), log()]);
    const stops = [await stopOf(visits[0].id), await stopOf(visits[1].id)];
    expect(stops.filter(Boolean)).toEqual([stop.id]);
  });
});

describe('a key', () => {
  it('makes one visit, one company and one photo of a talk sent twice at once and once more', async () => {
    const shot = { content: await makeShot() };
    const input = talkOf(officer, null, { companyName: '断线重发有限公司', key: newKey() });
    const send = () => logVisit(officer, input, [shot]);
    const before = (await files.list()).length;
    const answers = await Promise.all([send(), send()]);
    answers.push(await send());
    const id = answers[0]?.id ?? '';
    expect(answers).toEqual([{ id }, { id }, { id }]);
    expect(await db().company.count({ where: { name: '断线重发有限公司' } })).toBe(1);
    expect(await db().visit.count({ where: { company: { name: '断线重发有限公司' } } })).toBe(1);
    expect(await db().visitPhoto.count({ where: { visitId: id } })).toBe(1);
    expect((await files.list()).length - before).toBe(2);
  });

  it('stays free when the talk was refused, so that it can be corrected and sent', async () => {
    const key = newKey();
    const wrong = talkOf(officer, company.id, { key, occurredOn: '2099-01-01' });
    await expect(logVisit(officer, wrong)).rejects.toMatchObject(refusedAt('occurredOn', 'errors:future'));
    await expect(logVisit(officer, { ...wrong, occurredOn: TODAY })).resolves.toBeTruthy();
  });
});

describe('what the talk was planned as', () => {
  const makeTrip = (teamId: string, given = {}) =>
    db().trip.create({
      data: {
        title: '赴上海招商',
        leaderName: '演示领导',
        leaderRank: 'head',
        startsOn: toDateColumn(TODAY),
        endsOn: toDateColumn(TODAY),
        teamId,
        ...given,
      },
    });
  const makeStop = (tripId: string, given = {}) =>
    db().tripStop.create({
      data: { tripId, position: 1, day: toDateColumn(TODAY), companyId: company.id, place: '青浦', ...given },
    });

  it('a stop gives its trip, fills in the form, and has one talk', async () => {
    const trip = await makeTrip(own.id, { members: { create: { userId: stranger.user.id } } });
    const stop = await makeStop(trip.id, { time: '14:30' });
    const start = await readVisitStart(officer, { stop: stop.id });
    expect(start).toMatchObject({
      about: { to: `/trips/${trip.id}`, text: '赴上海招商' },
      people: [{ id: stranger.user.id }],
      planned: [
        { name: 'stopId', id: stop.id },
        { name: 'tripId', id: trip.id },
      ],
      values: { companyId: company.id, time: '14:30', place: '青浦', staffIds: [stranger.user.id] },
    });
    const input = talkOf(officer, company.id, { stopId: stop.id, staffIds: [stranger.user.id] });
    const attempts = await Promise.allSettled([logVisit(officer, input), logVisit(officer, input)]);
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(attempts.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: refusedAt('stopId', 'visits:problem.taken'),
    });
    const visit = await db().visit.findFirstOrThrow({ where: { stopId: stop.id } });
    expect(visit.tripId).toBe(trip.id);
    await db().visit.update({ where: { id: visit.id }, data: { archivedAt: NOW } });
    const next = await logVisit(officer, input);
    expect(await db().visit.findFirst({ where: { stopId: stop.id } })).toMatchObject({ id: next.id });
  });

  it('a stop struck out, a closed trip and one of another team take no talk', async () => {
    const trip = await makeTrip(own.id);
    const struck = await makeStop(trip.id, { struckAt: NOW, reason: '对方临时有事' });
    const closed = await makeTrip(own.id, { closedAt: NOW });
    const foreign = await makeTrip(stranger.user.teamId);
    const log = (given: object) => logVisit(officer, talkOf(officer, company.id, given));
    await expect(log({ stopId: struck.id })).rejects.toMatchObject(refusedAt('stopId'));
    await expect(log({ stopId: (await makeStop(closed.id)).id })).rejects.toMatchObject(refusedAt('stopId'));
    await expect(log({ stopId: (await makeStop(foreign.id)).id })).rejects.toMatchObject(refusedAt('stopId'));
    await expect(log({ tripId: closed.id })).rejects.toMatchObject(refusedAt('tripId'));
    await expect(log({ tripId: foreign.id })).rejects.toMatchObject(refusedAt('tripId'));
    await expect(readVisitStart(officer, { trip: foreign.id })).rejects.toMatchObject({ status: 404 });
    const { id } = await log({ tripId: trip.id });
    expect((await readVisit(officer, id)).trip).toMatchObject({ id: trip.id, isVisible: true });
  });

  it('a reception gives who came and what they saw, and has one talk', async () => {
    const reception = await db().reception.create({
      data: {
        companyId: company.id,
        teamId: own.id,
        startsOn: toDateColumn(TODAY),
        endsOn: toDateColumn(TODAY),
        headcount: 6,
        receivedBy: '演示局长',
        coordinatorId: officer.user.id,
        recordedById: officer.user.id,
        recordedAt: NOW,
        items: { create: { position: 1, day: toDateColumn(TODAY), content: '考察', place: '昭阳工业园区' } },
      },
    });
    expect((await readVisitStart(officer, { reception: reception.id })).values).toMatchObject({
      kind: 'inbound',
      companyId: company.id,
      headcount: '6',
      receivedBy: '演示局长',
      sites: '昭阳工业园区',
    });
    const input = talkOf(officer, company.id, { kind: 'inbound', receptionId: reception.id, headcount: 6 });
    await logVisit(officer, input);
    await expect(logVisit(officer, input)).rejects.toMatchObject(
      refusedAt('receptionId', 'visits:problem.taken'),
    );
    await expect(readVisitStart(stranger, { reception: reception.id })).rejects.toMatchObject({
      status: 404,
    });
  });

  it('a meeting at an event gives its event, and the organizer logs it', async () => {
    const investor = await makeCompany(own.id);
    await makeDeal(own.id, { investorId: investor.id, sourceEditionId: edition.id });
    const meeting = await db().eventMeeting.create({
      data: {
        editionId: edition.id,
        day: toDateColumn(TODAY),
        time: '10:00',
        companyId: investor.id,
        hostId: officer.user.id,
        recordedById: organizer.user.id,
        recordedAt: NOW,
      },
    });
    const start = await readVisitStart(organizer, { meeting: meeting.id });
    expect(start.values).toMatchObject({ kind: 'meeting', companyId: investor.id, time: '10:00' });
    const input = talkOf(organizer, investor.id, { meetingId: meeting.id, staffIds: [officer.user.id] });
    const { id } = await logVisit(organizer, input);
    expect(await db().visit.findUnique({ where: { id } })).toMatchObject({ editionId: edition.id });
    expect(await db().eventMeeting.findUnique({ where: { id: meeting.id } })).toMatchObject({ visitId: id });
    await expect(logVisit(organizer, input)).rejects.toMatchObject(
      refusedAt('meetingId', 'visits:problem.taken'),
    );
    await expect(readVisitStart(stranger, { meeting: meeting.id })).rejects.toMatchObject({ status: 404 });
    await expect(logVisit(organizer, talkOf(organizer, investor.id))).rejects.toMatchObject({ status: 403 });
  });
});

it('keeps what is asked of a company that came, also who received it', async () => {
  const given = { headcount: 9, sites: ['工业园区', '规划馆'], receivedBy: '演示局长', time: '09:30' };
  const { id } = await logVisit(officer, talkOf(officer, company.id, { kind: 'inbound', ...given }));
  expect(await readVisit(officer, id)).toMatchObject(given);
});

it('the form brings along companies met last, then those worked on, with people and open deals', async () => {
  const [met, worked] = [await makeCompany(own.id), await makeCompany(own.id)];
  await makeContact(met.id, { name: '李伟', title: '总经理', phone: '13800001234' });
  const open = await makeDeal(own.id, { investorId: met.id });
  await makeDeal(own.id, { investorId: met.id, status: 'paused' });
  await makeVisit(met.id, officer.user, { occurredOn: toDateColumn('2023-11-11') });
  const { companies, clockOffset } = await readVisitFormOptions(officer);
  const ids = companies.map(({ id }) => id);
  expect(ids.indexOf(met.id)).toBeGreaterThanOrEqual(0);
  expect(ids.indexOf(met.id)).toBeLessThan(ids.indexOf(worked.id));
  expect(companies.find(({ id }) => id === met.id)).toEqual({
    id: met.id,
    name: met.name,
    contacts: [{ name: '李伟', title: '总经理' }],
    deals: [{ id: open.id, name: open.name }],
    met: 1,
    lastMet: '2023-11-11',
  });
  expect(Math.abs(Date.now() + clockOffset - NOW.getTime())).toBeLessThan(60_000);
  const other = await readVisitFormOptions(stranger);
  expect(other.companies.map(({ id }) => id)).not.toContain(met.id);
});

describe('pictures are not decoded', () => {
  const nonsense = { content: new Uint8Array([1, 2, 3]) };

  it('for whoever may not log a talk', async () => {
    const official = await asked('official', officer.user.teamId);
    const input = talkOf(officer, null, { companyName: '看照片有限公司' });
    await expect(logVisit(official, input, [nonsense])).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('when there are more than a form may bring', async () => {
    const input = talkOf(officer, null, { companyName: '多照片有限公司' });
    const many = Array.from({ length: 13 }, () => nonsense);
    await expect(logVisit(officer, input, many)).rejects.toMatchObject(
      refusedAt('photos', 'visits:problem.photoUploads'),
    );
  });
});
