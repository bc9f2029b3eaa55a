import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '#app/db/client.server.ts';
import { loader as companies } from '#app/routes/companies._index.tsx';
import { action as login, loader as loginPage } from '#app/routes/login.tsx';
import { action as logout } from '#app/routes/logout.ts';
import { action as password, loader as passwordPage } from '#app/routes/password.tsx';
import { action as preferences } from '#app/routes/preferences.ts';
import { useDatabase } from '#tests/support/database.ts';
import { cookieOf, makeTeam, makeUser } from '#tests/support/fixtures.ts';
import { answerOf, responseOf, routeArgs } from '#tests/support/visit-route.ts';

useDatabase('empty');

const RIGHT = 'a right password';
let teamId = '';
beforeAll(async () => {
  teamId = (await makeTeam()).id;
});

const newUser = () => makeUser('officer', teamId, { password: RIGHT });
const cookieIn = (response: Response) =>
  response.headers
    .getSetCookie()
    .find((header) => header.startsWith('session='))
    ?.split(';')[0] ?? '';

describe('the sign-in page', () => {
  it('sends visitors there and back to where they were going', async () => {
    const { username } = await newUser();
    const away = await responseOf(companies(routeArgs('/companies?q=%E6%97%97')));
    const to = away.headers.get('location') ?? '';
    expect(to).toBe('/login?to=%2Fcompanies%3Fq%3D%25E6%2597%2597');
    const back = await responseOf(login(routeArgs(to, { form: { username, password: RIGHT } })));
    expect(back.headers.get('location')).toBe('/companies?q=%E6%97%97');
    const cookie = cookieIn(back);
    expect(await companies(routeArgs('/companies', { cookie }))).toHaveProperty('page');
    expect((await responseOf(loginPage(routeArgs('/login', { cookie })))).headers.get('location')).toBe('/');
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/.//evil.example'])(
    'does not send anybody to %s',
    async (to) => {
      const { username } = await newUser();
      const args = routeArgs(`/login?to=${encodeURIComponent(to)}`, { form: { username, password: RIGHT } });
      expect((await responseOf(login(args))).headers.get('location')).toBe('/');
    },
  );

  it('answers a wrong password with the name kept and nothing else', async () => {
    const { username } = await newUser();
    const answer = await login(routeArgs('/login', { form: { username, password: 'wrong' } }));
    expect(answer).toMatchObject({
      data: { problems: [{ key: 'errors:wrongPassword' }], values: { username } },
      init: { status: 422 },
    });
    expect(JSON.stringify(answer)).not.toContain('"wrong"');
  });

  it('asks for both fields and refuses absurd ones', async () => {
    const empty = await login(routeArgs('/login', { form: { username: ' ', password: '' } }));
    expect(empty).toMatchObject({ data: { problems: [{ field: 'username' }, { field: 'password' }] } });
    const long = await login(routeArgs('/login', { form: { username: 'x', password: 'x'.repeat(5000) } }));
    expect(long).toMatchObject({ data: { problems: [{ key: 'errors:passwordLong', field: 'password' }] } });
  });

  it('gives the cookie to TLS only where the browser came by TLS', async () => {
    const { username } = await newUser();
    const form = { username, password: RIGHT };
    const secure = await responseOf(login(routeArgs('/login', { form, secure: true })));
    expect(secure.headers.get('set-cookie')).toMatch(/HttpOnly; Secure; SameSite=Lax|Secure.*HttpOnly/);
  });

  it('replaces the session the browser had', async () => {
    const [one, other] = [await newUser(), await newUser()];
    const cookie = await cookieOf(one.id);
    await responseOf(
      login(routeArgs('/login', { cookie, form: { username: other.username, password: RIGHT } })),
    );
    expect(await db().session.count({ where: { userId: one.id } })).toBe(0);
  });

  it.each([
    ['login', login],
    ['logout', logout],
    ['preferences', preferences],
    ['password', password],
  ])('refuses posts from other sites: %s', async (path, action) => {
    const headers = { origin: 'https://evil.example' };
    const answer = await answerOf(action(routeArgs(`/${path}`, { form: { locale: 'en' }, headers })));
    expect(answer).toMatchObject({ status: 403 });
  });
});

describe('a user who must change the password first', () => {
  it('gets to no other page, and to all of them afterwards', async () => {
    const user = await makeUser('officer', teamId, { password: RIGHT, mustChangePassword: true });
    const [cookie, phone] = [await cookieOf(user.id), await cookieOf(user.id)];
    expect((await responseOf(companies(routeArgs('/companies', { cookie })))).headers.get('location')).toBe(
      '/password',
    );
    expect(await passwordPage(routeArgs('/password', { cookie }))).toMatchObject({ required: true });

    const form = {
      currentPassword: RIGHT,
      newPassword: 'another password',
      repeatPassword: 'another password',
    };
    const wrong = { ...form, currentPassword: 'not the right one' };
    expect(await password(routeArgs('/password', { cookie, form: wrong }))).toMatchObject({
      data: { problems: [{ key: 'errors:currentPassword', field: 'currentPassword' }] },
    });
    const changed = await responseOf(password(routeArgs('/password', { cookie, form })));
    expect(changed.headers.get('location')).toBe('/');

    // Every session from before is over, this browser's and the phone's.
    for (const old of [cookie, phone]) {
      expect(
        (await responseOf(companies(routeArgs('/companies', { cookie: old })))).headers.get('location'),
      ).toMatch(/^\/login/);
    }
    expect(await companies(routeArgs('/companies', { cookie: cookieIn(changed) }))).toHaveProperty('page');
    const entry = await db().auditEntry.findFirstOrThrow({
      where: { subjectId: user.id, action: 'password' },
    });
    expect(entry.changes).toEqual({});
  });
});

describe('language and theme', () => {
  it('are kept for a visitor, who comes back to the same page and nowhere else', async () => {
    const chosen = await responseOf(
      preferences(
        routeArgs('/preferences', { form: { locale: 'en', theme: 'dark', to: '/login?to=%2Fdeals' } }),
      ),
    );
    expect(chosen.headers.get('location')).toBe('/login?to=%2Fdeals');
    expect(chosen.headers.getSetCookie().map((cookie) => cookie.split('=')[0])).toEqual(['lang', 'theme']);
    const forged = await responseOf(
      preferences(
        routeArgs('/preferences', { form: { locale: 'xx', theme: 'neon', to: 'https://evil.example' } }),
      ),
    );
    expect(forged.headers.get('location')).toBe('/');
    expect(forged.headers.getSetCookie()).toEqual([]);
  });
});
