import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import { db } from '#app/db/client.server.ts';
import { Refusal, refused } from '#app/lib/refusal.ts';
import { limiterOf } from './limiter.server.ts';
import { verifyPassword } from './password.server.ts';

const MAX_FAILURES = 5;
const MAX_FAILURES_PER_ADDRESS = 100;
const LOCK_MINUTES = 15;

/**
 * Checks name and password. Five failures lock the name for a quarter of an hour, whether it exists or not; an
 * address is throttled apart from that. Unknown user, wrong password and closed account get the same answer
 * after the same time. An attempt is counted before the password is looked at and given back when it was right,
 * so that guesses in parallel are no way around the limit.
 * @returns the user's id
 * @throws Refusal `refused` on a wrong pair, `busy` while locked or throttled
 */
export async function signIn(username: string, password: string, address: string): Promise<string> {
  const name = username.toLowerCase();
  await spendAttempt(byAddress(), address);
  await spendAttempt(byName(), name);
  const user = await db().user.findUnique({
    where: { username: name },
    select: { id: true, passwordHash: true, archivedAt: true },
  });
  const matches = await verifyPassword(user?.passwordHash, password);
  if (!user || !matches || user.archivedAt) throw refused('errors:wrongPassword');
  await Promise.all([unlock(name), byAddress().reward(address)]);
  await db().user.update({ where: { id: user.id }, data: { lastLoginAt: new Date() }, select: { id: true } });
  return user.id;
}

/**
 * Asks a signed-in user for the password again; wrong guesses count towards the same lock.
 * @throws Refusal `refused` beside `currentPassword`, `busy` while locked
 */
export async function confirmPassword(userId: string, password: string): Promise<void> {
  const user = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: { username: true, passwordHash: true },
  });
  await spendAttempt(byName(), user.username);
  if (!(await verifyPassword(user.passwordHash, password))) {
    throw refused('errors:currentPassword', {}, 'currentPassword');
  }
  await unlock(user.username);
}

/** Lifts the lock that repeated failures put on a name. */
export async function unlock(username: string): Promise<void> {
  await byName().delete(username);
}

/** Minutes until a name may try again; 0 when it is not locked. */
export async function lockedMinutes(username: string): Promise<number> {
  const spent = await byName().get(username);
  return spent && spent.consumedPoints >= MAX_FAILURES ? minutesOf(spent) : 0;
}

async function spendAttempt(limiter: RateLimiterAbstract, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw new Refusal('busy', [{ key: 'errors:locked', params: { minutes: minutesOf(refusal) } }]);
  }
}

const minutesOf = (spent: RateLimiterRes) => Math.max(1, Math.ceil(spent.msBeforeNext / 60_000));

const byName = () => limiterOf('login-name', MAX_FAILURES, LOCK_MINUTES);
const byAddress = () => limiterOf('login-address', MAX_FAILURES_PER_ADDRESS, LOCK_MINUTES);
