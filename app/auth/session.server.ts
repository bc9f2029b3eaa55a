import { createHash, randomBytes } from 'node:crypto';
import { createCookie } from '@remix-run/node';
import { db, type Tx } from '#app/db/client.server.ts';
import type { CurrentUser } from './user.ts';
import { asUser, USER_COLUMNS, type UserRow } from './user-row.server.ts';

/** A browser left alone for this long is signed out. */
const IDLE_MS = 2 * 3_600_000;
/** However busy, a session ends after this. */
const ABSOLUTE_MS = 24 * 3_600_000;
/** Last use is written at most this often. */
const TOUCH_MS = 60_000;

const sessionCookie = () =>
  createCookie('session', {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secrets: [process.env.SESSION_SECRET ?? ''],
  });

const idOf = (token: string) => createHash('sha256').update(token).digest('hex');

/**
 * Opens a session. Times here are real time, not the business clock.
 * @param secure whether the request came over TLS
 * @returns the Set-Cookie header
 */
export async function openSession(userId: string, userAgent: string, secure: boolean): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const at = new Date();
  // Those left alone may still serve a screen.
  await db().session.deleteMany({
    where: { userId, createdAt: { lte: new Date(at.getTime() - ABSOLUTE_MS) } },
  });
  await db().session.create({
    data: { id: idOf(token), userId, createdAt: at, lastSeenAt: at, userAgent: userAgent.slice(0, 200) },
  });
  return sessionCookie().serialize(token, { secure });
}

/** Sessions that are neither idle nor too old. */
const alive = (at: Date) => ({
  lastSeenAt: { gt: new Date(at.getTime() - IDLE_MS) },
  createdAt: { gt: new Date(at.getTime() - ABSOLUTE_MS) },
});

/**
 * Opens a session in place of the one this browser had, if any: a token planted before signing in, or known
 * from before a password change, opens nothing afterwards.
 */
export async function replaceSession(request: Request, userId: string, secure: boolean): Promise<string> {
  await closeSession(request);
  return openSession(userId, request.headers.get('user-agent') ?? '', secure);
}

/** The browsers a user is signed in with, latest first; `current` is the one that asks. */
export async function listSessions(request: Request, userId: string) {
  const token = await tokenOf(request);
  const rows = await db().session.findMany({
    where: { userId, ...alive(new Date()) },
    orderBy: { lastSeenAt: 'desc' },
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true },
  });
  // The id is the hash of a secret; the page needs none.
  return rows.map(({ id, userAgent, createdAt, lastSeenAt }) => ({
    userAgent,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    current: token !== undefined && id === idOf(token),
  }));
}

async function tokenOf(request: Request): Promise<string | undefined> {
  const token = await sessionCookie().parse(request.headers.get('cookie'));
  return typeof token === 'string' ? token : undefined;
}

/**
 * What a request says of its user: `work` is somebody at the browser and keeps the session open. A `poll` is made by a
 * page left open, such as a desk that asks for news, and does not: the desk ends as the session does. A `screen` in
 * front of a hall has nobody at it for hours; it goes on until the session's last hour, and nothing else is opened
 * by a session that was left alone.
 */
export type Use = 'work' | 'poll' | 'screen';

const found = new WeakMap<object, Promise<CurrentUser | undefined>>();

/**
 * The user of a request, or undefined when nobody is signed in (any more).
 * @param context the request's own load context: several loaders of one page share one look-up
 */
export function findUser(
  request: Request,
  context: object,
  use: Use = 'work',
): Promise<CurrentUser | undefined> {
  let user = found.get(context);
  if (!user) {
    // The service worker copies a desk's page whenever something has changed there.
    user = readUser(request, use === 'work' && request.headers.has('x-offline-copy') ? 'poll' : use);
    found.set(context, user);
  }
  return user;
}

async function readUser(request: Request, use: Use): Promise<CurrentUser | undefined> {
  const token = await tokenOf(request);
  if (!token) return undefined;
  const id = idOf(token);
  const [row] = await db().$queryRaw<SessionRow[]>`
    SELECT s.created_at, s.last_seen_at, ${USER_COLUMNS}
      FROM session s JOIN app_user u ON u.id = s.user_id JOIN team t ON t.id = u.team_id
     WHERE s.id = ${id} AND u.archived_at IS NULL`;
  if (!row) return undefined;
  const at = Date.now();
  const idleMs = at - row.last_seen_at.getTime();
  if (at - row.created_at.getTime() > ABSOLUTE_MS) {
    await db().session.deleteMany({ where: { id } });
    return undefined;
  }
  if (idleMs > IDLE_MS && use !== 'screen') return undefined;
  if (idleMs > TOUCH_MS && use === 'work') {
    await db().session.updateMany({ where: { id }, data: { lastSeenAt: new Date(at) } });
  }
  return asUser(row);
}

interface SessionRow extends UserRow {
  created_at: Date;
  last_seen_at: Date;
}

/** Signs this browser out. @returns the Set-Cookie header that clears its cookie */
export async function closeSession(request: Request): Promise<string> {
  const token = await tokenOf(request);
  if (token) await db().session.deleteMany({ where: { id: idOf(token) } });
  return sessionCookie().serialize('', { maxAge: 0 });
}

/** Signs a user out everywhere, for a lost phone, a changed password or a closed account. */
export async function closeAllSessions(userId: string, tx: Tx = db()): Promise<void> {
  await tx.session.deleteMany({ where: { userId } });
}
