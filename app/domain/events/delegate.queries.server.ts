import type { Ctx } from '#app/auth/user.ts';
import { visibleEditions } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import { DELEGATE_ROLES } from './delegate.schema.ts';

/** Accounts that keep the system or read its log go to no fair. */
export const NO_DELEGATES = ['admin', 'auditor'] as const;

/** The delegation of an edition in its order; that it goes and who is in it is no secret. */
export async function listDelegates(ctx: Ctx, editionId: string) {
  const rows = await db().eventDelegate.findMany({
    where: { editionId, edition: visibleEditions(ctx.user) },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, userId: true, name: true, organization: true, title: true, role: true },
  });
  const counts = DELEGATE_ROLES.map((role) => ({
    role,
    count: rows.filter((row) => row.role === role).length,
  }));
  return { rows, counts };
}

export type Delegate = Awaited<ReturnType<typeof listDelegates>>['rows'][number];

/** Users to choose a member of the delegation from while typing a name: colleagues are known to each other. */
export async function findPeople(editionId: string, text: string) {
  const contains = { contains: text.trim().replace(/[\\%_]/g, '\\$&') };
  const users = await db().user.findMany({
    where: {
      archivedAt: null,
      role: { notIn: [...NO_DELEGATES] },
      delegations: { none: { editionId } },
      OR: [{ name: contains }, { team: { name: contains } }],
    },
    orderBy: [{ team: { name: 'asc' } }, { name: 'asc' }],
    take: 12,
    select: { id: true, name: true, team: { select: { name: true } } },
  });
  return users.map(({ id, name, team }) => ({ id, text: name, note: team.name }));
}
