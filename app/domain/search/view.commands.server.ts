import type { Ctx } from '#app/auth/user.ts';
import { visibleViews } from '#app/auth/visible.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';
import { saveChange } from '#app/domain/history/save.server.ts';
import { forbidden, notFound, refused } from '#app/lib/refusal.ts';
import { canView } from './view.policy.ts';
import type { ViewAction, ViewInput, ViewList } from './view.schema.ts';

/** As many as fit above a list. */
const MOST_VIEWS = 30;

/**
 * Does one of the things that can be done to a view.
 * @returns the address of the list as the reader should see it then
 * @throws Refusal `not_found`, `forbidden`, `stale`; `refused` for a name that is taken, and when there are too many
 */
export async function runViewAction(ctx: Ctx, action: ViewAction): Promise<string> {
  const here = `/${action.list}?${action.query || 'all=1'}`;
  switch (action.intent) {
    case 'save':
      await saveView(ctx, action);
      return here;
    case 'edit': {
      const { id, version, name, isShared } = action;
      await changeView(ctx, 'edit', { id, version }, { name, teamId: isShared ? ctx.user.teamId : null });
      return here;
    }
    case 'archive':
      await changeView(ctx, 'archive', action, { archivedAt: ctx.now });
      return `/${action.list}?all=1&undo=${action.id}`;
    case 'restore': {
      const query = await changeView(ctx, 'restore', action, { archivedAt: null });
      return `/${action.list}?${query}`;
    }
    default:
      await openFirst(ctx, action.list, action.intent === 'open_first' ? action.id : null);
      return here;
  }
}

function saveView(ctx: Ctx, { list, query, name, isShared }: ViewInput): Promise<void> {
  return inTransaction(async (tx) => {
    if (!canView(ctx.user, 'save')) throw forbidden();
    if (query === '') throw refused('views:problem.nothing', {}, 'name');
    await refuseTaken(tx, ctx.user.id, list, name);
    const mine = await tx.savedView.count({ where: { ownerId: ctx.user.id, list, archivedAt: null } });
    if (mine >= MOST_VIEWS) throw refused('views:problem.tooMany', { max: MOST_VIEWS }, 'name');
    const teamId = isShared ? ctx.user.teamId : null;
    const data = { list, query, name, teamId, ownerId: ctx.user.id, createdAt: ctx.now };
    const { id } = await tx.savedView.create({ data, select: { id: true } });
    await recordChange(tx, ctx, {
      action: 'create',
      subject: 'views',
      id,
      label: name,
      version: 1,
      after: { list, query, name, isShared },
    });
  });
}

/** @returns the view's conditions */
function changeView(
  ctx: Ctx,
  action: 'edit' | 'archive' | 'restore',
  { id, version }: { id: string; version: number },
  data: { name?: string; teamId?: string | null; archivedAt?: Date | null },
): Promise<string> {
  return inTransaction(async (tx) => {
    const archivedAt = action === 'restore' ? { not: null } : null;
    const view = await tx.savedView.findFirst({ where: { ...visibleViews(ctx.user), id, archivedAt } });
    if (!view) throw notFound();
    if (!canView(ctx.user, 'edit', view)) throw forbidden();
    const name = data.name ?? view.name;
    // Whoever corrects a colleague's view leaves it with the team it is shared with.
    const teamId = view.ownerId === ctx.user.id && data.teamId !== undefined ? data.teamId : view.teamId;
    if (action !== 'archive') await refuseTaken(tx, view.ownerId, view.list, name, id);
    await saveChange(tx, ctx, {
      action,
      subject: 'views',
      id,
      label: name,
      version,
      data: { ...data, teamId },
      before: { name: view.name, isShared: view.teamId !== null },
      after: { name, isShared: teamId !== null },
    });
    return view.query;
  });
}

async function refuseTaken(tx: Tx, ownerId: string, list: string, name: string, self?: string) {
  const where = { ownerId, list, name, archivedAt: null, ...(self && { id: { not: self } }) };
  if ((await tx.savedView.count({ where })) > 0) throw refused('errors:duplicate', {}, 'name');
}

/** A user's own preference: it is no record and leaves no trace in the log. */
function openFirst(ctx: Ctx, list: ViewList, viewId: string | null): Promise<void> {
  return inTransaction(async (tx) => {
    const key = { userId: ctx.user.id, list };
    await tx.savedViewDefault.deleteMany({ where: key });
    if (!viewId) return;
    const view = await tx.savedView.findFirst({ where: { ...visibleViews(ctx.user), id: viewId, list } });
    if (!view) throw notFound();
    await tx.savedViewDefault.create({ data: { ...key, viewId } });
  });
}
