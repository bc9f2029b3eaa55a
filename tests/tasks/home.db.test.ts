import { afterEach, describe, expect, it } from 'vitest';
import { db, watchStatements } from '#app/db/client.server.ts';
import { addDays, toDateColumn } from '#app/lib/dates.ts';
import { action, loader } from '#app/routes/_index.tsx';
import { action as act, loader as list } from '#app/routes/tasks.tsx';
import { useDatabase } from '#tests/support/database.ts';
import * as make from '#tests/support/fixtures.ts';
import { answerOf, responseOf, routeArgs } from '#tests/support/visit-route.ts';

useDatabase('demo');

const cookieOf = async (username: string) =>
  make.cookieOf((await db().user.findUniqueOrThrow({ where: { username } })).id);
const home = async (username: string) => loader(routeArgs('/', { cookie: await cookieOf(username) }));
const tomorrow = toDateColumn(addDays(make.TODAY, 1));

afterEach(() => watchStatements(undefined));

describe('home', () => {
  it('shows an officer the own tasks, tomorrow’s reception and stuck deals', async () => {
    const page = await home('officer');
    expect(page.tasks?.rows[0]).toMatchObject({ mine: true, group: 'overdue' });
    expect(page.tasks?.rows.length).toBe(8);
    expect(page.agenda[0]).toMatchObject({ kind: 'reception', startsOn: '2023-11-13', time: '09:30' });
    expect(page).toMatchObject({ editions: null, canCreate: true, showFunnel: false, dismissed: false });
  });

  it('shows a lead what climbed, the city everyone’s appointments, an official no tasks', async () => {
    expect((await home('lead')).tasks?.rows.every(({ climbed }) => climbed)).toBe(true);
    expect((await home('city')).agenda.length).toBeGreaterThan(0);
    expect(await home('official')).toMatchObject({ tasks: null, showFunnel: true });
  });

  it('shows who goes or runs it a journey, an event and a meeting there', async () => {
    const officer = await db().user.findUniqueOrThrow({ where: { username: 'officer' } });
    const organizer = await db().user.findUniqueOrThrow({ where: { username: 'organizer' } });
    const days = { startsOn: tomorrow, endsOn: tomorrow };
    const edition = await db().eventEdition.create({
      data: {
        ...days,
        seriesCode: 'ciie',
        venue: '昆明',
        participation: 'host',
        organizerTeamId: organizer.teamId,
      },
    });
    await db().eventDelegate.create({
      data: { editionId: edition.id, userId: officer.id, name: '甲', role: 'member', position: 0 },
    });
    await db().eventMeeting.create({
      data: {
        editionId: edition.id,
        day: tomorrow,
        time: '15:00',
        counterpart: '某商会',
        hostId: officer.id,
        recordedById: officer.id,
        recordedAt: make.NOW,
      },
    });
    const elsewhere = await db().team.findUniqueOrThrow({ where: { code: 'outpost-beijing' } });
    await db().trip.create({
      data: {
        ...days,
        title: '赴昆明',
        leaderName: '某',
        leaderRank: 'deputy',
        teamId: elsewhere.id,
        members: { create: { userId: officer.id } },
      },
    });
    const kinds = (page: Awaited<ReturnType<typeof home>>) => page.agenda.map(({ kind }) => kind).sort();
    const own = kinds(await home('officer'));
    for (const kind of ['event', 'meeting', 'reception', 'trip']) expect(own).toContain(kind);
    const organized = await home('organizer');
    expect(organized.agenda.map(({ id }) => id)).toContain(edition.id);
    expect(organized.preparations).toContainEqual({
      id: edition.id,
      name: expect.stringContaining('进博会'),
      startsOn: '2023-11-13',
      counts: { delegation: 1, guests: 0, accepted: 0, meetings: 1, signing: 0 },
    });
    expect((await home('officer-shuifu')).agenda.map(({ id }) => id)).not.toContain(edition.id);
    const trip = await db().trip.findFirstOrThrow({ where: { title: '赴昆明' } });
    await db().tripMember.create({ data: { tripId: trip.id, userId: organizer.id } });
    expect(kinds(await home('organizer'))).not.toContain('trip');
    await db().eventEdition.update({ where: { id: edition.id }, data: { archivedAt: make.NOW } });
    expect((await home('officer')).agenda.map(({ id }) => id)).not.toContain(edition.id);
  });

  it.each([
    ['officer', 7],
    ['lead', 8],
    ['city', 7],
    ['official', 6],
    ['organizer', 8],
  ])('asks the database little for %s', async (username, most) => {
    const cookie = await cookieOf(username);
    const statements: string[] = [];
    watchStatements((statement) => statements.push(statement));
    await loader(routeArgs('/', { cookie }));
    expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(most);
  });

  it('puts the reminder away for the day, for this user in this browser', async () => {
    const cookie = await cookieOf('officer');
    const away = await responseOf(action(routeArgs('/?index', { cookie, form: { intent: 'dismiss' } })));
    expect(away.headers.get('location')).toBe('/');
    const kept = away.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(await loader(routeArgs('/', { cookie: `${cookie}; ${kept}` }))).toMatchObject({ dismissed: true });
    const other = await cookieOf('lead');
    expect(await loader(routeArgs('/', { cookie: `${other}; ${kept}` }))).toMatchObject({ dismissed: false });
  });
});

describe('the task list', () => {
  it('finishes and reopens, and answers what became of the task', async () => {
    const cookie = await cookieOf('officer');
    const { rows } = await list(routeArgs('/tasks', { cookie }));
    const [task] = rows;
    if (!task) throw new Error('no task');
    const post = (intent: string, version: number) =>
      act(
        routeArgs('/tasks', {
          cookie,
          form: { intent, kind: task.kind, id: task.id, version: String(version) },
        }),
      );
    expect(await post('finish', task.version)).toEqual({
      change: { intent: 'finish', kind: task.kind, id: task.id, version: task.version + 1, what: task.what },
    });
    const after = await list(routeArgs('/tasks', { cookie }));
    expect(after.rows.map(({ id }) => id)).not.toContain(task.id);
    expect(await post('reopen', task.version)).toMatchObject({ init: { status: 409 } });
    expect(await post('reopen', task.version + 1)).toMatchObject({ change: { intent: 'reopen' } });
    expect(await post('burn', 1)).toMatchObject({ init: { status: 422 } });
  });

  it('refuses conditions that cannot be read', async () => {
    const cookie = await cookieOf('officer');
    expect(await answerOf(list(routeArgs('/tasks?view=all', { cookie })))).toMatchObject({ status: 422 });
    expect(await answerOf(list(routeArgs('/tasks?after=x', { cookie })))).toMatchObject({ status: 422 });
    expect(await answerOf(list(routeArgs('/tasks', { cookie: await cookieOf('admin') })))).toMatchObject({
      status: 403,
    });
  });
});
