import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import {
  archiveTrip,
  closeTrip,
  editTrip,
  planTrip,
  reopenTrip,
  restoreTrip,
  saveTripReport,
} from '#app/domain/trips/trip.commands.server.ts';
import { findOverlaps, listTrips } from '#app/domain/trips/trip.queries.server.ts';
import { overlapSchema, type TripInput, tripFilterSchema } from '#app/domain/trips/trip.schema.ts';
import { readTrip } from '#app/domain/trips/trip-page.queries.server.ts';
import { toDateColumn } from '#app/lib/dates.ts';
import { loader as overlapsLoader } from '#app/routes/trips.overlaps.ts';
import { useDatabase } from '#tests/support/database.ts';
import * as make from '#tests/support/fixtures.ts';
import { responseOf, routeArgs } from '#tests/support/visit-route.ts';

useDatabase('empty');

let team = '';
let other = '';
let officer: Ctx;
let lead: Ctx;
let stranger: Ctx;
let city: Ctx;

beforeAll(async () => {
  team = (await make.makeTeam()).id;
  other = (await make.makeTeam()).id;
  officer = await make.asked('officer', team);
  lead = await make.asked('lead', team);
  stranger = await make.asked('officer', other);
  city = await make.asked('city_office', (await make.makeTeam({ kind: 'city_bureau' })).id);
});

const input = (given: Partial<TripInput> = {}): TripInput => ({
  title: '赴重庆招商考察',
  purpose: '',
  leaderName: '张三',
  leaderRank: 'head',
  memberIds: [officer.user.id],
  cities: ['重庆'],
  startsOn: '2023-11-08',
  endsOn: '2023-11-10',
  budget: '35000.00',
  teamId: team,
  ...given,
});

describe('planning', () => {
  it('writes the plan and its history', async () => {
    const { id } = await planTrip(officer, input());
    expect(await readTrip(officer, id)).toMatchObject({
      title: '赴重庆招商考察',
      budget: '35000.00',
      startsOn: '2023-11-08',
      phase: 'to_close',
      members: [{ id: officer.user.id }],
    });
    const [entry] = await db().auditEntry.findMany({ where: { subjectId: id } });
    expect(entry).toMatchObject({ action: 'create', subjectType: 'trips', subjectVersion: 1 });
    expect(entry?.changes).toMatchObject({ budget: [null, '35000.00'], cities: [null, '重庆'] });
  });

  it('is for the own teams, with people in sight', async () => {
    await expect(planTrip(officer, input({ teamId: other }))).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(planTrip(officer, input({ memberIds: [stranger.user.id] }))).rejects.toMatchObject({
      problems: [{ field: 'memberIds' }],
    });
    const organizer = await make.asked('organizer', team);
    await expect(planTrip(organizer, input())).rejects.toMatchObject({ kind: 'forbidden' });
    expect((await planTrip(city, input({ teamId: other, memberIds: [stranger.user.id] }))).id).toBeTruthy();
  });

  it('keeps a member out of sight who was there before', async () => {
    const trip = await make.makeTrip(team, { memberIds: [stranger.user.id] });
    await editTrip(officer, trip.id, 1, input({ memberIds: [stranger.user.id, officer.user.id] }));
    expect((await readTrip(officer, trip.id)).members).toHaveLength(2);
  });

  it('is refused on an older version, and says what changed', async () => {
    const { id } = await planTrip(officer, input());
    await editTrip(lead, id, 1, input({ title: '赴成都招商考察' }));
    await expect(editTrip(officer, id, 1, input())).rejects.toMatchObject({
      kind: 'stale',
      currentVersion: 2,
      problems: [
        { key: 'errors:stale' },
        { params: { label: 'trips:field.title', after: '赴成都招商考察' } },
      ],
    });
  });

  it('cannot leave out the days of stops and visits', async () => {
    const company = await make.makeCompany(team);
    const trip = await make.makeTrip(team);
    await make.makeStop(trip.id, { day: '2023-11-10', companyId: company.id });
    await make.makeVisit(company.id, officer.user, {
      tripId: trip.id,
      occurredOn: toDateColumn('2023-11-09'),
    });
    await expect(
      editTrip(officer, trip.id, 1, input({ startsOn: '2023-11-08', endsOn: '2023-11-08' })),
    ).rejects.toMatchObject({
      problems: [
        { key: 'trips:refusal.stopOutside', params: { day: '2023-11-10', name: company.name } },
        { key: 'trips:refusal.visitOutside', params: { day: '2023-11-09', name: company.name } },
      ],
    });
    await editTrip(officer, trip.id, 1, input({ startsOn: '2023-11-09', endsOn: '2023-11-12' }));
  });
});

