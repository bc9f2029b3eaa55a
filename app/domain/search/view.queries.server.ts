import { redirect } from '@remix-run/node';
import type { Ctx } from '#app/auth/user.ts';
import { visibleViews } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import { id as idSchema } from '#app/lib/schema.ts';
import type { ListViews } from '#app/ui/list/saved-views.tsx';
import { canView } from './view.policy.ts';
import { conditionsOf, type ViewList } from './view.schema.ts';

/**
 * The views of a list that the user sees, and which one its address stands for. A list that is opened without any
 * conditions opens with the user's first view.
 * @throws a redirect to that view
 */
export async function openViews(ctx: Ctx, list: ViewList, url: URL): Promise<ListViews> {
  const [rows, first] = await Promise.all([
    db().savedView.findMany({
      where: { ...visibleViews(ctx.user), list },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      select: { id: true, name: true, query: true, version: true, ownerId: true, teamId: true },
    }),
    db().savedViewDefault.findUnique({ where: { userId_list: { userId: ctx.user.id, list } } }),
  ]);
  const query = conditionsOf(url.searchParams);
  const opening = rows.find(({ id }) => id === first?.viewId);
  if (opening && url.search === '') throw redirect(`/${list}?${opening.query}`);
  return {
    list,
    query,
    views: rows.map(({ ownerId, teamId, ...view }) => ({
      ...view,
      isMine: ownerId === ctx.user.id,
      isShared: teamId !== null,
      isFirst: view.id === opening?.id,
      canEdit: canView(ctx.user, 'edit', { ownerId, teamId }),
    })),
    undo: await findDeleted(ctx, list, url.searchParams.get('undo')),
  };
}

/** The view that was just deleted, to bring it back. */
async function findDeleted(ctx: Ctx, list: ViewList, id: string | null) {
  if (!id || !idSchema.safeParse(id).success) return null;
  const where = { ...visibleViews(ctx.user), id, list, archivedAt: { not: null } };
  const select = { id: true, name: true, version: true, ownerId: true, teamId: true };
  const view = await db().savedView.findFirst({ where, select });
  if (!view || !canView(ctx.user, 'edit', view)) return null;
  return { id: view.id, name: view.name, version: view.version };
}
