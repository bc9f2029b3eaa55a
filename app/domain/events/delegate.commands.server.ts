import type { Ctx } from '#app/auth/user.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import type { DelegateRole } from '#app/db/generated/client.ts';
import { writeOrder } from '#app/db/order.server.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { notFound, refused } from '#app/lib/refusal.ts';
import { moveItem } from '#app/lib/reorder.ts';
import { NO_DELEGATES } from './delegate.queries.server.ts';
import type { DelegateInput } from './delegate.schema.ts';
import { editionNames } from './edition.name.server.ts';
import { takeInside } from './inside.server.ts';

/*
 * The delegation is one list: every change locks the edition, so that two people who order it at once end with one
 * order, and is written to the edition's history as the list before and after.
 */

/**
 * Puts someone at the end of the delegation; a user under the own name and team.
 * @throws Refusal `not_found`, `forbidden`; `refused` for a user who is none or is in it already
 */
export function addDelegate(ctx: Ctx, editionId: string, input: DelegateInput): Promise<void> {
  return changeList(ctx, editionId, async (tx, list) => {
    const known = input.userId === null ? null : await findUser(tx, editionId, input.userId);
    const person = known ?? { userId: null, name: input.name, organization: input.organization };
    const position = (list.at(-1)?.position ?? -1) + 1;
    const { title, role } = input;
    await tx.eventDelegate.create({ data: { editionId, ...person, title, role, position } });
  });
}

async function findUser(tx: Tx, editionId: string, userId: string) {
  const user = await tx.user.findFirst({
    where: { id: userId, archivedAt: null, role: { notIn: [...NO_DELEGATES] } },
    select: { name: true, team: { select: { name: true } }, delegations: { where: { editionId } } },
  });
  if (!user) throw refused('errors:unknown', {}, 'userId');
  if (user.delegations.length > 0) throw refused('events:problem.delegateTwice', {}, 'userId');
  return { userId, name: user.name, organization: user.team.name };
}

/** Gives a member another part. @throws Refusal `not_found`, `forbidden` */
export function setDelegateRole(
  ctx: Ctx,
  editionId: string,
  delegateId: string,
  role: DelegateRole,
): Promise<void> {
  return changeList(ctx, editionId, async (tx, list) => {
    if (!list.some(({ id }) => id === delegateId)) throw notFound();
    await tx.eventDelegate.update({ where: { id: delegateId }, data: { role } });
  });
}

/** Puts a member at another place, counted from 0 in the list without it. @throws Refusal `not_found`, `forbidden` */
export function moveDelegate(
  ctx: Ctx,
  editionId: string,
  delegateId: string,
  toIndex: number,
): Promise<void> {
  return changeList(ctx, editionId, async (tx, list) => {
    if (!list.some(({ id }) => id === delegateId)) throw notFound();
    await writeOrder(tx, 'event_delegate', moveItem(list, delegateId, toIndex));
  });
}

/**
 * Takes a member out of the delegation; with it goes a user's sight of the event's inside.
 * @returns what to add again to undo it
 * @throws Refusal `not_found`, `forbidden`
 */
export function removeDelegate(ctx: Ctx, editionId: string, delegateId: string) {
  return changeList(ctx, editionId, async (tx, list) => {
    const removed = list.find(({ id }) => id === delegateId);
    if (!removed) throw notFound();
    await tx.eventDelegate.delete({ where: { id: delegateId } });
    const { userId, name, organization, title, role } = removed;
    return { userId, name, organization, title, role };
  });
}

type List = Awaited<ReturnType<typeof readList>>;

const readList = (tx: Tx, editionId: string) =>
  tx.eventDelegate.findMany({ where: { editionId }, orderBy: [{ position: 'asc' }, { id: 'asc' }] });

/** The list as the history tells it: names with organization and part, in the language of the records. */
async function listed(list: List): Promise<string> {
  const { t } = await i18nFor('zh-CN');
  return list
    .map(({ name, organization, role }) => `${name}（${organization} ${t(`events:role.${role}`)}）`)
    .join('、');
}

function changeList<T>(ctx: Ctx, editionId: string, change: (tx: Tx, list: List) => Promise<T>): Promise<T> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM event_edition WHERE id = ${editionId}::uuid FOR UPDATE`;
    const edition = await takeInside(tx, ctx, editionId, 'arrange');
    const before = await readList(tx, editionId);
    const answer = await change(tx, before);
    await recordChange(tx, ctx, {
      action: 'edit',
      subject: 'events',
      id: editionId,
      label: (await editionNames(ctx.locale))(edition),
      before: { delegates: await listed(before) },
      after: { delegates: await listed(await readList(tx, editionId)) },
    });
    return answer;
  });
}