describe('closing', () => {
  it('is refused with every reason, and possible when they are gone', async () => {
    const company = await make.makeCompany(team);
    const trip = await make.makeTrip(team);
    const stop = await make.makeStop(trip.id, { companyId: company.id });
    const visit = await make.makeVisit(company.id, officer.user, { tripId: trip.id });
    await expect(closeTrip(officer, trip.id, 1, '一、基本情况')).rejects.toMatchObject({
      kind: 'refused',
      problems: [
        { key: 'trips:close.notLogged', to: `/trips/${trip.id}#stop-${stop.id}` },
        { key: 'trips:close.noOutcome', to: `/visits/${visit.id}/edit#field-outcome` },
        { key: 'trips:close.noStep', to: `/visits/${visit.id}/edit#field-nextStep` },
      ],
    });
    const settled = {
      stopId: stop.id,
      outcome: '愿来考察',
      nextStep: '发邀请函',
      nextStepOwnerId: officer.user.id,
      nextStepDue: toDateColumn('2023-11-20'),
    };
    await db().visit.update({ where: { id: visit.id }, data: settled });
    await closeTrip(officer, trip.id, 1, '一、基本情况');
    expect(await readTrip(officer, trip.id)).toMatchObject({ phase: 'closed', version: 2 });
  });

  it('looks at visits the closer does not see, and not at archived ones', async () => {
    const company = await make.makeCompany(other);
    const trip = await make.makeTrip(other, { memberIds: [officer.user.id] });
    const visit = await make.makeVisit(company.id, stranger.user, { tripId: trip.id });
    await expect(closeTrip(city, trip.id, 1, '一、基本情况')).rejects.toMatchObject({ kind: 'refused' });
    await db().visit.update({ where: { id: visit.id }, data: { archivedAt: make.NOW } });
    await closeTrip(city, trip.id, 1, '一、基本情况');
  });

  it('freezes plan and report until a lead opens it again, with the reason', async () => {
    const trip = await make.makeTrip(team, { closedAt: make.NOW });
    const closed = { kind: 'refused', problems: [{ key: 'trips:refusal.closed' }] };
    await expect(editTrip(officer, trip.id, 1, input())).rejects.toMatchObject(closed);
    await expect(saveTripReport(officer, trip.id, 1, '一、基本情况')).rejects.toMatchObject(closed);
    await expect(archiveTrip(officer, trip.id, 1)).rejects.toMatchObject(closed);
    await expect(reopenTrip(officer, trip.id, 1, '补记')).rejects.toMatchObject({ kind: 'forbidden' });
    await reopenTrip(lead, trip.id, 1, '补记拜访');
    const [entry] = await db().auditEntry.findMany({ where: { subjectId: trip.id } });
    expect(entry).toMatchObject({ action: 'reopen', changes: { reason: [null, '补记拜访'] } });
    await saveTripReport(officer, trip.id, 2, '一、基本情况');
    // Its report has a page of its own, which masks what its reader does not work.
    expect(await readTrip(officer, trip.id)).not.toHaveProperty('report');
  });
});

it('hides numbers typed into its plan from leaders, who only read it', async () => {
  const told = '对接人 13800001234';
  const trip = await make.makeTrip(team, { purpose: told });
  await make.makeStop(trip.id, { place: told, note: told, reason: told, struckAt: make.NOW });
  const official = await make.asked('official', other);
  expect(JSON.stringify(await readTrip(officer, trip.id))).toContain('13800001234');
  const read = await readTrip(official, trip.id);
  expect(read).toMatchObject({ masked: true, purpose: '对接人 138****1234' });
  expect(JSON.stringify(read)).not.toContain('13800001234');
});

describe('archiving', () => {
  it('takes a journey out of sight until it is brought back', async () => {
    const trip = await make.makeTrip(team);
    await archiveTrip(officer, trip.id, 1);
    expect((await readTrip(officer, trip.id)).may).toMatchObject({ plan: false, work: false, restore: true });
    const reader = await make.asked('county_office', team);
    await expect(readTrip(reader, trip.id)).rejects.toMatchObject({ kind: 'not_found' });
    const archived = await listTrips(officer, tripFilterSchema.parse({ state: 'archived' }));
    expect(archived.rows).toMatchObject([{ id: trip.id, mayRestore: true }]);
    await restoreTrip(officer, trip.id, 2);
    expect((await readTrip(officer, trip.id)).may.plan).toBe(true);
  });
});

