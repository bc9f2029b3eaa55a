import { beforeAll, describe, expect, it } from 'vitest';
import { type Ctx, ROLES, type Role } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { runViewAction } from '#app/domain/search/view.commands.server.ts';
import { openViews } from '#app/domain/search/view.queries.server.ts';
import type { ViewAction } from '#app/domain/search/view.schema.ts';
import { useDatabase } from '#tests/support/database.ts';
import * as make from '#tests/support/fixtures.ts';
import { answerOf } from '#tests/support/visit-route.ts';

useDatabase('empty');

const LIST = 'deals' as const;
const people = new Map<Role, Ctx>();
let stranger: Ctx;

beforeAll(async () => {
  await make.makeReference();
  const team = await make.makeTeam();
  for (const role of ROLES) people.set(role, await make.asked(role, team.id));
  stranger = await make.asked('lead', (await make.makeTeam()).id);
});

const as = (role: Role) => people.get(role) as Ctx;
const at = (query = '') => new URL(`http://localhost/${LIST}${query && `?${query}`}`);
const names = async (ctx: Ctx) => (await openViews(ctx, LIST, at('all=1'))).views.map(({ name }) => name);
const run = (ctx: Ctx, action: Partial<ViewAction>) =>
  runViewAction(ctx, { list: LIST, query: 'stage=lead', ...action } as ViewAction);
const save = (ctx: Ctx, name: string, isShared = false) => run(ctx, { intent: 'save', name, isShared });
const find = (name: string) => db().savedView.findFirstOrThrow({ where: { name }, orderBy: { id: 'desc' } });

describe('a view', () => {
  it('is its owner’s alone until it is shared, and then the team’s', async () => {
    await save(as('officer'), '我的');
    await save(as('officer'), '大家的', true);
    for (const role of ROLES)
      expect(await names(as(role)), role).toEqual(role === 'officer' ? ['大家的', '我的'] : ['大家的']);
    expect(await names(stranger)).toEqual([]);
  });

  it('is changed by its owner and, when shared, by the team’s lead; by nobody else', async () => {
    const shared = await find('大家的');
    const rename = (ctx: Ctx, name: string, version: number) =>
      run(ctx, { intent: 'edit', id: shared.id, version, name, isShared: true });
    await expect(rename(as('official'), '改', 1)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(rename(stranger, '改', 1)).rejects.toMatchObject({ kind: 'not_found' });
    await rename(as('lead'), '全队的', 1);
    await expect(rename(as('officer'), '改', 1)).rejects.toMatchObject({ kind: 'stale' });
    expect(await names(as('official'))).toEqual(['全队的']);
    const mine = await find('我的');
    await expect(run(as('lead'), { intent: 'archive', id: mine.id, version: 1 })).rejects.toMatchObject({
      kind: 'not_found',
    });
  });

  it('is deleted, offered for undoing, and brought back', async () => {
    const { id } = await find('我的');
    const to = await run(as('officer'), { intent: 'archive', id, version: 1 });
    expect(to).toBe(`/deals?all=1&undo=${id}`);
    const { views, undo } = await openViews(as('officer'), LIST, at(`all=1&undo=${id}`));
    expect(views.map(({ name }) => name)).toEqual(['全队的']);
    expect(undo).toEqual({ id, name: '我的', version: 2 });
    expect((await openViews(as('lead'), LIST, at(`undo=${id}`))).undo).toBeNull();
    await run(as('officer'), { intent: 'restore', id, version: 2 });
    expect(await names(as('officer'))).toEqual(['全队的', '我的']);
    const actions = await db().auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } });
    expect(actions.map(({ action: done }) => done)).toEqual(['create', 'archive', 'restore']);
  });

  it('needs conditions and a name that is free', async () => {
    await expect(
      run(as('officer'), { intent: 'save', query: '', name: '空', isShared: false }),
    ).rejects.toMatchObject({
      problems: [{ key: 'views:problem.nothing' }],
    });
    await expect(save(as('officer'), '我的')).rejects.toMatchObject({
      problems: [{ key: 'errors:duplicate' }],
    });
    await save(as('lead'), '我的');
  });
});

describe('the first view', () => {
  it('opens with the list for the one who chose it, unless conditions are given', async () => {
    const { id } = await find('全队的');
    await run(as('lead'), { intent: 'open_first', id });
    const opened = await answerOf(openViews(as('lead'), LIST, at()));
    expect((opened as Response).headers.get('location')).toBe('/deals?stage=lead');
    expect((await openViews(as('lead'), LIST, at('stage=signed'))).query).toBe('stage=signed');
    expect((await openViews(as('lead'), LIST, at('all=1'))).query).toBe('');
    expect((await openViews(as('officer'), LIST, at())).query).toBe('');
    await run(as('lead'), { intent: 'open_all_first' });
    expect((await openViews(as('lead'), LIST, at())).query).toBe('');
  });

  it('is no view that the user does not see', async () => {
    const { id } = await db().savedView.findFirstOrThrow({
      where: { name: '我的', ownerId: as('officer').user.id },
    });
    await expect(run(as('lead'), { intent: 'open_first', id })).rejects.toMatchObject({ kind: 'not_found' });
  });
});
