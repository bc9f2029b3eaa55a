import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx, Role } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { pairFilterSchema } from '#app/domain/duplicates/merge.schema.ts';
import { reopenPair, ruleDifferent } from '#app/domain/duplicates/pair.commands.server.ts';
import { countOpenPairs, listPairs } from '#app/domain/duplicates/pair-list.queries.server.ts';
import { loader as listPage, action as rule } from '#app/routes/duplicates._index.tsx';
import { loader as mergePage } from '#app/routes/duplicates.$kind.$keep.$merge.tsx';
import { useDatabase } from '#tests/support/database.ts';
import * as make from '#tests/support/fixtures.ts';
import { routeArgs } from '#tests/support/visit-route.ts';

useDatabase('empty');

let city: Ctx;
let teams: [string, string];

beforeAll(async () => {
  await make.makeReference();
  city = await make.asked('city_office', (await make.makeTeam({ kind: 'city_bureau' })).id);
  const bureau = (regionCode: string) => make.makeTeam({ kind: 'county_bureau', regionCode });
  teams = [(await bureau('530602')).id, (await bureau('530621')).id];
  for (const [index, name] of ['旗滨集团', '昭通旗滨', '旗滨集团股份', '佳龙投资'].entries()) {
    await make.makeCompany(teams[index === 1 ? 1 : 0], { name });
  }
});

const filter = (given: Record<string, string> = {}) => pairFilterSchema.parse(given);
const names = async (ctx: Ctx, given: Record<string, string> = {}) =>
  (await listPairs(ctx, filter(given))).rows.map(({ first, second }) => [first.name, second.name].sort());

describe('the work list', () => {
  it('holds the pairs best first, by county and name', async () => {
    const { rows, total } = await listPairs(city, filter());
    expect(total.count).toBe(3);
    expect(rows.map(({ score }) => score)).toEqual([...rows.map(({ score }) => score)].sort((a, b) => b - a));
    expect(rows[0]?.reasons.map(({ code }) => code)).toContain('name');
    expect(await names(city, { county: '530621' })).toHaveLength(2);
    expect(await names(city, { county: '530681' })).toEqual([]);
    expect(await names(city, { kind: 'deals' })).toEqual([]);
    expect(await countOpenPairs(city)).toEqual({ companies: 3, deals: 0 });
  });

  it('shows a lead and a county office the pairs within their teams alone, others none', async () => {
    for (const role of ['lead', 'county_office'] as const) {
      expect(await names(await make.asked(role, teams[0])), role).toEqual([['旗滨集团', '旗滨集团股份']]);
      expect(await names(await make.asked(role, teams[1])), role).toEqual([]);
    }
    const others: Role[] = ['officer', 'organizer', 'official'];
    for (const role of others) {
      await expect(listPairs(await make.asked(role, teams[0]), filter()), role).rejects.toMatchObject({
        kind: 'forbidden',
      });
    }
  });

  it('remembers that two are two, through later changes, until somebody puts them back', async () => {
    const [pair] = (await listPairs(city, filter())).rows;
    if (!pair) throw new Error('no pair');
    await ruleDifferent(city, pair.id);
    await db().company.update({ where: { id: pair.first.id }, data: { groupName: '旗滨' } });
    expect((await listPairs(city, filter())).rows.map(({ id }) => id)).not.toContain(pair.id);
    expect((await listPairs(city, filter({ view: 'different' }))).rows.map(({ id }) => id)).toEqual([
      pair.id,
    ]);
    await reopenPair(city, pair.id);
    expect((await listPairs(city, filter())).rows.map(({ id }) => id)).toContain(pair.id);
  });

  it('lets nobody rule between teams but the city office', async () => {
    const between = (await listPairs(city, filter({ county: '530621' }))).rows[0];
    if (!between) throw new Error('no pair');
    const lead = await make.asked('lead', teams[0]);
    await expect(ruleDifferent(lead, between.id)).rejects.toMatchObject({ kind: 'not_found' });
    const official = await make.asked('official', city.user.teamId);
    await expect(ruleDifferent(official, between.id)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('drops a pair that is no longer alike', async () => {
    const name = '佳龙投资集团';
    const company = await make.makeCompany(teams[0], { name, searchText: name });
    expect(await names(city, { q: '佳龙' })).toHaveLength(1);
    await db().company.update({ where: { id: company.id }, data: { name: '完全不同' } });
    expect(await names(city, { q: '佳龙' })).toEqual([]);
  });
});

describe('the pages', () => {
  it('open for the city office; to a stranger a pair does not exist', async () => {
    const cookie = await make.cookieOf(city.user.id);
    const { pairs, open } = await listPage(routeArgs('/duplicates', { cookie }));
    expect(open.companies).toBe(pairs?.total.count);
    const pair = pairs?.rows[0];
    const params = { kind: 'companies', keep: pair?.first.id ?? '', merge: pair?.second.id ?? '' };
    const { comparison } = await mergePage(routeArgs('/duplicates/x', { cookie, params }));
    expect(comparison.fields.find(({ field }) => field === 'name')?.kept).toBe(pair?.first.name);
    const stranger = await make.cookieOf((await make.asked('lead', (await make.makeTeam()).id)).user.id);
    const refused = await mergePage(routeArgs('/duplicates/x', { cookie: stranger, params })).catch((e) => e);
    expect(refused.init?.status ?? refused.status).toBe(404);
    const form = { intent: 'different', id: pair?.id ?? '' };
    const answer = await rule(routeArgs('/duplicates', { cookie, form })).catch((response) => response);
    expect(answer.status).toBe(302);
  });
});
