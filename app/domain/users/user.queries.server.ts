import { lockedMinutes } from '#app/auth/sign-in.server.ts';
import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { readPage } from '#app/db/page.server.ts';
import { forbidden, notFound } from '#app/lib/refusal.ts';
import { canUser } from './user.policy.ts';
import type { UserFilter } from './user.schema.ts';

const ORDER = {
  username: [{ username: 'asc' }, { id: 'asc' }],
  '-username': [{ username: 'desc' }, { id: 'desc' }],
  name: [{ name: 'asc' }, { id: 'asc' }],
  '-name': [{ name: 'desc' }, { id: 'desc' }],
  role: [{ role: 'asc' }, { id: 'asc' }],
  '-role': [{ role: 'desc' }, { id: 'desc' }],
} satisfies Record<UserFilter['sort'], Prisma.UserOrderByWithRelationInput[]>;

/** One page of the users that match, and how many there are. @throws Refusal `forbidden` */
export async function listUsers(ctx: Ctx, filter: UserFilter) {
  if (!canUser(ctx.user, 'read')) throw forbidden();
  const where: Prisma.UserWhereInput = {
    role: filter.role,
    teamId: filter.team,
    archivedAt: filter.state === 'active' ? null : { not: null },
    AND: terms(filter.q).map((contains) => ({
      OR: [{ username: { contains, mode: 'insensitive' } }, { name: { contains, mode: 'insensitive' } }],
    })),
  };
  const page = await readPage(filter.after, {
    count: (take) => db().user.count({ where, take }),
    rows: (rows) =>
      db().user.findMany({
        where,
        orderBy: ORDER[filter.sort],
        ...rows,
        select: {
          id: true,
          username: true,
          name: true,
          role: true,
          lastLoginAt: true,
          team: { select: { name: true } },
        },
      }),
  });
  const rows = page.rows.map((user) => ({ ...user, lastLoginAt: user.lastLoginAt?.toISOString() ?? null }));
  return { ...page, rows };
}

/** Every word typed, with the wildcards of LIKE taken literally. */
const terms = (q: string) =>
  q
    .normalize('NFKC')
    .split(/\s+/)
    .filter(Boolean)
    .map((term) => term.replace(/[\\%_]/g, '\\$&'));

/** A user as the administration shows it. @throws Refusal `forbidden`, `not_found` */
export async function readUser(ctx: Ctx, id: string) {
  if (!canUser(ctx.user, 'read')) throw forbidden();
  const user = await db().user.findUnique({
    where: { id },
    select: {
      id: true,
      username: true,
      name: true,
      role: true,
      teamId: true,
      mustChangePassword: true,
      lastLoginAt: true,
      version: true,
      archivedAt: true,
      team: { select: { name: true, archivedAt: true } },
      _count: { select: { sessions: true } },
    },
  });
  if (!user) throw notFound();
  const { archivedAt, lastLoginAt, _count, ...rest } = user;
  return {
    ...rest,
    archived: archivedAt !== null,
    lastLoginAt: lastLoginAt?.toISOString() ?? null,
    sessions: _count.sessions,
    lockedMinutes: await lockedMinutes(user.username),
    may: {
      changeRole: canUser(ctx.user, 'change_role', user),
      resetPassword: canUser(ctx.user, 'reset_password', user),
      archive: canUser(ctx.user, 'archive', user),
    },
  };
}
