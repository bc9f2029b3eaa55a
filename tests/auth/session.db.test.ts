import { beforeAll, describe, expect, it } from 'vitest';
import {
  closeAllSessions,
  closeSession,
  findUser,
  listSessions,
  openSession,
  replaceSession,
  type Use,
} from '#app/auth/session.server.ts';
import { db } from '#app/db/client.server.ts';
import { useDatabase } from '#tests/support/database.ts';
import { cookieOf, currentUser, makeReference, makeTeam, makeUser } from '#tests/support/fixtures.ts';

useDatabase('empty');

let teamId = '';
beforeAll(async () => {
  await makeReference();
  teamId = (await makeTeam()).id;
});

const HOUR = 3_600_000;
const from = (cookie: string) => new Request('http://localhost/', { headers: { cookie } });
const who = async (cookie: string, use?: Use) => (await findUser(from(cookie), {}, use))?.id;

async function age(userId: string, times: { idle?: number; age?: number }): Promise<void> {
  await db().session.updateMany({
    where: { userId },
    data: {
      lastSeenAt: new Date(Date.now() - (times.idle ?? 0)),
      createdAt: new Date(Date.now() - (times.age ?? 0)),
    },
  });
}

describe('a session', () => {
  it('ends when left alone, and however busy after a day', async () => {
    const user = await makeUser('officer', teamId);
    const cookie = await cookieOf(user.id);
    await age(user.id, { idle: 2 * HOUR - 60_000, age: 23 * HOUR });
    expect(await who(cookie)).toBe(user.id);
    await age(user.id, { idle: 2 * HOUR + 60_000 });
    expect(await who(cookie)).toBeUndefined();

    const busy = await cookieOf(user.id);
    await age(user.id, { age: 24 * HOUR + 60_000 });
    expect(await who(busy)).toBeUndefined();
    expect(await who(busy, 'screen')).toBeUndefined();
  });

  it('is not kept open by pages that ask by themselves; a screen goes on without anybody at it', async () => {
    const user = await makeUser('organizer', teamId);
    const cookie = await cookieOf(user.id);
    await age(user.id, { idle: HOUR });
    const copy = new Request('http://localhost/', { headers: { cookie, 'X-Offline-Copy': '1' } });
    expect([await who(cookie, 'poll'), await who(cookie, 'screen')]).toEqual([user.id, user.id]);
    expect((await findUser(copy, {}))?.id).toBe(user.id);
    const { lastSeenAt } = await db().session.findFirstOrThrow({ where: { userId: user.id } });
    expect(Date.now() - lastSeenAt.getTime()).toBeGreaterThanOrEqual(HOUR);

    await age(user.id, { idle: 3 * HOUR, age: 23 * HOUR });
    expect([await who(cookie, 'poll'), await who(cookie)]).toEqual([undefined, undefined]);
    expect(await who(cookie, 'screen')).toBe(user.id);
    await cookieOf(user.id);
    expect(await who(cookie, 'screen')).toBe(user.id);
  });

  it('stays open by use', async () => {
    const user = await makeUser('officer', teamId);
    const cookie = await cookieOf(user.id);
    await age(user.id, { idle: HOUR });
    await who(cookie);
    const { lastSeenAt } = await db().session.findFirstOrThrow({ where: { userId: user.id } });
    expect(Date.now() - lastSeenAt.getTime()).toBeLessThan(60_000);
  });

  it('opens nothing with a forged, cut or foreign cookie, nor for a closed account', async () => {
    const user = await makeUser('officer', teamId);
    const cookie = await cookieOf(user.id);
    expect(await who('session=forged')).toBeUndefined();
    expect(await who(cookie.slice(0, -4))).toBeUndefined();
    const { id } = await db().session.findFirstOrThrow({ where: { userId: user.id } });
    expect(await who(`session=${id}`)).toBeUndefined();
    await db().user.update({ where: { id: user.id }, data: { archivedAt: new Date() } });
    expect(await who(cookie)).toBeUndefined();
  });

  it('signs out this browser, or all of them', async () => {
    const user = await makeUser('officer', teamId);
    const [desk, phone] = [await cookieOf(user.id), await cookieOf(user.id)];
    expect(await closeSession(from(desk))).toMatch(/session=;.*Max-Age=0/);
    expect([await who(desk), await who(phone)]).toEqual([undefined, user.id]);
    await closeAllSessions(user.id);
    expect(await who(phone)).toBeUndefined();
  });

  it('is a new one after signing in: a planted cookie opens nothing', async () => {
    const [attacker, victim] = [await makeUser('officer', teamId), await makeUser('lead', teamId)];
    const planted = await cookieOf(attacker.id);
    const header = await replaceSession(from(planted), victim.id, false);
    expect(header.split(';')[0]).not.toBe(planted);
    expect(await who(planted)).toBeUndefined();
    expect(await who(header.split(';')[0] ?? '')).toBe(victim.id);
  });

  it('keeps its cookie from scripts, other sites and plain connections', async () => {
    const user = await makeUser('officer', teamId);
    const plain = await openSession(user.id, '', false);
    expect(plain).toMatch(/; HttpOnly/);
    expect(plain).toMatch(/; SameSite=Lax/);
    expect(plain).toMatch(/; Path=\//);
    expect(plain).not.toMatch(/; Secure|Max-Age|Expires/);
    expect(await openSession(user.id, '', true)).toMatch(/; Secure/);
  });

  it('is listed to its owner without its secret, the own one marked, ended ones left out', async () => {
    const user = await makeUser('officer', teamId);
    await cookieOf(user.id);
    await age(user.id, { idle: 3 * HOUR });
    const mine = await cookieOf(user.id);
    await cookieOf(user.id);
    const sessions = await listSessions(from(mine), user.id);
    expect(sessions.map(({ current }) => current).sort()).toEqual([false, true]);
    expect(JSON.stringify(sessions)).not.toMatch(/[0-9a-f]{64}/);
  });
});

describe('the teams a user works in', () => {
  it('are the own one, below it for a lead, the county for its office', async () => {
    const city = await makeTeam({ kind: 'city_bureau', regionCode: '530600' });
    const county = await makeTeam({ kind: 'county_bureau', parentId: city.id, regionCode: '530602' });
    const park = await makeTeam({ kind: 'park', parentId: county.id, regionCode: '530602' });
    const chain = await makeTeam({ parentId: city.id });
    const group = await makeTeam({ parentId: chain.id });
    const teamsOf = async (role: 'officer' | 'lead' | 'county_office', team: { id: string }) =>
      (await currentUser((await makeUser(role, team.id)).id)).teamIds.sort();
    const ids = (...teams: { id: string }[]) => teams.map(({ id }) => id).sort();

    expect(await teamsOf('officer', chain)).toEqual(ids(chain));
    expect(await teamsOf('lead', chain)).toEqual(ids(chain, group));
    expect(await teamsOf('lead', city)).toEqual(ids(city, county, park, chain, group));
    expect(await teamsOf('county_office', county)).toEqual(ids(county, park));
    expect(await teamsOf('county_office', chain)).toEqual(ids(chain));
  });
});
