import { beforeAll, describe, expect, it } from 'vitest';
import { confirmPassword, lockedMinutes, signIn, unlock } from '#app/auth/sign-in.server.ts';
import { db } from '#app/db/client.server.ts';
import { Refusal } from '#app/lib/refusal.ts';
import { useDatabase } from '#tests/support/database.ts';
import { makeTeam, makeUser } from '#tests/support/fixtures.ts';

useDatabase('empty');

const RIGHT = 'a right password';
let teamId = '';
beforeAll(async () => {
  teamId = (await makeTeam()).id;
});

let addresses = 0;
/** What an attempt comes to: the user's id, or the key of the problem. */
async function attempt(
  username: string,
  password: string,
  address = `192.0.2.${++addresses}`,
): Promise<string> {
  return signIn(username, password, address).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    return error.problems[0]?.key ?? '';
  });
}

describe('signing in', () => {
  it('takes the right password, whatever the case of the name', async () => {
    const user = await makeUser('officer', teamId, { password: RIGHT });
    expect(await attempt(user.username, RIGHT)).toBe(user.id);
    expect(await attempt(user.username.toUpperCase(), RIGHT)).toBe(user.id);
    expect((await db().user.findUniqueOrThrow({ where: { id: user.id } })).lastLoginAt).not.toBeNull();
  });

  it('answers a wrong password, an unknown name and a closed account alike', async () => {
    const user = await makeUser('officer', teamId, { password: RIGHT });
    const closed = await makeUser('officer', teamId, { password: RIGHT, archivedAt: new Date() });
    expect(await attempt(user.username, 'wrong')).toBe('errors:wrongPassword');
    expect(await attempt('nobody', 'wrong')).toBe('errors:wrongPassword');
    expect(await attempt(closed.username, RIGHT)).toBe('errors:wrongPassword');
  });

  it('locks a name after five failures, from wherever they come, and lets the lock be lifted', async () => {
    const user = await makeUser('officer', teamId, { password: RIGHT });
    for (let failure = 0; failure < 5; failure++) {
      expect(await attempt(user.username, 'wrong')).toBe('errors:wrongPassword');
    }
    expect(await attempt(user.username, RIGHT)).toBe('errors:locked');
    expect(await lockedMinutes(user.username)).toBe(15);
    await unlock(user.username);
    expect(await lockedMinutes(user.username)).toBe(0);
    expect(await attempt(user.username, RIGHT)).toBe(user.id);
  });

  it('locks unknown names too, so that the lock tells nothing', async () => {
    for (let failure = 0; failure < 5; failure++) await attempt('ghost', 'wrong');
    expect(await attempt('ghost', 'wrong')).toBe('errors:locked');
  });

  it('forgets failures after a success', async () => {
    const user = await makeUser('officer', teamId, { password: RIGHT });
    for (let round = 0; round < 3; round++) {
      for (let failure = 0; failure < 4; failure++) await attempt(user.username, 'wrong');
      expect(await attempt(user.username, RIGHT)).toBe(user.id);
    }
  });

  it('lets no more than five guesses through, however many come at once', async () => {
    const user = await makeUser('officer', teamId, { password: RIGHT });
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) => attempt(user.username, `guess ${n}`)),
    );
    expect(answers.filter((answer) => answer === 'errors:wrongPassword')).toHaveLength(5);
    expect(answers.filter((answer) => answer === 'errors:locked')).toHaveLength(35);
  });

  it('throttles an address that tries one name after another, and gives back what succeeded', async () => {
    const user = await makeUser('officer', teamId, { password: RIGHT });
    for (let n = 0; n < 3; n++) expect(await attempt(user.username, RIGHT, '198.51.100.7')).toBe(user.id);
    const spent = await db().rateLimit.findUnique({ where: { key: 'login-address:198.51.100.7' } });
    expect(spent?.points).toBe(0);
    await db().rateLimit.update({ where: { key: 'login-address:198.51.100.7' }, data: { points: 100 } });
    expect(await attempt(user.username, RIGHT, '198.51.100.7')).toBe('errors:locked');
    expect(await attempt(user.username, RIGHT, '198.51.100.8')).toBe(user.id);
  });

  it('counts wrong guesses at the current password towards the same lock', async () => {
    const user = await makeUser('officer', teamId, { password: RIGHT });
    await confirmPassword(user.id, RIGHT);
    for (let failure = 0; failure < 5; failure++) {
      await expect(confirmPassword(user.id, 'wrong')).rejects.toThrow('errors:currentPassword');
    }
    await expect(confirmPassword(user.id, RIGHT)).rejects.toThrow('errors:locked');
    expect(await attempt(user.username, RIGHT)).toBe('errors:locked');
  });
});
