import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx, Role } from '#app/auth/user.ts';
import { visibleVisits } from '#app/auth/visible.ts';
import { visibleVisitsSql } from '#app/auth/visible-sql.server.ts';
import { db, sql, watchStatements } from '#app/db/client.server.ts';
import { listTasks } from '#app/domain/tasks/task.queries.server.ts';
import type { TaskView } from '#app/domain/tasks/task.schema.ts';
import { readTaskLoad } from '#app/domain/tasks/task-load.queries.server.ts';
import { addDays, toDateColumn } from '#app/lib/dates.ts';
import { useDatabase } from '#tests/support/database.ts';
import * as make from '#tests/support/fixtures.ts';

useDatabase('empty');

const COUNTY = '530602';
const viewers = new Map<string, Ctx>();
const as = (name: string) => {
  const found = viewers.get(name);
  if (!found) throw new Error(name);
  return found;
};
const daysAgo = (days: number) => toDateColumn(addDays(make.TODAY, -days));
const step = (nextStep: string, nextStepOwnerId: string, days: number) => ({
  nextStep,
  nextStepOwnerId,
  nextStepDue: daysAgo(days),
});

/** park → team → city; elsewhere is another team, organizer runs an edition. */
beforeAll(async () => {
  await make.makeReference();
  const city = await make.makeTeam({ kind: 'city_bureau', regionCode: '530600' });
  const team = await make.makeTeam({ kind: 'county_bureau', regionCode: COUNTY, parentId: city.id });
  const park = await make.makeTeam({ kind: 'park', regionCode: COUNTY, parentId: team.id });
  const elsewhere = await make.makeTeam({ parentId: city.id });
  const organizer = await make.makeTeam({ kind: 'organizer', parentId: city.id });
  const seat = async (name: string, role: Role, teamId: string) =>
    viewers.set(name, await make.asked(role, teamId));
  await seat('officer', 'officer', team.id);
  await seat('colleague', 'officer', team.id);
  await seat('lead', 'lead', team.id);
  await seat('park officer', 'officer', park.id);
  await seat('park lead', 'lead', park.id);
  await seat('city lead', 'lead', city.id);
  await seat('stranger', 'officer', elsewhere.id);
  await seat('county office', 'county_office', team.id);
  await seat('city office', 'city_office', city.id);
  await seat('organizer', 'organizer', organizer.id);
  await seat('official', 'official', city.id);
  await seat('admin', 'admin', city.id);
  const id = (name: string) => as(name).user.id;
  const [officer, stranger, parkOfficer] = [id('officer'), id('stranger'), id('park officer')];

  const deal = (teamId: string, given: object) => make.makeDeal(teamId, given);
  await deal(team.id, step('今天的', officer, 0));
  await deal(team.id, step('明天的', officer, -1));
  await deal(team.id, step('下月的', officer, -30));
  await deal(team.id, step('逾期三天', officer, 3));
  await deal(team.id, step('逾期四天', officer, 4));
  await deal(elsewhere.id, { ...step('别队项目上的', officer, 8), countyCode: '530621' });
  await deal(park.id, step('园区逾期八天', parkOfficer, 8));
  await deal(park.id, step('园区逾期五天', parkOfficer, 5));
  await deal(elsewhere.id, { ...step('别人的', stranger, 9), countyCode: '530621' });
  await deal(team.id, { ...step('做完了', officer, 5), nextStepDoneAt: make.NOW, nextStepDoneById: officer });
  await deal(team.id, {
    ...step('早做完了', officer, 60),
    nextStepDoneAt: daysAgo(20),
    nextStepDoneById: officer,
  });
  await deal(team.id, { ...step('暂停的', officer, 5), status: 'paused' });
  await deal(team.id, { ...step('归档的', officer, 5), archivedAt: make.NOW });
  await deal(team.id, {});
  const company = await make.makeCompany(elsewhere.id);
  const edition = await make.makeEdition(organizer.id);
  const by = { id: stranger, teamId: elsewhere.id };
  await make.makeVisit(company.id, by, step('会见后致电 0870-2120000', officer, 2));
  await make.makeVisit(company.id, by, { ...step('展会上的', stranger, -2), editionId: edition.id });
  await make.makeVisit(company.id, by, { ...step('归档的拜访', officer, 2), archivedAt: make.NOW });
  const done = { ...step('早办完的', officer, 30), nextStepDoneAt: daysAgo(20), nextStepDoneById: officer };
  await make.makeVisit(company.id, by, done);
});

const seen = async (name: string, view: TaskView = 'mine') =>
  (await listTasks(as(name), { view, after: undefined })).rows.map(({ what, climbed }) =>
    climbed ? `↑${what}` : what,
  );

const OWN = ['别队项目上的', '逾期四天', '逾期三天', '会见后致电 0870-2120000', '今天的', '明天的', '下月的'];
const PARK = ['园区逾期八天', '园区逾期五天'];

