import { hashPassword } from '#app/auth/password.server.ts';
import { closeAllSessions } from '#app/auth/session.server.ts';
import { unlock } from '#app/auth/sign-in.server.ts';
import type { Ctx } from '#app/auth/user.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import { recordChange, refuseStale } from '#app/domain/history/audit.server.ts';
import { saveChange } from '#app/domain/history/save.server.ts';
import { lockPeople } from '#app/domain/teams/people-lock.server.ts';
import { forbidden, notFound, refused } from '#app/lib/refusal.ts';
import { initialPassword } from './initial-password.server.ts';
import { canUser } from './user.policy.ts';
import { leavesNoAdmin } from './user.rules.ts';
import type { UserInput } from './user.schema.ts';

/** A password that is told once, to be handed to its owner, who must change it at the first sign-in. */
export interface IssuedPassword {
  id: string;
  username: string;
  password: string;
}

/**
 * Adds a user with a random first password.
 * @throws Refusal `forbidden`, `refused` for a user name in use or an unknown team
 */
export async function createUser(ctx: Ctx, input: UserInput): Promise<IssuedPassword> {
  if (!canUser(ctx.user, 'create')) throw forbidden();
  const password = initialPassword();
  const passwordHash = await hashPassword(password);
  return inTransaction(async (tx) => {
    await lockPeople(tx);
    const team = await teamInUse(tx, input.teamId);
    if ((await tx.user.count({ where: { username: input.username } })) > 0) {
      throw refused('users:usernameTaken', {}, 'username');
    }
    const { id, username } = await tx.user.create({
      data: { ...input, passwordHash, mustChangePassword: true },
      select: { id: true, username: true },
    });
    await recordChange(tx, ctx, {
      action: 'create',
      subject: 'users',
      id,
      label: labelOf(input),
      version: 1,
      after: { ...input, teamId: team.name },
    });
    return { id, username, password };
  });
}

/**
 * Changes name, role and team. A new role signs the user out everywhere.
 * @throws Refusal `not_found`, `forbidden` also for the own role, `stale`, `refused` for the last administrator
 */
export function editUser(
  ctx: Ctx,
  id: string,
  expected: number,
  input: Omit<UserInput, 'username'>,
): Promise<void> {
  if (!canUser(ctx.user, 'edit')) throw forbidden();
  return inTransaction(async (tx) => {
    await lockPeople(tx);
    const before = await load(tx, id);
    await refuseStale(tx, 'users', before, expected);
    const changesRole = input.role !== before.role;
    if (changesRole && !canUser(ctx.user, 'change_role', before)) throw refused('users:ownRole', {}, 'role');
    await refuseNoAdmin(tx, before, { role: input.role, archived: before.archivedAt !== null });
    const team = input.teamId === before.teamId ? before.team : await teamInUse(tx, input.teamId);
    if (changesRole) await closeAllSessions(id, tx);
    await saveChange(tx, ctx, {
      action: 'edit',
      subject: 'users',
      id,
      label: labelOf({ ...before, ...input }),
      version: expected,
      data: input,
      before: { name: before.name, role: before.role, teamId: before.team.name },
      after: { name: input.name, role: input.role, teamId: team.name },
    });
  });
}

/**
 * Gives a user a new random password, lifts a lock and signs them out everywhere.
 * @throws Refusal `not_found`, `forbidden`
 */
export async function resetPassword(ctx: Ctx, id: string): Promise<IssuedPassword> {
  if (!canUser(ctx.user, 'reset_password', { id })) throw forbidden();
  const password = initialPassword();
  const passwordHash = await hashPassword(password);
  const { username } = await inTransaction(async (tx) => {
    const user = await load(tx, id);
    await tx.user.update({
      where: { id },
      data: { passwordHash, mustChangePassword: true },
      select: { id: true },
    });
    await closeAllSessions(id, tx);
    await recordChange(tx, ctx, { action: 'reset_password', subject: 'users', id, label: labelOf(user) });
    return user;
  });
  await unlock(username);
  return { id, username, password };
}

/** Lifts the lock after repeated failures. @throws Refusal `not_found`, `forbidden` */
export async function unlockUser(ctx: Ctx, id: string): Promise<void> {
  if (!canUser(ctx.user, 'unlock')) throw forbidden();
  const { username } = await inTransaction(async (tx) => {
    const user = await load(tx, id);
    await recordChange(tx, ctx, { action: 'unlock', subject: 'users', id, label: labelOf(user) });
    return user;
  });
  await unlock(username);
}

/**
 * Closes an account and ends its sessions at once; what the person recorded stays.
 * @throws Refusal `not_found`, `forbidden` for the own account, `stale`, `refused` for the last administrator
 */
export function archiveUser(ctx: Ctx, id: string, expected: number): Promise<void> {
  if (!canUser(ctx.user, 'archive', { id })) throw forbidden();
  return inTransaction(async (tx) => {
    await lockPeople(tx);
    const user = await load(tx, id);
    await refuseStale(tx, 'users', user, expected);
    await refuseNoAdmin(tx, user, { role: user.role, archived: true });
    await setArchived(tx, ctx, user, ctx.now);
    await closeAllSessions(id, tx);
  });
}

/** Opens a closed account again. @throws Refusal as {@link archiveUser}; `refused` while the team is not in use */
export function restoreUser(ctx: Ctx, id: string, expected: number): Promise<void> {
  if (!canUser(ctx.user, 'restore')) throw forbidden();
  return inTransaction(async (tx) => {
    await lockPeople(tx);
    const user = await load(tx, id);
    await refuseStale(tx, 'users', user, expected);
    if (user.team.archivedAt) throw refused('users:teamArchived', { name: user.team.name });
    await setArchived(tx, ctx, user, null);
  });
}

type Loaded = Awaited<ReturnType<typeof load>>;

async function setArchived(tx: Tx, ctx: Ctx, user: Loaded, archivedAt: Date | null): Promise<void> {
  await saveChange(tx, ctx, {
    action: archivedAt ? 'archive' : 'restore',
    subject: 'users',
    id: user.id,
    label: labelOf(user),
    version: user.version,
    data: { archivedAt },
  });
}

async function refuseNoAdmin(
  tx: Tx,
  user: Loaded,
  after: Parameters<typeof leavesNoAdmin>[1],
): Promise<void> {
  const others = await tx.user.count({ where: { role: 'admin', archivedAt: null, id: { not: user.id } } });
  const before = { role: user.role, archived: user.archivedAt !== null };
  if (leavesNoAdmin(before, after, others)) throw refused('users:lastAdmin');
}

async function load(tx: Tx, id: string) {
  const user = await tx.user.findUnique({
    where: { id },
    select: {
      id: true,
      username: true,
      name: true,
      role: true,
      teamId: true,
      version: true,
      archivedAt: true,
      team: { select: { name: true, archivedAt: true } },
    },
  });
  if (!user) throw notFound();
  return user;
}

async function teamInUse(tx: Tx, id: string): Promise<{ name: string }> {
  const team = await tx.team.findFirst({ where: { id, archivedAt: null }, select: { name: true } });
  if (!team) throw refused('errors:unknown', {}, 'teamId');
  return team;
}

const labelOf = ({ name, username }: { name: string; username: string }) => `${name}（${username}）`;
