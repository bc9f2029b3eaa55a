import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '#app/db/client.server.ts';
import { loader as login } from '#app/routes/login.tsx';
import { action, loader } from '#app/routes/setup.tsx';
import { useDatabase } from '#tests/support/database.ts';
import { answerOf, responseOf, routeArgs } from '#tests/support/visit-route.ts';

useDatabase('empty');

const TOKEN = 'a token told at start-up';
beforeEach(() => {
  process.env.SETUP_TOKEN = TOKEN;
});

const form = {
  token: TOKEN,
  organisation: '某市投资促进局',
  username: 'Chief',
  name: '张三',
  newPassword: 'a long password',
  repeatPassword: 'a long password',
};
const submit = (given: Partial<typeof form> = {}) =>
  action(routeArgs('/setup', { form: { ...form, ...given } }));

describe('an installation without users', () => {
  it('asks for the first administrator', async () => {
    expect((await responseOf(login(routeArgs('/login')))).headers.get('location')).toBe('/setup');
    expect(await loader(routeArgs('/setup?token=abc'))).toEqual({ token: 'abc' });
  });

  it('refuses whoever does not know the token, and everybody where there is none', async () => {
    const wrong = { data: { problems: [{ key: 'auth:setupTokenWrong', field: 'token' }] } };
    expect(await submit({ token: 'a guess' })).toMatchObject(wrong);
    process.env.SETUP_TOKEN = '';
    expect(await submit({ token: '' })).toMatchObject({ data: { problems: [{ field: 'token' }] } });
    expect(await submit()).toMatchObject(wrong);
    expect(await db().user.count()).toBe(0);
  });

  it('refuses a weak password', async () => {
    expect(await submit({ newPassword: 'short', repeatPassword: 'short' })).toMatchObject({
      data: { problems: [{ key: 'errors:passwordShort', field: 'newPassword' }] },
    });
  });

  it('makes one administrator, however many try, and is gone afterwards', async () => {
    const answers = await Promise.all([answerOf(submit()), answerOf(submit({ username: 'other' }))]);
    const welcome = answers.filter(
      (answer): answer is Response => answer instanceof Response && answer.status === 302,
    );
    expect(welcome).toHaveLength(1);
    expect(welcome[0]?.headers.get('set-cookie')).toMatch(/^session=/);
    const [user, ...others] = await db().user.findMany({ include: { team: true } });
    expect(others).toEqual([]);
    expect(user).toMatchObject({ role: 'admin', mustChangePassword: false, team: { kind: 'city_bureau' } });
    expect(await db().auditEntry.count({ where: { actorId: user?.id } })).toBe(2);

    const gone = { status: 404 };
    expect(await answerOf(loader(routeArgs('/setup')))).toMatchObject(gone);
    expect(await answerOf(submit({ username: 'late' }))).toMatchObject(gone);
    expect(await login(routeArgs('/login'))).toEqual({ isDemo: false });
  });
});