describe('the user’s own tasks', () => {
  it('are the open steps the user has to do, the most overdue first, also on records of others', async () => {
    expect(await seen('officer')).toEqual(OWN);
    expect(await seen('colleague')).toEqual([]);
  });

  it('and for a lead those that climbed: after three days from the team, after seven from the team below', async () => {
    expect(await seen('lead')).toEqual(['↑别队项目上的', '↑园区逾期八天', '↑逾期四天']);
    expect(await seen('park lead')).toEqual(['↑园区逾期八天', '↑园区逾期五天']);
    expect(await seen('city lead')).toEqual(['↑别人的', '↑别队项目上的']);
  });

  it('wait in the navigation as overdue, due today and climbed, in one statement', async () => {
    const statements: string[] = [];
    watchStatements((statement) => statements.push(statement));
    expect(await readTaskLoad(as('officer'))).toEqual({ overdue: 4, today: 1, climbed: 0 });
    expect(await readTaskLoad(as('lead'))).toEqual({ overdue: 0, today: 0, climbed: 3 });
    expect(await readTaskLoad(as('city office'))).toEqual({ overdue: 0, today: 0, climbed: 0 });
    expect(statements).toHaveLength(3);
  });
});

afterEach(() => watchStatements(undefined));

describe('the tasks in sight', () => {
  const team = ['逾期四天', '逾期三天', '今天的', '明天的', '下月的'];
  it.each([
    ['officer', OWN],
    ['colleague', team],
    ['lead', ['别队项目上的', '园区逾期八天', '园区逾期五天', ...OWN.slice(1)]],
    ['park officer', PARK],
    ['park lead', PARK],
    ['stranger', ['别人的', '别队项目上的', '会见后致电 0870-2120000', '展会上的']],
    ['county office', ['园区逾期八天', '园区逾期五天', ...team]],
    ['organizer', ['展会上的']],
    ['admin', []],
  ])('of %s', async (name, expected) => {
    expect((await seen(name, 'sight')).map((what) => what.replace('↑', '')).sort()).toEqual(
      [...expected].sort(),
    );
  });

  it('of the city office and of officials are all that are open', async () => {
    expect(await seen('city office', 'sight')).toHaveLength(11);
    expect(await seen('official', 'sight')).toHaveLength(11);
  });

  it('are counted by when they are due, and the overdue have a view of their own', async () => {
    const { counts } = await listTasks(as('officer'), { view: 'mine', after: undefined });
    expect(counts.mine).toEqual({ overdue: 4, today: 1, week: 1, later: 1 });
    expect(counts.sight).toEqual(counts.mine);
    expect(await seen('colleague', 'overdue')).toEqual(['逾期四天', '逾期三天']);
    const lead = await listTasks(as('lead'), { view: 'overdue', after: undefined });
    expect(lead.counts.mine.overdue).toBe(3);
    expect(lead.counts.sight.overdue).toBe(lead.rows.length);
  });

  it('that were done in the last two weeks can be found', async () => {
    expect(await seen('officer', 'done')).toEqual(['做完了']);
    const [row] = (await listTasks(as('colleague'), { view: 'done', after: undefined })).rows;
    expect(row).toMatchObject({ doneBy: as('officer').user.name, doneAt: make.NOW.toISOString(), may: true });
  });

  it('go page by page without gap or repetition', async () => {
    for (const view of ['mine', 'sight', 'done'] as const) {
      const whole = (await listTasks(as('city office'), { view, after: undefined })).rows;
      const walked: typeof whole = [];
      let after: string | undefined;
      do {
        const page = await listTasks(as('city office'), { view, after }, 2);
        walked.push(...page.rows);
        after = page.after ?? undefined;
      } while (after);
      expect(walked).toEqual(whole);
    }
  });

  it('say what the reader may do and open, and hide numbers from who does not work the record', async () => {
    const rows = async (name: string) =>
      (await listTasks(as(name), { view: 'sight', after: undefined })).rows;
    const find = async (name: string, what: string) =>
      (await rows(name)).find((row) => row.what.startsWith(what));
    expect(await find('officer', '别队项目上的')).toMatchObject({
      may: true,
      inSight: false,
      mayPlan: false,
    });
    expect(await find('officer', '今天的')).toMatchObject({ may: true, inSight: true, mayPlan: true });
    expect(await find('official', '今天的')).toMatchObject({ may: false, mayPlan: false });
    expect((await find('official', '会见后致电'))?.what).not.toContain('2120000');
    expect((await find('officer', '会见后致电'))?.what).toContain('2120000');
  });

  it('are read in three statements for a lead and two for others', async () => {
    for (const [name, expected] of [
      ['lead', 3],
      ['officer', 2],
    ] as const) {
      const statements: string[] = [];
      watchStatements((statement) => statements.push(statement));
      await listTasks(as(name), { view: 'mine', after: undefined });
      expect(statements, name).toHaveLength(expected);
    }
  });
});

it('a visit is seen by who has its next step to do, until it is done', async () => {
  const where = { AND: [visibleVisits(as('officer').user), { nextStepOwnerId: as('officer').user.id }] };
  const visits = await db().visit.findMany({ where, select: { nextStep: true } });
  expect(visits).toEqual([{ nextStep: '会见后致电 0870-2120000' }]);
});

it('visits are in sight in SQL as they are in Prisma, for every role', async () => {
  for (const [name, ctx] of viewers) {
    const query = sql();
    const rows = await query<{ id: string }[]>`
      SELECT v.id::text FROM visit v WHERE ${visibleVisitsSql(query, ctx.user)}`;
    const visits = await db().visit.findMany({ where: visibleVisits(ctx.user), select: { id: true } });
    expect(rows.map(({ id }) => id).sort(), name).toEqual(visits.map(({ id }) => id).sort());
  }
});
