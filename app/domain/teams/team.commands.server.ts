import type { Ctx } from '#app/auth/user.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import { recordChange, refuseStale } from '#app/domain/history/audit.server.ts';
import { saveChange } from '#app/domain/history/save.server.ts';
import { forbidden, notFound, refused } from '#app/lib/refusal.ts';
import { lockPeople } from './people-lock.server.ts';
import { canTeam } from './team.policy.ts';
import { makesCircle } from './team.rules.ts';
import type { TeamInput } from './team.schema.ts';

/**
 * Adds a team.
 * @throws Refusal `forbidden`, `refused` for a code in use, an unknown parent or region
 */
export function createTeam(ctx: Ctx, input: TeamInput): Promise<{ id: string; name: string }> {
  if (!canTeam(ctx.user, 'create')) throw forbidden();
  return inTransaction(async (tx) => {
    await lockPeople(tx);
    const named = await checkReferences(tx, input);
    const team = await tx.team.create({ data: input, select: { id: true, name: true } });
    await recordChange(tx, ctx, {
      action: 'create',
      subject: 'teams',
      id: team.id,
      label: team.name,
      version: 1,
      after: { ...input, ...named },
    });
    return team;
  });
}

/**
 * Changes a team. People and records stay with it; whoever sees more or less by it does so at once.
 * @throws Refusal `not_found`, `forbidden`, `stale`, `refused` also for a parent that stands below the team
 */
export function editTeam(ctx: Ctx, id: string, expected: number, input: TeamInput): Promise<void> {
  if (!canTeam(ctx.user, 'edit')) throw forbidden();
  return inTransaction(async (tx) => {
    await lockPeople(tx);
    const { parent, region, ...before } = await load(tx, id);
    await refuseStale(tx, 'teams', before, expected);
    const named = await checkReferences(tx, input, id);
    const teams = await tx.team.findMany({ select: { id: true, parentId: true } });
    if (makesCircle(teams, id, input.parentId)) throw refused('teams:circle', {}, 'parentId');
    await saveChange(tx, ctx, {
      action: 'edit',
      subject: 'teams',
      id,
      label: input.name,
      version: expected,
      data: input,
      before: { ...before, parentId: parent?.name, regionCode: region?.name },
      after: { ...input, ...named },
    });
  });
}

/**
 * Takes a team out of use. Its records and history stay.
 * @throws Refusal `not_found`, `forbidden`, `stale`, `refused` while it has people or teams below it
 */
export function archiveTeam(ctx: Ctx, id: string, expected: number): Promise<void> {
  if (!canTeam(ctx.user, 'archive')) throw forbidden();
  return inTransaction(async (tx) => {
    await lockPeople(tx);
    const team = await load(tx, id);
    await refuseStale(tx, 'teams', team, expected);
    const active = { archivedAt: null };
    const users = await tx.user.count({ where: { teamId: id, ...active } });
    const children = await tx.team.count({ where: { parentId: id, ...active } });
    if (users > 0) throw refused('teams:hasUsers', { count: users });
    if (children > 0) throw refused('teams:hasChildren', { count: children });
    await setArchived(tx, ctx, team, ctx.now);
  });
}

/** Takes a team into use again. @throws Refusal `refused` while its parent is not in use; else as {@link archiveTeam} */
export function restoreTeam(ctx: Ctx, id: string, expected: number): Promise<void> {
  if (!canTeam(ctx.user, 'restore')) throw forbidden();
  return inTransaction(async (tx) => {
    await lockPeople(tx);
    const team = await load(tx, id);
    await refuseStale(tx, 'teams', team, expected);
    if (team.parent?.archivedAt) throw refused('teams:parentArchived', { name: team.parent.name });
    await setArchived(tx, ctx, team, null);
  });
}

async function setArchived(
  tx: Tx,
  ctx: Ctx,
  team: { id: string; name: string; version: number },
  archivedAt: Date | null,
): Promise<void> {
  await saveChange(tx, ctx, {
    action: archivedAt ? 'archive' : 'restore',
    subject: 'teams',
    id: team.id,
    label: team.name,
    version: team.version,
    data: { archivedAt },
  });
}

async function load(tx: Tx, id: string) {
  const team = await tx.team.findUnique({
    where: { id },
    include: {
      parent: { select: { name: true, archivedAt: true } },
      region: { select: { name: true } },
    },
  });
  if (!team) throw notFound();
  return team;
}

/** Refuses a code that another team has and what the lists do not hold; names parent and region for the history. */
async function checkReferences(tx: Tx, { code, parentId, regionCode }: TeamInput, self?: string) {
  const taken = await tx.team.count({ where: { code, ...(self && { id: { not: self } }) } });
  const parent = parentId
    ? await tx.team.findFirst({ where: { id: parentId, archivedAt: null }, select: { name: true } })
    : null;
  const region = regionCode
    ? await tx.region.findUnique({ where: { code: regionCode }, select: { name: true } })
    : null;
  if (taken > 0) throw refused('teams:codeTaken', {}, 'code');
  if (parentId && !parent) throw refused('errors:unknown', {}, 'parentId');
  if (regionCode && !region) throw refused('errors:unknown', {}, 'regionCode');
  return { parentId: parent?.name, regionCode: region?.name };
}