describe('overlaps', () => {
  it('name who is elsewhere, and the journey only to who sees it', async () => {
    const { id } = officer.user;
    const away = await make.makeTrip(other, {
      startsOn: '2023-06-10',
      endsOn: '2023-06-20',
      memberIds: [id],
    });
    const span = { startsOn: '2023-06-19', endsOn: '2023-06-25' };
    const days = { person: officer.user.name, from: '2023-06-19', to: '2023-06-20' };
    expect(await findOverlaps(officer, span, { memberIds: [id], leaderName: '' }, undefined)).toEqual([
      { ...days, trip: { id: away.id, title: away.title } },
    ]);
    expect(await findOverlaps(lead, span, { memberIds: [id], leaderName: '' }, undefined)).toEqual([
      { ...days, trip: null },
    ]);
    expect(await findOverlaps(officer, span, { memberIds: [id], leaderName: '' }, away.id)).toEqual([]);
    expect(
      await findOverlaps(
        officer,
        { ...span, startsOn: '2023-06-21' },
        { memberIds: [id], leaderName: '' },
        undefined,
      ),
    ).toEqual([]);
  });

  it('are told of people whom the user may put on the journey, and of those on it already', async () => {
    const stranger = await make.makeUser('officer', other);
    const span = { startsOn: '2023-08-01', endsOn: '2023-08-05' };
    await make.makeTrip(other, { ...span, memberIds: [stranger.id, officer.user.id] });
    const shared = await make.makeTrip(team, { ...span, memberIds: [stranger.id, officer.user.id] });
    const address = `/trips/overlaps?from=2023-08-01&to=2023-08-02&members=${stranger.id},${officer.user.id}`;
    const asked = async (given = '') => {
      const cookie = await make.cookieOf(officer.user.id);
      const answer = await responseOf(overlapsLoader(routeArgs(address + given, { cookie })));
      const { overlaps } = (await answer.json()) as { overlaps: { person: string }[] };
      return [...new Set(overlaps.map(({ person }) => person))];
    };
    expect(await asked()).toEqual([officer.user.name]);
    expect((await asked(`&self=${shared.id}`)).sort()).toEqual([officer.user.name, stranger.name].sort());
  });

  it('are not told of years at once', () => {
    const question = (to: string) => overlapSchema.safeParse({ members: '', from: '2023-01-01', to }).success;
    expect(['2024-01-01', '2024-01-02', '2022-12-31'].map(question)).toEqual([true, false, false]);
  });

  it('name a leader who leads another at the time, and nobody for a journey without one', async () => {
    const span = { startsOn: '2023-07-01', endsOn: '2023-07-03' };
    const other = await make.makeTrip(team, { ...span, leaderName: '赵领导' });
    await make.makeTrip(team, { ...span, leaderName: '' });
    const overlaps = (leaderName: string) =>
      findOverlaps(officer, span, { memberIds: [], leaderName }, undefined);
    expect(await overlaps('赵领导')).toMatchObject([{ person: '赵领导', trip: { id: other.id } }]);
    expect(await overlaps('')).toEqual([]);
  });
});

describe('the list', () => {
  it('counts each company once and finds by title, city, leader and company', async () => {
    const mine = await make.asked('lead', (await make.makeTeam()).id);
    const company = await make.makeCompany(mine.user.teamId, { searchText: '山橙冷链\nshanchenglenglian' });
    const trip = await make.makeTrip(mine.user.teamId, {
      title: '赴渝考察',
      leaderName: '王五',
      cities: ['万州'],
      startsOn: '2022-05-01',
      endsOn: '2022-05-03',
      memberIds: [mine.user.id],
    });
    await make.makeTrip(mine.user.teamId, { closedAt: make.NOW });
    for (const outcome of ['甲', '乙'])
      await make.makeVisit(company.id, mine.user, { tripId: trip.id, outcome });
    const found = async (filter: object) =>
      (await listTrips(mine, tripFilterSchema.parse(filter))).rows.map(({ id }) => id);
    const { rows } = await listTrips(mine, tripFilterSchema.parse({ year: '2022' }));
    expect(rows).toMatchObject([{ id: trip.id, companies: 1, phase: 'to_close' }]);
    for (const q of ['赴渝', '王五', '万州', 'shancheng', '赴渝 王五'])
      expect(await found({ q }), q).toEqual([trip.id]);
    expect(await found({ q: '没有' })).toEqual([]);
    expect(await found({ state: 'open' })).toEqual([trip.id]);
    expect(await found({ mine: '1' })).toEqual([trip.id]);
    expect(await found({ rank: 'head' })).toEqual([]);
    expect(await found({})).toHaveLength(2);
  });
});
