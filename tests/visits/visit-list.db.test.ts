import { beforeAll, expect, it } from 'vitest';
import { type Ctx, ROLES, type Role } from '#app/auth/user.ts';
import { db, watchStatements } from '#app/db/client.server.ts';
import { visitFilterSchema } from '#app/domain/visits/visit.schema.ts';
import { listVisits } from '#app/domain/visits/visit-list.queries.server.ts';
import { toDateColumn } from '#app/lib/dates.ts';
import { searchText } from '#app/lib/search-text.server.ts';
import { useDatabase } from '#tests/support/database.ts';
import {
  asked,
  makeCompany,
  makeEdition,
  makeReference,
  makeTeam,
  makeVisit,
  NOW,
} from '#tests/support/fixtures.ts';

useDatabase('empty');

let officer: Ctx;
let lead: Ctx;
let stranger: Ctx;
let fairId: string;
let editionId: string;
let ids: Record<'call' | 'inbound' | 'fair' | 'theirs' | 'trashed', string>;

beforeAll(async () => {
  await makeReference();
  const own = await makeTeam({ kind: 'county_bureau', regionCode: '530602' });
  fairId = (await makeTeam({ kind: 'organizer' })).id;
  officer = await asked('officer', own.id);
  lead = await asked('lead', own.id, { name: '演示负责人' });
  stranger = await asked('officer', (await makeTeam()).id);
  editionId = (await makeEdition(fairId)).id;
  const jialong = await makeCompany(own.id, { name: '佳龙投资', searchText: searchText(['佳龙投资']) });
  const other = await makeCompany(own.id);
  const at = (day: string) => ({ occurredOn: toDateColumn(day) });
  const call = await makeVisit(jialong.id, officer.user, {
    kind: 'call',
    ...at('2023-11-10'),
    outcome: '王敏 13800001234',
  });
  const inbound = await makeVisit(other.id, lead.user, { kind: 'inbound', ...at('2023-11-08') });
  await db().visitGuest.create({ data: { visitId: inbound.id, name: '周杰', title: '总裁' } });
  await db().visitStaff.create({ data: { visitId: inbound.id, userId: lead.user.id } });
  const fair = await makeVisit(other.id, lead.user, { editionId, ...at('2023-11-09') });
  const theirs = await makeVisit(other.id, stranger.user, at('2023-11-11'));
  const trashed = await makeVisit(other.id, officer.user, { archivedAt: NOW, ...at('2023-11-07') });
  ids = { call: call.id, inbound: inbound.id, fair: fair.id, theirs: theirs.id, trashed: trashed.id };
});

/** Names of the visits a user finds, in order. */
async function found(ctx: Ctx, conditions: object = {}) {
  const { rows } = await listVisits(ctx, visitFilterSchema.parse(conditions));
  const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  return rows.map(({ id }) => names.get(id));
}

it('lists the latest first, found by company in pinyin too, people of either side, kind, period and event', async () => {
  expect(await found(officer)).toEqual(['call', 'fair', 'inbound']);
  expect(await found(officer, { q: 'jialong' })).toEqual(['call']);
  expect(await found(officer, { q: '周杰' })).toEqual(['inbound']);
  expect(await found(officer, { q: '演示负责人 周杰' })).toEqual(['inbound']);
  expect(await found(officer, { kind: 'call' })).toEqual(['call']);
  expect(await found(officer, { from: '2023-11-09', to: '2023-11-09' })).toEqual(['fair']);
  expect(await found(officer, { edition: editionId })).toEqual(['fair']);
  expect(await found(officer, { person: lead.user.id })).toEqual(['fair', 'inbound']);
  expect(await found(officer, { mine: '1' })).toEqual(['call']);
  expect(await found(officer, { team: officer.user.teamId, q: '没有' })).toEqual([]);
});

it('the trash holds what was archived, to be restored by whoever may', async () => {
  const trash = visitFilterSchema.parse({ trash: '1' });
  expect(await found(officer, { trash: '1' })).toEqual(['trashed']);
  expect((await listVisits(officer, trash)).rows[0]?.mayRestore).toBe(true);
  expect(await found(stranger, { trash: '1' })).toEqual([]);
});

const SEES: Record<Role, string[]> = {
  officer: ['call', 'fair', 'inbound'],
  lead: ['call', 'fair', 'inbound'],
  county_office: ['call', 'fair', 'inbound'],
  city_office: ['theirs', 'call', 'fair', 'inbound'],
  organizer: ['fair'],
  official: ['theirs', 'call', 'fair', 'inbound'],
  admin: [],
  auditor: [],
};

it.each(ROLES)('%s', async (role) => {
  const ctx = await asked(role, role === 'organizer' ? fairId : officer.user.teamId);
  expect(await found(ctx)).toEqual(SEES[role]);
  expect(await found(ctx, { edition: editionId, kind: 'call' })).toEqual([]);
});

it('masks numbers for those who do not work the record', async () => {
  const official = await asked('official', stranger.user.teamId);
  const outcome = async (ctx: Ctx) => {
    const { rows } = await listVisits(ctx, visitFilterSchema.parse({ kind: 'call' }));
    return rows[0]?.outcome;
  };
  expect([await outcome(officer), await outcome(official)]).toEqual(['王敏 13800001234', '王敏 138****1234']);
});

it('pages by key, and takes as many statements for a full page as for one visit', async () => {
  const company = await makeCompany(stranger.user.teamId);
  const count = async () => {
    let statements = 0;
    watchStatements(() => statements++);
    const page = await listVisits(stranger, visitFilterSchema.parse({}));
    watchStatements(undefined);
    return { statements, page };
  };
  const one = await count();
  const sameDay = { occurredOn: toDateColumn('2023-11-01') };
  for (let index = 0; index < 55; index++) await makeVisit(company.id, stranger.user, sameDay);
  const { statements, page } = await count();
  expect(statements).toBe(one.statements);
  expect([page.rows.length, page.total.count]).toEqual([50, 56]);
  const rest = await listVisits(stranger, visitFilterSchema.parse({ after: page.after }));
  expect([rest.rows.length, rest.after]).toEqual([6, null]);
  expect(new Set([...page.rows, ...rest.rows].map(({ id }) => id)).size).toBe(56);
});
