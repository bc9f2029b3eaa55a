import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { hasCalendar, renewCalendar, revokeCalendar } from '#app/domain/users/calendar-key.server.ts';
import { addDays, localDate, toDateColumn } from '#app/lib/dates.ts';
import { readFeed } from '#app/reports/calendar/feed.queries.server.ts';
import { tripCalendar } from '#app/reports/calendar/trip-calendar.queries.server.ts';
import { loader } from '#app/routes/calendar.$secret[.]ics.ts';
import { useDatabase } from '#tests/support/database.ts';
import * as make from '#tests/support/fixtures.ts';
import { responseOf, routeArgs } from '#tests/support/visit-route.ts';

useDatabase('empty');

// The feed goes by the clock, which an empty database does not shift.
const today = localDate(new Date());
const inDays = (days: number) => toDateColumn(addDays(today, days));
const day = (days: number) => addDays(today, days);

let team = '';
let officer: Ctx;

beforeAll(async () => {
  await make.makeReference();
  team = (await make.makeTeam()).id;
  officer = await make.asked('officer', team);
});

const uidsOf = (ics: string) =>
  [...ics.matchAll(/UID:([a-z-]+)-[0-9a-f]{8}-/g)].map(([, kind]) => kind).sort();

async function fill(user: { id: string; teamId: string }) {
  const company = await make.makeCompany(team);
  const trip = await make.makeTrip(team, { startsOn: day(3), endsOn: day(5), memberIds: [user.id] });
  await make.makeStop(trip.id, {
    day: day(3),
    time: '09:30',
    companyId: company.id,
    note: '电话 13800001234',
  });
  await make.makeStop(trip.id, { day: day(3), note: '没有时间' });
  await make.makeStop(trip.id, {
    day: day(4),
    time: '10:00',
    note: '已取消',
    struckAt: make.NOW,
    reason: '取消',
  });
  const step = { nextStep: '回访', nextStepOwnerId: user.id, nextStepDue: inDays(7) };
  await make.makeVisit(company.id, user, step);
  await make.makeVisit(company.id, user, { ...step, nextStepDoneAt: make.NOW, nextStepDoneById: user.id });
  await make.makeDeal(team, step);
  await db().reception.create({
    data: {
      companyId: company.id,
      teamId: team,
      startsOn: inDays(8),
      endsOn: inDays(9),
      coordinatorId: user.id,
      recordedById: user.id,
      recordedAt: make.NOW,
    },
  });
  const edition = await make.makeEdition(team);
  await db().eventMeeting.create({
    data: {
      editionId: edition.id,
      day: inDays(10),
      time: '14:00',
      companyId: company.id,
      hostId: user.id,
      recordedById: user.id,
      recordedAt: make.NOW,
    },
  });
  return trip;
}

describe('a private feed', () => {
  it('holds what is the user’s own: journeys with timed stops, receptions, meetings, open steps', async () => {
    await fill(officer.user);
    await make.makeTrip(team, { startsOn: day(1), endsOn: day(2) });
    await make.makeTrip(team, { startsOn: day(400), endsOn: day(401), memberIds: [officer.user.id] });
    await make.makeTrip(team, { startsOn: day(-200), endsOn: day(-190), memberIds: [officer.user.id] });
    const feed = await readFeed(await renewCalendar(officer), '192.0.2.1');
    expect(uidsOf(feed)).toEqual(['deal-step', 'meeting', 'reception', 'stop', 'trip', 'visit-step']);
    expect(feed).not.toContain('13800001234');
  });

  it('has the same names every time', async () => {
    const secret = await renewCalendar(officer);
    const uids = (ics: string) => [...ics.matchAll(/UID:\S+/g)].map(([uid]) => uid).sort();
    expect(uids(await readFeed(secret, '192.0.2.1'))).toEqual(uids(await readFeed(secret, '192.0.2.1')));
  });

  it('is opened by its newest secret only, which is stored nowhere', async () => {
    const first = await renewCalendar(officer);
    const second = await renewCalendar(officer);
    const { calendarKey } = await db().user.findUniqueOrThrow({ where: { id: officer.user.id } });
    expect(calendarKey).toMatch(/^[0-9a-f]{64}$/);
    expect(calendarKey).not.toContain(second);
    await expect(readFeed(first, '192.0.2.1')).rejects.toMatchObject({ kind: 'not_found' });
    await expect(readFeed(calendarKey ?? '', '192.0.2.1')).rejects.toMatchObject({ kind: 'not_found' });
    await readFeed(second, '192.0.2.1');
    await revokeCalendar(officer);
    expect(await hasCalendar(officer)).toBe(false);
    await expect(readFeed(second, '192.0.2.1')).rejects.toMatchObject({ kind: 'not_found' });
    const log = await db().auditEntry.findMany({
      where: { subjectId: officer.user.id },
      orderBy: { id: 'asc' },
    });
    expect(log.at(-1)?.action).toBe('calendar_off');
    expect(JSON.stringify(log)).not.toContain(second);
  });

  it('dies with the account', async () => {
    const leaver = await make.asked('officer', team);
    const secret = await renewCalendar(leaver);
    await readFeed(secret, '192.0.2.1');
    await db().user.update({ where: { id: leaver.user.id }, data: { archivedAt: make.NOW } });
    await expect(readFeed(secret, '192.0.2.1')).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('is not guessed without end', async () => {
    for (let guess = 0; guess < 60; guess += 1)
      await expect(readFeed(`guess-${guess}`, '192.0.2.9')).rejects.toMatchObject({ kind: 'not_found' });
    await expect(readFeed('guess', '192.0.2.9')).rejects.toMatchObject({ kind: 'busy' });
    await readFeed(await renewCalendar(officer), '192.0.2.1');
  });

  it('needs no sign-in, and its address answers a calendar or nothing', async () => {
    const secret = await renewCalendar(officer);
    const ask = (name: string) =>
      responseOf(loader(routeArgs(`/calendar/${name}.ics`, { params: { secret: name } })));
    const answer = await ask(secret);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(await answer.text()).toContain('BEGIN:VCALENDAR');
    expect((await ask('none')).status).toBe(404);
  });
});

describe('the file of a journey', () => {
  it('has the journey and its timed stops, for whoever sees it', async () => {
    const member = await make.asked('officer', (await make.makeTeam()).id);
    const trip = await fill(member.user);
    const { name, body } = await tripCalendar(member, trip.id);
    expect(name).toBe(`${trip.title}.ics`);
    expect(uidsOf(body)).toEqual(['stop', 'trip']);
    const stranger = await make.asked('officer', (await make.makeTeam()).id);
    await expect(tripCalendar(stranger, trip.id)).rejects.toMatchObject({ kind: 'not_found' });
  });
});
