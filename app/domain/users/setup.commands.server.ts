import { createHash, timingSafeEqual } from 'node:crypto';
import { hashPassword } from '#app/auth/password.server.ts';
import type { Ctx, CurrentUser } from '#app/auth/user.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';
import { lockPeople } from '#app/domain/teams/people-lock.server.ts';
import { notFound, refused } from '#app/lib/refusal.ts';
import type { SetupInput } from './setup.schema.ts';

/**
 * Makes the first team and the first administrator of an installation without users.
 * @param expectedToken what the operator was told at start-up; empty lets nobody in
 * @returns the administrator's id
 * @throws Refusal `not_found` once there is a user, `refused` for a wrong token
 */
export async function createFirstAdmin(
  input: SetupInput,
  expectedToken: string,
  about: Omit<Ctx, 'user'>,
): Promise<string> {
  if (!expectedToken || !same(input.token, expectedToken)) throw refused('auth:setupTokenWrong', {}, 'token');
  const passwordHash = await hashPassword(input.newPassword);
  return inTransaction(async (tx) => {
    await lockPeople(tx);
    if ((await tx.user.count()) > 0) throw notFound();
    const team = await tx.team.create({
      data: { code: 'city', name: input.organisation, kind: 'city_bureau' },
    });
    const { username, name } = input;
    const user = await tx.user.create({
      data: { username, name, role: 'admin', teamId: team.id, passwordHash, mustChangePassword: false },
    });
    const ctx: Ctx = { ...about, user: asCurrent(user, team.name) };
    await recordChange(tx, ctx, {
      action: 'create',
      subject: 'teams',
      id: team.id,
      label: team.name,
      version: 1,
      after: { code: team.code, name: team.name, kind: team.kind },
    });
    await recordChange(tx, ctx, {
      action: 'create',
      subject: 'users',
      id: user.id,
      label: `${name}（${username}）`,
      version: 1,
      after: { username, name, role: user.role, teamId: team.name },
    });
    return user.id;
  });
}

function asCurrent(
  { id, username, name, role, teamId }: Pick<CurrentUser, 'id' | 'username' | 'name' | 'role' | 'teamId'>,
  teamName: string,
): CurrentUser {
  return {
    id,
    username,
    name,
    role,
    teamId,
    teamName,
    regionCode: null,
    teamIds: [teamId],
    mustChangePassword: false,
    isDemo: false,
  };
}

const digest = (text: string) => createHash('sha256').update(text).digest();
const same = (given: string, expected: string) => timingSafeEqual(digest(given), digest(expected));
