import { beforeAll, describe, expect, it } from 'vitest';
import { lockedMinutes, signIn } from '#app/auth/sign-in.server.ts';
import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import {
  archiveUser,
  createUser,
  editUser,
  resetPassword,
  restoreUser,
  unlockUser,
} from '#app/domain/users/user.commands.server.ts';
import { listUsers, readUser } from '#app/domain/users/user.queries.server.ts';
import { userFilterSchema } from '#app/domain/users/user.schema.ts';
import { useDatabase } from '#tests/support/database.ts';
import { asked, cookieOf, ctxOf, currentUser, makeTeam, makeUser } from '#tests/support/fixtures.ts';

useDatabase('empty');

let teamId = '';
let admin: Ctx;
beforeAll(async () => {
  teamId = (await makeTeam()).id;
  admin = await asked('admin', teamId);
});

const sessionsOf = (userId: string) => db().session.count({ where: { userId } });
const historyOf = (subjectId: string) =>
  db().auditEntry.findMany({ where: { subjectId }, orderBy: { id: 'asc' } });
const refusal = (key: string) => ({ kind: 'refused', problems: [expect.objectContaining({ key })] });

describe('a new user', () => {
  it('gets a password once, must change it, and stands in the log without it', async () => {
    const issued = await createUser(admin, { username: 'wang.li', name: '王丽', role: 'officer', teamId });
    expect(issued.password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    expect(await signIn('wang.li', issued.password, '192.0.2.1')).toBe(issued.id);
    expect((await currentUser(issued.id)).mustChangePassword).toBe(true);
    const [entry] = await historyOf(issued.id);
    expect(entry).toMatchObject({
      action: 'create',
      subjectLabel: '王丽（wang.li）',
      actorId: admin.user.id,
    });
    expect(JSON.stringify(entry)).not.toMatch(/argon2|password/i);
    expect(JSON.stringify(entry)).not.toContain(issued.password);
  });

  it('needs a name nobody has and a team in use', async () => {
    await createUser(admin, { username: 'twice', name: '甲', role: 'officer', teamId });
    const again = createUser(admin, { username: 'twice', name: '乙', role: 'officer', teamId });
    await expect(again).rejects.toMatchObject(refusal('users:usernameTaken'));
    const closed = await makeTeam({ archivedAt: new Date() });
    const nowhere = createUser(admin, {
      username: 'nowhere',
      name: '丙',
      role: 'officer',
      teamId: closed.id,
    });
    await expect(nowhere).rejects.toMatchObject(refusal('errors:unknown'));
  });

  it('is made once however often the form arrives', async () => {
    const input = { username: 'race', name: '丁', role: 'officer', teamId } as const;
    const answers = await Promise.allSettled([createUser(admin, input), createUser(admin, input)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is not for others to make', async () => {
    const lead = await asked('lead', teamId);
    const input = { username: 'mine', name: '戊', role: 'admin', teamId } as const;
    await expect(createUser(lead, input)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(listUsers(lead, userFilterSchema.parse({}))).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(readUser(lead, admin.user.id)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('changing a user', () => {
  it('ends the sessions when the role changes, and only then', async () => {
    const user = await makeUser('officer', teamId);
    await cookieOf(user.id);
    await editUser(admin, user.id, 1, { name: '新名', role: 'officer', teamId });
    expect(await sessionsOf(user.id)).toBe(1);
    await editUser(admin, user.id, 2, { name: '新名', role: 'lead', teamId });
    expect(await sessionsOf(user.id)).toBe(0);
    const changes = (await historyOf(user.id)).map((entry) => entry.changes);
    expect(changes).toEqual([{ name: [user.name, '新名'] }, { role: ['officer', 'lead'] }]);
  });

  it('says who was faster', async () => {
    const user = await makeUser('officer', teamId);
    await editUser(admin, user.id, 1, { name: '甲', role: 'officer', teamId });
    const late = editUser(admin, user.id, 1, { name: '乙', role: 'officer', teamId });
    await expect(late).rejects.toMatchObject({ kind: 'stale', status: 409, currentVersion: 2 });
  });

  it('closes an account at once and opens it again', async () => {
    const user = await makeUser('officer', teamId);
    await cookieOf(user.id);
    await archiveUser(admin, user.id, 1);
    expect(await sessionsOf(user.id)).toBe(0);
    await expect(currentUser(user.id)).rejects.toThrow();
    await restoreUser(admin, user.id, 2);
    expect((await currentUser(user.id)).id).toBe(user.id);
    expect((await historyOf(user.id)).map(({ action }) => action)).toEqual(['archive', 'restore']);
  });

  it('gives a new password, lifts the lock and ends the sessions', async () => {
    const user = await makeUser('officer', teamId, { password: 'the old password' });
    await cookieOf(user.id);
    for (let n = 0; n < 6; n++) await signIn(user.username, 'wrong', '192.0.2.9').catch(() => undefined);
    expect(await lockedMinutes(user.username)).toBeGreaterThan(0);
    const { password } = await resetPassword(admin, user.id);
    expect(await sessionsOf(user.id)).toBe(0);
    await expect(signIn(user.username, 'the old password', '192.0.2.9')).rejects.toThrow(
      'errors:wrongPassword',
    );
    expect(await signIn(user.username, password, '192.0.2.9')).toBe(user.id);
    await unlockUser(admin, user.id);
    expect((await historyOf(user.id)).map(({ action }) => action)).toEqual(['reset_password', 'unlock']);
  });
});

describe('administrators', () => {
  it('leave their own role, account and password reset to another', async () => {
    const me = await asked('admin', teamId);
    const { id, name } = me.user;
    const demote = editUser(me, id, 1, { name, role: 'officer', teamId });
    await expect(demote).rejects.toMatchObject(refusal('users:ownRole'));
    await editUser(me, id, 1, { name: '改名', role: 'admin', teamId });
    expect(() => archiveUser(me, id, 2)).toThrow('errors:forbidden');
    await expect(resetPassword(me, id)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('cannot put each other out of office at the same moment', async () => {
    await db().user.updateMany({ where: { role: 'admin' }, data: { archivedAt: new Date() } });
    const [one, two] = [await makeUser('admin', teamId), await makeUser('admin', teamId)];
    const [asOne, asTwo] = [ctxOf(await currentUser(one.id)), ctxOf(await currentUser(two.id))];
    const answers = await Promise.allSettled([
      archiveUser(asOne, two.id, 1),
      editUser(asTwo, one.id, 1, { name: one.name, role: 'officer', teamId }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: refusal('users:lastAdmin'),
    });
    expect(await db().user.count({ where: { role: 'admin', archivedAt: null } })).toBe(1);
    await db().user.updateMany({ where: { id: admin.user.id }, data: { archivedAt: null } });
  });
});

describe('the list', () => {
  it('searches, filters, sorts and goes on by key', async () => {
    const team = await makeTeam();
    for (let n = 0; n < 55; n++) {
      const username = `list_${String(n).padStart(2, '0')}`;
      await makeUser(n % 2 ? 'lead' : 'officer', team.id, { username, name: `名单${n}` });
    }
    const list = (given: Record<string, string>) =>
      listUsers(admin, userFilterSchema.parse({ team: team.id, ...given }));
    const first = await list({});
    expect([first.rows.length, first.total.count]).toEqual([50, 55]);
    const second = await list({ after: first.after ?? '' });
    expect(second.rows.map(({ username }) => username)).toEqual([
      'list_50',
      'list_51',
      'list_52',
      'list_53',
      'list_54',
    ]);
    expect((await list({ sort: '-username' })).rows[0]?.username).toBe('list_54');
    expect((await list({ role: 'lead' })).total.count).toBe(27);
    expect((await list({ q: 'LIST_07' })).rows.map(({ name }) => name)).toEqual(['名单7']);
    expect((await list({ q: '名单7 list' })).total.count).toBe(1);
    expect((await list({ q: '%' })).total.count).toBe(0);
    expect((await list({ state: 'archived' })).total.count).toBe(0);
  });
});
