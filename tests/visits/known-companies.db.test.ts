import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { watchStatements } from '#app/db/client.server.ts';
import {
  companiesToMeet,
  findCompaniesToMeet,
  listCompaniesToMeet,
} from '#app/domain/visits/known-companies.queries.server.ts';
import { toDateColumn } from '#app/lib/dates.ts';
import { useDatabase } from '#tests/support/database.ts';
import * as make from '#tests/support/fixtures.ts';

useDatabase('empty');

let officer: Ctx;
let known: { id: string; name: string };
let fresh: { id: string };
let foreign: { id: string };

beforeAll(async () => {
  await make.makeReference();
  const [team, other] = [(await make.makeTeam()).id, (await make.makeTeam()).id];
  officer = await make.asked('officer', team);
  const stranger = await make.asked('officer', other);
  known = await make.makeCompany(team, { name: '演示硅业有限公司', searchText: '演示硅业' });
  fresh = await make.makeCompany(team);
  foreign = await make.makeCompany(other);
  for (let one = 0; one < 10; one += 1) await make.makeContact(known.id);
  for (let one = 0; one < 7; one += 1) await make.makeDeal(team, { investorId: known.id });
  await make.makeDeal(other, { investorId: known.id, name: '别队的项目' });
  for (const day of ['2023-10-01', '2023-11-05', '2023-10-20'])
    await make.makeVisit(known.id, officer.user, { occurredOn: toDateColumn(day) });
  await make.makeVisit(known.id, stranger.user, { occurredOn: toDateColumn('2023-11-09') });
});

afterEach(() => watchStatements(undefined));

it('tells of a company whom to name, what is going on and when it was met, as far as the user sees it', async () => {
  const [company] = await findCompaniesToMeet(officer, '硅业');
  expect(company).toMatchObject({ name: known.name, met: 3, lastMet: '2023-11-05' });
  expect([company?.contacts.length, company?.deals.length]).toEqual([8, 6]);
  expect(company?.deals.map(({ name }) => name)).not.toContain('别队的项目');
  expect(Object.keys(company?.contacts[0] ?? {})).toEqual(['name', 'title']);
  const nothing = { contacts: [], deals: [], met: 0, lastMet: null };
  expect(await companiesToMeet(officer, [fresh.id, foreign.id])).toMatchObject([
    { id: fresh.id, ...nothing },
  ]);
});

it('lists those last met first and reads no talk, contact or deal beyond what is shown', async () => {
  const asked: string[] = [];
  watchStatements((statement) => asked.push(statement));
  const companies = await listCompaniesToMeet(officer);
  expect(companies.map(({ id }) => id)).toEqual([known.id, fresh.id]);
  const rows = asked.filter((one) => /^SELECT "public"."(visit|contact|deal|deal_investor)"/.test(one));
  expect(rows.filter((one) => !one.includes('GROUP BY'))).toEqual([]);
  expect(asked.filter((one) => !one.includes('pg_type')).length).toBe(4);
});
