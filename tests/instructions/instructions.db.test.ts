import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx, Role } from '#app/auth/user.ts';
import { visibleInstructions } from '#app/auth/visible.ts';
import { visibleInstructionsSql } from '#app/auth/visible-sql.server.ts';
import { db, sql } from '#app/db/client.server.ts';
import {
  giveInstruction,
  runInstructionAction,
} from '#app/domain/instructions/instruction.commands.server.ts';
import {
  listInstructions,
  listInstructionsOfDeal,
  listWaiting,
  readInstruction,
  readInstructionStart,
} from '#app/domain/instructions/instruction.queries.server.ts';
import type { InstructionAction } from '#app/domain/instructions/instruction.schema.ts';
import { listTasks } from '#app/domain/tasks/task.queries.server.ts';
import { readTaskLoad } from '#app/domain/tasks/task-load.queries.server.ts';
import { renewCalendar } from '#app/domain/users/calendar-key.server.ts';
import { addDays, localDate, toDateColumn } from '#app/lib/dates.ts';
import { readFeed } from '#app/reports/calendar/feed.queries.server.ts';
import { useDatabase } from '#tests/support/database.ts';
import * as make from '#tests/support/fixtures.ts';

useDatabase('empty');

const COUNTY = '530602';
const viewers = new Map<string, Ctx>();
const as = (name: string): Ctx => {
  const found = viewers.get(name);
  if (!found) throw new Error(name);
  return found;
};
const on = (name: string, days: number): Ctx => {
  const today = addDays(make.TODAY, days);
  return { ...as(name), today, now: new Date(`${today}T09:30:00+08:00`) };
};
const id = (name: string) => as(name).user.id;
const DUE = addDays(make.TODAY, 7);
let dealId = '';
let otherDealId = '';

beforeAll(async () => {
  await make.makeReference();
  const city = await make.makeTeam({ kind: 'city_bureau', regionCode: '530600' });
  const team = await make.makeTeam({ kind: 'task_force', parentId: city.id });
  const county = await make.makeTeam({ kind: 'county_bureau', regionCode: COUNTY, parentId: city.id });
  const elsewhere = await make.makeTeam({ parentId: city.id });
  const organizer = await make.makeTeam({ kind: 'organizer', parentId: city.id });
  const seat = async (name: string, role: Role, teamId: string) =>
    viewers.set(name, await make.asked(role, teamId));
  await seat('owner', 'officer', team.id);
  await seat('colleague', 'officer', team.id);
  await seat('lead', 'lead', team.id);
  await seat('county office', 'county_office', county.id);
  await seat('city office', 'city_office', city.id);
  await seat('stranger', 'officer', elsewhere.id);
  await seat('organizer', 'organizer', organizer.id);
  await seat('leader', 'official', city.id);
  await seat('other leader', 'official', city.id);
  await seat('admin', 'admin', city.id);
  await seat('auditor', 'auditor', city.id);
  const edition = await make.makeEdition(organizer.id);
  const deal = await make.makeDeal(team.id, {
    ownerId: id('owner'),
    countyCode: COUNTY,
    sourceEditionId: edition.id,
  });
  dealId = deal.id;
  otherDealId = (await make.makeDeal(elsewhere.id, { countyCode: '530621' })).id;
});

beforeEach(async () => {
  await db().instruction.deleteMany();
});

const onDeal = { text: '请一周内解决用地，联系 13800001234', dueOn: DUE };
const give = (ctx = as('leader'), given: Partial<{ ownerId: string; dueOn: string }> = {}) =>
  giveInstruction(ctx, { deal: dealId, county: null }, { ...onDeal, ownerId: id('owner'), ...given });
const giveOnCounty = () =>
  giveInstruction(
    as('leader'),
    { deal: null, county: COUNTY },
    { ...onDeal, text: '县里的', ownerId: id('county office') },
  );
const row = (instruction: string) => db().instruction.findUniqueOrThrow({ where: { id: instruction } });
type Without<T> = T extends unknown ? Omit<T, 'version'> : never;
const run = async (ctx: Ctx, instruction: string, action: Without<InstructionAction>) =>
  runInstructionAction(ctx, instruction, {
    ...action,
    version: (await row(instruction)).version,
  } as InstructionAction);
const answer = (ctx: Ctx, instruction: string) =>
  run(ctx, instruction, { intent: 'answer', answer: '已协调' });

