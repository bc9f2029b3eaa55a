import { type RateLimiterAbstract, RateLimiterPostgres } from 'rate-limiter-flexible';
import { db } from '#app/db/client.server.ts';
import { Refusal } from '#app/lib/refusal.ts';
import { verifyPassword } from './password.server.ts';

const MAX_FAILURES = 5;
const MAX_FAILURES_PER_ADDRESS = 100;
const LOCK_MINUTES = 15;

/**
 * Checks name and password. Five failures lock the name for a quarter of an hour, whether it exists or not; an
 * address is throttled apart from that. Unknown user, wrong password and closed account get the same answer
 * after the same time.
 * @returns the user's id
 * @throws Refusal `refused` on a wrong pair, `busy` while locked or throttled
 */
export async function signIn(username: string, password: string, address: string): Promise<string> {
  const name = username.toLowerCase();
  await refuseWhileLocked(byName(), name, MAX_FAILURES);
  await refuseWhileLocked(byAddress(), address, MAX_FAILURES_PER_ADDRESS);
  const user = await db().user.findUnique({
    where: { username: name },
    select: { id: true, passwordHash: true, archivedAt: true },
  });
  const matches = await verifyPassword(user?.passwordHash, password);
  if (!user || !matches || user.archivedAt) {
    await Promise.all([byName().penalty(name), byAddress().penalty(address)]);
    throw new Refusal('refused', [{ key: 'errors:wrongPassword' }]);
  }
  await unlock(name);
  await db().user.update({ where: { id: user.id }, data: { lastLoginAt: new Date() }, select: { id: true } });
  return user.id;
}

/** Lifts the lock that repeated failures put on a name. */
export async function unlock(username: string): Promise<void> {
  await byName().delete(username);
}

async function refuseWhileLocked(limiter: RateLimiterAbstract, key: string, max: number): Promise<void> {
  const spent = await limiter.get(key);
  if (spent && spent.consumedPoints >= max) {
    const minutes = Math.max(1, Math.ceil(spent.msBeforeNext / 60_000));
    throw new Refusal('busy', [{ key: 'errors:locked', params: { minutes } }]);
  }
}

const byName = () => limiterOf('login-name', MAX_FAILURES);
const byAddress = () => limiterOf('login-address', MAX_FAILURES_PER_ADDRESS);

/** Counts live in the database, so that every process and every parallel guess shares them. */
function limiterOf(keyPrefix: string, points: number): RateLimiterAbstract {
  return new RateLimiterPostgres({
    storeClient: storeClient,
    storeType: 'client',
    tableName: 'rate_limit',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix,
    points,
    duration: LOCK_MINUTES * 60,
  });
}

/** The limiter speaks node-postgres; Prisma's connection serves it as well, with 64-bit numbers as text. */
const storeClient = {
  query: async ({ text, values }: { text: string; values: unknown[] }) => {
    const rows = await db().$queryRawUnsafe<Record<string, unknown>[]>(text, ...values);
    return {
      rows: rows.map((row) => ({ ...row, expire: row.expire === null ? null : String(row.expire) })),
      rowCount: rows.length,
    };
  },
};
