import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx, Role } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { readCompany } from '#app/domain/companies/company.queries.server.ts';
import {
  addStop,
  editStop,
  moveStop,
  removeStop,
  restoreStop,
  strikeStop,
} from '#app/domain/trips/stop.commands.server.ts';
import { readTrip } from '#app/domain/trips/trip-page.queries.server.ts';
import { toDateColumn } from '#app/lib/dates.ts';
import { useDatabase } from '#tests/support/database.ts';
import * as make from '#tests/support/fixtures.ts';

useDatabase('empty');

const FIRST = '2023-11-08';
const SECOND = '2023-11-09';

let team = '';
let officer: Ctx;
let member: Ctx;

beforeAll(async () => {
  team = (await make.makeTeam()).id;
  officer = await make.asked('officer', team);
  member = await make.asked('officer', (await make.makeTeam()).id);
});

const blank = { day: FIRST, time: null, companyId: null, place: '', note: '' };
const plan = async () => make.makeTrip(team, { memberIds: [member.user.id] });
const notes = async (id: string) =>
  (await readTrip(officer, id)).stops.map(({ day, note }) => `${day} ${note}`);

describe('the itinerary', () => {
  it('is laid out by members of other teams as well, with companies in their sight', async () => {
    const trip = await plan();
    const [ours, theirs] = [await make.makeCompany(team), await make.makeCompany(member.user.teamId)];
    await addStop(member, trip.id, { ...blank, companyId: theirs.id, time: '09:30', note: '谈选址' });
    await expect(addStop(member, trip.id, { ...blank, companyId: ours.id })).rejects.toMatchObject({
      problems: [{ field: 'companyId' }],
    });
    await addStop(officer, trip.id, { ...blank, companyId: ours.id });
    const { stops, version } = await readTrip(officer, trip.id);
    expect(stops).toMatchObject([
      { company: { id: theirs.id }, time: '09:30', note: '谈选址' },
      { company: { id: ours.id } },
    ]);
    expect(version).toBe(3);
    expect((await readCompany(member, ours.id)).canEdit, 'who goes there may read up on it').toBe(false);
  });

  it('lies within the journey', async () => {
    const trip = await plan();
    for (const day of ['2023-11-07', '2023-11-11'])
      await expect(addStop(officer, trip.id, { ...blank, day, note: '返程' })).rejects.toMatchObject({
        problems: [{ key: 'trips:problem.dayOutside', field: 'day' }],
      });
  });

  it('is put in another order within a day and over days', async () => {
    const trip = await plan();
    const ids: string[] = [];
    for (const note of ['甲', '乙', '丙']) ids.push((await addStop(officer, trip.id, { ...blank, note })).id);
    const [first = '', , third = ''] = ids;
    await moveStop(officer, trip.id, third, FIRST, 0);
    expect(await notes(trip.id)).toEqual([`${FIRST} 丙`, `${FIRST} 甲`, `${FIRST} 乙`]);
    await moveStop(member, trip.id, first, SECOND, 500);
    expect(await notes(trip.id)).toEqual([`${FIRST} 丙`, `${FIRST} 乙`, `${SECOND} 甲`]);
    await editStop(officer, trip.id, third, 6, { ...blank, day: SECOND, note: '丙' });
    expect(await notes(trip.id)).toEqual([`${FIRST} 乙`, `${SECOND} 甲`, `${SECOND} 丙`]);
    const positions = await db().tripStop.findMany({
      where: { tripId: trip.id },
      select: { position: true },
    });
    expect(positions.map(({ position }) => position).sort()).toEqual([0, 1, 2]);
  });

  it('has stops struck out with a reason, and back', async () => {
    const trip = await plan();
    const { id } = await addStop(officer, trip.id, { ...blank, note: '甲' });
    await strikeStop(officer, trip.id, id, '企业临时有事');
    expect((await readTrip(officer, trip.id)).stops[0]).toMatchObject({ reason: '企业临时有事' });
    const entry = await db().auditEntry.findFirst({ where: { subjectId: trip.id, action: 'strike' } });
    expect(entry?.changes).toMatchObject({ reason: [null, '企业临时有事'] });
    await restoreStop(officer, trip.id, id);
    expect((await readTrip(officer, trip.id)).stops[0]).toMatchObject({ struckAt: null, reason: '' });
  });

  it('tells what it removed, so that it can be added again', async () => {
    const trip = await plan();
    const { id } = await addStop(officer, trip.id, { ...blank, note: '返程', time: '18:30' });
    const { name, ...removed } = await removeStop(officer, trip.id, id);
    expect({ name, ...removed }).toEqual({ ...blank, note: '返程', time: '18:30', name: '返程' });
    await addStop(officer, trip.id, removed);
    expect(await notes(trip.id)).toEqual([`${FIRST} 返程`]);
  });

  it('keeps a stop on which a visit was logged', async () => {
    const trip = await plan();
    const company = await make.makeCompany(team);
    const { id } = await addStop(officer, trip.id, { ...blank, companyId: company.id });
    await make.makeVisit(company.id, officer.user, { tripId: trip.id, stopId: id });
    const logged = { problems: [{ key: 'trips:refusal.logged' }] };
    await expect(strikeStop(officer, trip.id, id, '取消')).rejects.toMatchObject(logged);
    await expect(removeStop(officer, trip.id, id)).rejects.toMatchObject(logged);
    await expect(editStop(officer, trip.id, id, 2, { ...blank, note: '改' })).rejects.toMatchObject(logged);
    await editStop(officer, trip.id, id, 2, { ...blank, companyId: company.id, note: '改' });
  });

  it('is not rewritten by who saw an older one, and not at all while the journey is closed', async () => {
    const trip = await plan();
    const { id } = await addStop(officer, trip.id, { ...blank, note: '甲' });
    await expect(editStop(member, trip.id, id, 1, { ...blank, note: '乙' })).rejects.toMatchObject({
      kind: 'stale',
    });
    await db().trip.update({ where: { id: trip.id }, data: { closedAt: make.NOW } });
    for (const change of [
      () => addStop(member, trip.id, { ...blank, note: '乙' }),
      () => moveStop(member, trip.id, id, SECOND, 0),
      () => strikeStop(member, trip.id, id, '取消'),
      () => removeStop(member, trip.id, id),
    ])
      await expect(change()).rejects.toMatchObject({ problems: [{ key: 'trips:refusal.closed' }] });
  });

  it('does not take the stop of another journey', async () => {
    const [trip, another] = [await plan(), await plan()];
    const { id } = await addStop(officer, trip.id, { ...blank, note: '甲' });
    await expect(removeStop(officer, another.id, id)).rejects.toMatchObject({ kind: 'not_found' });
  });
});