describe('leaving an instruction', () => {
  it('offers the deal’s owner first, then the lead and the county’s office', async () => {
    const { owners, on } = await readInstructionStart(as('leader'), { deal: dealId, county: null });
    expect(owners.map(({ id }) => id)).toEqual([
      id('owner'),
      id('lead'),
      id('county office'),
      id('city office'),
    ]);
    expect(on.to).toBe(`/deals/${dealId}`);
  });

  it('offers a county’s office, and the city office after it', async () => {
    const of = async (county: string) =>
      (await readInstructionStart(as('leader'), { deal: null, county })).owners.map((owner) => owner.id);
    expect(await of(COUNTY)).toEqual([id('county office'), id('city office')]);
    expect(await of('530621')).toEqual([id('city office')]);
    await expect(of('530000')).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('is for officials alone, on people offered and days ahead', async () => {
    for (const name of viewers.keys()) {
      if (as(name).user.role === 'official') continue;
      await expect(give(as(name)), name).rejects.toMatchObject({ kind: 'forbidden' });
    }
    await expect(give(as('leader'), { ownerId: id('stranger') })).rejects.toMatchObject({
      problems: [{ key: 'errors:unknown', field: 'ownerId' }],
    });
    await expect(give(as('leader'), { dueOn: '2023-11-11' })).rejects.toMatchObject({
      problems: [{ key: 'instructions:problem.past', field: 'dueOn' }],
    });
    expect(await db().instruction.count()).toBe(0);
  });
});

describe('on its way', () => {
  it('is a task of its owner, which an answer finishes and taking it back reopens', async () => {
    const instruction = await give();
    const mine = async () =>
      (await listTasks(as('owner'), { view: 'mine', after: undefined })).rows.map(
        ({ kind, id }) => `${kind} ${id}`,
      );
    expect(await mine()).toEqual([`instruction ${instruction}`]);
    await answer(as('owner'), instruction);
    expect(await mine()).toEqual([]);
    const { rows } = await listTasks(as('owner'), { view: 'done', after: undefined });
    expect(rows).toMatchObject([{ kind: 'instruction', doneBy: as('owner').user.name, may: true }]);
    await run(as('owner'), instruction, { intent: 'takeBack' });
    expect(await mine()).toEqual([`instruction ${instruction}`]);
    expect((await row(instruction)).answer).toBe('已协调');
  });

  it('climbs to the lead when it is overdue, and is counted in the navigation', async () => {
    const instruction = await give();
    expect(await readTaskLoad(on('owner', 7))).toEqual({ overdue: 0, today: 1, climbed: 0 });
    expect(await readTaskLoad(on('lead', 10))).toMatchObject({ climbed: 0 });
    expect(await readTaskLoad(on('lead', 11))).toMatchObject({ climbed: 1 });
    const { rows } = await listTasks(on('lead', 11), { view: 'mine', after: undefined });
    expect(rows).toMatchObject([
      { id: instruction, climbed: true, may: true, givenBy: as('leader').user.name },
    ]);
  });

  it('stands in the owner’s calendar', async () => {
    const instruction = await give();
    // The feed goes by the clock, which an empty database does not shift.
    await db().instruction.update({
      where: { id: instruction },
      data: { dueOn: toDateColumn(addDays(localDate(new Date()), 7)) },
    });
    const secret = await renewCalendar(as('owner'));
    const feed = await readFeed(secret, '192.0.2.7');
    expect(feed).toContain('批示：请一周内解决用地');
    expect(feed).not.toContain('13800001234');
  });

  it('returns to its giver with the answer, who closes it and may reopen it', async () => {
    const instruction = await give();
    await answer(as('lead'), instruction);
    expect(await listWaiting(as('leader'))).toMatchObject([
      { id: instruction, answer: '已协调', state: 'done' },
    ]);
    expect(await listWaiting(as('other leader'))).toEqual([]);
    await expect(run(as('other leader'), instruction, { intent: 'close' })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await run(as('leader'), instruction, { intent: 'close' });
    expect(await listWaiting(as('leader'))).toEqual([]);
    await expect(run(as('owner'), instruction, { intent: 'takeBack' })).rejects.toMatchObject({
      problems: [{ key: 'instructions:problem.closed' }],
    });
    await run(as('leader'), instruction, { intent: 'reopen' });
    expect(await listWaiting(as('leader'))).toHaveLength(1);
  });

  it('is sent back with a new day; the log keeps the answer that was given', async () => {
    const instruction = await give();
    await answer(as('owner'), instruction);
    const again = { intent: 'sendBack', text: '请写明时限', dueOn: addDays(DUE, 7) } as const;
    await run(as('leader'), instruction, again);
    expect(await row(instruction)).toMatchObject({
      text: '请写明时限',
      answer: '',
      doneAt: null,
      doneById: null,
    });
    const { history, state } = await readInstruction(as('owner'), instruction);
    expect(state).toBe('open');
    expect(history.map(({ action }) => action)).toEqual(['send_back', 'answer', 'instruct']);
    expect(history[0]?.changes).toMatchObject({
      answer: ['已协调', null],
      dueOn: [DUE, addDays(DUE, 7)],
      text: [onDeal.text, '请写明时限'],
    });
  });

  it('is put in other words or given more time by its giver while it is open', async () => {
    const instruction = await give();
    const more = { intent: 'revise', text: '请两周内解决用地', dueOn: addDays(DUE, 7) } as const;
    await expect(run(as('owner'), instruction, more)).rejects.toMatchObject({ kind: 'forbidden' });
    await run(as('leader'), instruction, more);
    expect(await readInstruction(as('owner'), instruction)).toMatchObject({
      state: 'open',
      text: more.text,
      dueOn: more.dueOn,
    });
    await answer(as('owner'), instruction);
    await expect(run(as('leader'), instruction, more)).rejects.toMatchObject({ kind: 'refused' });
  });

  it('is handed over to people in sight', async () => {
    const instruction = await give();
    await run(as('lead'), instruction, { intent: 'handOver', ownerId: id('colleague') });
    expect((await row(instruction)).ownerId).toBe(id('colleague'));
    for (const name of ['stranger', 'leader']) {
      const wrong = run(as('lead'), instruction, { intent: 'handOver', ownerId: id(name) });
      await expect(wrong, name).rejects.toMatchObject({ kind: 'refused' });
    }
    await expect(answer(as('owner'), instruction)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('is withdrawn and restored by its giver alone', async () => {
    const instruction = await give();
    for (const name of ['owner', 'lead', 'city office', 'other leader']) {
      const tried = run(as(name), instruction, { intent: 'withdraw' });
      await expect(tried, name).rejects.toMatchObject({ kind: 'forbidden' });
    }
    await run(as('leader'), instruction, { intent: 'withdraw' });
    expect((await listTasks(as('owner'), { view: 'mine', after: undefined })).rows).toEqual([]);
    await expect(readInstruction(as('owner'), instruction)).rejects.toMatchObject({ kind: 'not_found' });
    await expect(answer(as('owner'), instruction)).rejects.toMatchObject({ kind: 'not_found' });
    expect(await readInstruction(as('leader'), instruction)).toMatchObject({
      state: 'withdrawn',
      may: { restore: true, withdraw: false },
    });
    await run(as('leader'), instruction, { intent: 'restore' });
    expect(await readInstruction(as('owner'), instruction)).toMatchObject({ state: 'open' });
  });

  it('refuses what was opened on an older version', async () => {
    const instruction = await give();
    await run(as('lead'), instruction, { intent: 'handOver', ownerId: id('lead') });
    const late = runInstructionAction(as('lead'), instruction, {
      intent: 'answer',
      answer: '好',
      version: 1,
    });
    await expect(late).rejects.toMatchObject({ kind: 'stale', currentVersion: 2 });
  });
});

describe('who sees an instruction', () => {
  const SEES: Record<string, string[]> = {
    owner: ['deal'],
    colleague: ['deal'],
    lead: ['deal'],
    'county office': ['county'],
    'city office': ['county', 'deal', 'other'],
    stranger: ['other'],
    organizer: [],
    leader: ['county', 'deal', 'other'],
    'other leader': ['county', 'deal', 'other'],
    admin: [],
    auditor: [],
  };

  it('is the same in Prisma and in SQL, for every role, and on the deal and in the list', async () => {
    const names = new Map([
      [await give(), 'deal'],
      [await giveOnCounty(), 'county'],
      [
        await giveInstruction(
          as('leader'),
          { deal: otherDealId, county: null },
          { ...onDeal, ownerId: id('city office') },
        ),
        'other',
      ],
    ]);
    for (const [name, ctx] of viewers) {
      const rows = await db().instruction.findMany({ where: visibleInstructions(ctx.user) });
      const seen = rows.map((one) => names.get(one.id) ?? '').sort();
      expect(seen, name).toEqual(SEES[name]);
      const query = sql();
      const same = await query<{ id: string }[]>`
        SELECT i.id FROM instruction i WHERE ${visibleInstructionsSql(query, ctx.user)}`;
      expect(same.map((one) => names.get(one.id) ?? '').sort(), name).toEqual(seen);
      const listed = await listInstructions(ctx, { view: 'all', after: undefined });
      expect(listed.rows.map((one) => names.get(one.id) ?? '').sort(), name).toEqual(seen);
      const { instructions } = await listInstructionsOfDeal(ctx, dealId);
      expect(instructions.length === 1, name).toBe(seen.includes('deal'));
    }
  });

  it('reads numbers in it as giver, as owner and where the deal is worked', async () => {
    const instruction = await give();
    const text = async (name: string) => (await readInstruction(as(name), instruction)).text;
    for (const name of ['leader', 'owner', 'colleague', 'lead', 'city office']) {
      expect(await text(name), name).toContain('13800001234');
    }
    expect(await text('other leader')).toContain('138****1234');
    const { history } = await readInstruction(as('other leader'), instruction);
    expect(JSON.stringify(history)).not.toContain('13800001234');
  });

  it('finds it under how it stands', async () => {
    const first = await give();
    const second = await giveOnCounty();
    await answer(as('county office'), second);
    const list = async (name: string, view?: 'mine' | 'given' | 'overdue' | 'done' | 'closed', days = 0) =>
      (await listInstructions(on(name, days), { view, after: undefined })).rows.map((one) => one.id);
    expect(await list('owner')).toEqual([first]);
    expect(await list('leader')).toEqual([first, second]);
    expect(await list('county office')).toEqual([]);
    expect(await list('city office', 'overdue')).toEqual([]);
    expect(await list('city office', 'overdue', 8)).toEqual([first]);
    expect(await list('city office', 'done')).toEqual([second]);
    await run(as('leader'), second, { intent: 'close' });
    expect(await list('leader', 'given')).toEqual([first]);
    expect(await list('city office', 'closed')).toEqual([second]);
  });
});
