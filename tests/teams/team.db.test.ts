import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { archiveTeam, createTeam, editTeam, restoreTeam } from '#app/domain/teams/team.commands.server.ts';
import { listTeams, readTeam, readTeamOptions } from '#app/domain/teams/team.queries.server.ts';
import type { TeamInput } from '#app/domain/teams/team.schema.ts';
import { createUser } from '#app/domain/users/user.commands.server.ts';
import { useDatabase } from '#tests/support/database.ts';
import { asked, makeReference, makeTeam, makeUser } from '#tests/support/fixtures.ts';

useDatabase('empty');

let admin: Ctx;
beforeAll(async () => {
  await makeReference();
  admin = await asked('admin', (await makeTeam()).id);
});

const input = (given: Partial<TeamInput>): TeamInput => ({
  name: '某专班',
  code: 'some-team',
  kind: 'task_force',
  parentId: null,
  regionCode: null,
  ...given,
});
const refusal = (key: string, field?: string) => ({
  kind: 'refused',
  problems: [expect.objectContaining({ key, field })],
});
const historyOf = (subjectId: string) =>
  db().auditEntry.findMany({ where: { subjectId }, orderBy: { id: 'asc' } });

describe('teams', () => {
  it('are made and changed with names in their history, not ids', async () => {
    const parent = await makeTeam({ name: '上级' });
    const { id } = await createTeam(admin, input({ code: 'new-team', parentId: parent.id }));
    await editTeam(admin, id, 1, input({ code: 'new-team', kind: 'park', regionCode: '530621' }));
    const [made, changed] = await historyOf(id);
    expect(made?.changes).toMatchObject({ parentId: [null, '上级'] });
    expect(changed?.changes).toEqual({
      kind: ['task_force', 'park'],
      parentId: ['上级', null],
      regionCode: [null, '鲁甸县'],
    });
  });

  it('refuse a code in use, an unknown or archived parent, an unknown region, a circle, a stale form', async () => {
    const top = await makeTeam({ code: 'top' });
    const below = await makeTeam({ parentId: top.id });
    const archived = await makeTeam({ archivedAt: new Date() });
    const make = (given: Partial<TeamInput>) => createTeam(admin, input({ code: 'another', ...given }));
    await expect(make({ code: 'top' })).rejects.toMatchObject(refusal('teams:codeTaken', 'code'));
    await expect(make({ parentId: archived.id })).rejects.toMatchObject(
      refusal('errors:unknown', 'parentId'),
    );
    await expect(make({ regionCode: '999999' })).rejects.toMatchObject(
      refusal('errors:unknown', 'regionCode'),
    );
    const circle = editTeam(admin, top.id, 1, input({ code: 'top', parentId: below.id }));
    await expect(circle).rejects.toMatchObject(refusal('teams:circle', 'parentId'));
    await expect(editTeam(admin, top.id, 7, input({ code: 'top' }))).rejects.toMatchObject({ kind: 'stale' });
    expect(await db().auditEntry.count({ where: { subjectId: top.id } })).toBe(0);
  });

  it('two at once cannot make a circle together', async () => {
    const [one, two] = [await makeTeam(), await makeTeam()];
    const answers = await Promise.allSettled([
      editTeam(admin, one.id, 1, input({ code: one.code, parentId: two.id })),
      editTeam(admin, two.id, 1, input({ code: two.code, parentId: one.id })),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('are archived when nobody is in them or below them, and restored below a team in use', async () => {
    const parent = await makeTeam();
    const team = await makeTeam({ parentId: parent.id });
    const user = await makeUser('officer', team.id);
    await expect(archiveTeam(admin, team.id, 1)).rejects.toMatchObject(refusal('teams:hasUsers'));
    await db().user.update({ where: { id: user.id }, data: { archivedAt: new Date() } });
    await expect(archiveTeam(admin, parent.id, 1)).rejects.toMatchObject(refusal('teams:hasChildren'));
    await archiveTeam(admin, team.id, 1);
    await archiveTeam(admin, parent.id, 1);
    await expect(restoreTeam(admin, team.id, 2)).rejects.toMatchObject(refusal('teams:parentArchived'));
    await restoreTeam(admin, parent.id, 2);
    await restoreTeam(admin, team.id, 2);
    expect((await readTeam(admin, team.id)).archived).toBe(false);
    expect((await historyOf(team.id)).map(({ action }) => action)).toEqual(['archive', 'restore']);
  });

  it('cannot be archived while somebody is being put into them', async () => {
    const team = await makeTeam();
    const answers = await Promise.allSettled([
      archiveTeam(admin, team.id, 1),
      createUser(admin, { username: 'just-now', name: '甲', role: 'officer', teamId: team.id }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('offer as parents neither themselves nor what stands below them', async () => {
    const top = await makeTeam();
    const middle = await makeTeam({ parentId: top.id });
    const bottom = await makeTeam({ parentId: middle.id });
    const offered = (await readTeamOptions(middle.id)).map(({ value }) => value);
    expect(offered).toContain(top.id);
    expect(offered).not.toContain(middle.id);
    expect(offered).not.toContain(bottom.id);
  });

  it('are the administrator’s alone', async () => {
    const city = await asked('city_office', (await makeTeam()).id);
    expect(() => createTeam(city, input({}))).toThrow('errors:forbidden');
    await expect(listTeams(city, false)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