describe('who sees a journey', () => {
  const SEES: [role: Role, own: boolean, joined: boolean, foreign: boolean][] = [
    ['officer', true, true, false],
    ['lead', true, true, false],
    ['county_office', true, true, false],
    ['city_office', true, true, true],
    ['organizer', false, false, false],
    ['official', true, true, true],
    ['admin', false, false, false],
    ['auditor', false, false, false],
  ];

  it.each(SEES)('%s: own %s, joined %s, foreign %s', async (role, own, joined, foreign) => {
    const elsewhere = await make.makeTeam();
    const reader = await make.asked(role, team);
    const company = await make.makeCompany(elsewhere.id);
    const by = { id: officer.user.id, teamId: elsewhere.id };
    const trips = {
      own: await make.makeTrip(team),
      joined: await make.makeTrip(elsewhere.id, { memberIds: [reader.user.id] }),
      foreign: await make.makeTrip(elsewhere.id),
    };
    for (const [name, seen] of Object.entries({ own, joined, foreign })) {
      const trip = trips[name as keyof typeof trips];
      await make.makeStop(trip.id, { companyId: company.id });
      await make.makeVisit(company.id, by, { tripId: trip.id, occurredOn: toDateColumn(FIRST) });
      if (seen) expect((await readTrip(reader, trip.id)).unplanned, name).toHaveLength(1);
      else await expect(readTrip(reader, trip.id), name).rejects.toMatchObject({ kind: 'not_found' });
    }
  });
});
