import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { createCompany, editCompany } from '#app/domain/companies/company.commands.server.ts';
import { findCompanies, listCompanies, readCompany } from '#app/domain/companies/company.queries.server.ts';
import { companyFilterSchema, companySchema } from '#app/domain/companies/company.schema.ts';
import { useDatabase } from '#tests/support/database.ts';
import { asked, makeDeal, makeReference, makeTeam } from '#tests/support/fixtures.ts';

useDatabase('empty');

let officer: Ctx;
let stranger: Ctx;

beforeAll(async () => {
  await makeReference();
  const zhaoyang = await makeTeam({ kind: 'county_bureau', regionCode: '530602' });
  const ludian = await makeTeam({ kind: 'county_bureau', regionCode: '530621' });
  officer = await asked('officer', zhaoyang.id);
  stranger = await asked('officer', ludian.id);
});

const input = (given: Record<string, unknown> = {}) =>
  companySchema.parse({ name: '上海友升铝业股份有限公司', ...given });
const names = async (ctx: Ctx, q: string) =>
  (await listCompanies(ctx, companyFilterSchema.parse({ q }))).rows.map(({ name }) => name);

describe('registering a company', () => {
  it('keeps aliases, kinds and codes, finds it by all of them, and writes the history', async () => {
    const { id } = await createCompany(
      officer,
      input({
        name: '湖南旗滨光伏科技有限公司',
        names: [
          { name: '旗滨集團', kind: 'alias' },
          { name: '', kind: 'alias' },
        ],
        kinds: [{ code: 'chain_leader', listYear: '2023' }],
        uscc: ' ９１１０００００1000039６２t ',
        originCode: '430000',
      }),
    );
    const company = await readCompany(officer, id);
    expect(company).toMatchObject({
      uscc: '91100000100003962T',
      names: [{ name: '旗滨集團', kind: 'alias' }],
    });
    expect(company.kinds).toMatchObject([{ kindCode: 'chain_leader', listYear: 2023 }]);
    for (const q of ['旗滨光伏', '旗濱', 'qibin', 'hnqb', '旗滨 科技', '旗滨集团']) {
      expect(await names(officer, q), q).toContain('湖南旗滨光伏科技有限公司');
    }
    expect(await names(officer, '旗滨 没有')).toEqual([]);
    expect(await names(officer, '%')).toEqual([]);
    const [audit] = await db().auditEntry.findMany({ where: { subjectId: id } });
    expect(audit).toMatchObject({ action: 'create', subjectType: 'companies', actorName: officer.user.name });
  });

  it('shows markup in a name as text and refuses control characters', async () => {
    const { id } = await createCompany(officer, input({ name: '<b>某某</b>有限公司' }));
    expect((await readCompany(officer, id)).name).toBe('<b>某某</b>有限公司');
    expect(companySchema.safeParse({ name: '某\u0000公司' }).success).toBe(false);
    expect(companySchema.safeParse({ name: '某\u202e公司' }).success).toBe(false);
  });

  it('refuses codes that are on no list', async () => {
    await expect(createCompany(officer, input({ originCode: 'XX' }))).rejects.toMatchObject({
      problems: [{ field: 'originCode' }],
    });
    await expect(
      createCompany(officer, input({ kinds: [{ code: 'nobel', listYear: '' }] })),
    ).rejects.toMatchObject({
      problems: [{ field: 'kinds' }],
    });
  });
});

describe('who sees a company', () => {
  it('its team, and whoever sees a deal it invests in', async () => {
    const { id, name } = await createCompany(officer, input({ name: '成都绿源农业科技有限公司' }));
    await expect(readCompany(stranger, id)).rejects.toMatchObject({ kind: 'not_found' });
    expect(await findCompanies(stranger, name)).toEqual([]);
    await expect(editCompany(stranger, id, 1, input())).rejects.toMatchObject({ kind: 'not_found' });
    await makeDeal(officer.user.teamId, { investorId: id, sharedWith: [stranger.user.teamId] });
    expect((await readCompany(stranger, id)).canEdit).toBe(false);
    await expect(editCompany(stranger, id, 1, input())).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('two people on one company', () => {
  it('the later save is refused and says what changed', async () => {
    const { id } = await createCompany(officer, input({ name: '杭州中禾农业科技有限公司' }));
    await editCompany(officer, id, 1, input({ name: '杭州中禾农业科技有限公司', address: '杭州市' }));
    await expect(editCompany(officer, id, 1, input({ name: '另一个名称' }))).rejects.toMatchObject({
      kind: 'stale',
      currentVersion: 2,
      problems: [{ key: 'errors:stale' }, { params: { label: 'companies:field.address', after: '杭州市' } }],
    });
  });

  it('of parallel saves one wins', async () => {
    const { id } = await createCompany(officer, input({ name: '广州聚能数字科技有限公司' }));
    const saves = Array.from({ length: 8 }, (_, n) =>
      editCompany(officer, id, 1, input({ name: `聚能${n}公司` })),
    );
    const results = await Promise.allSettled(saves);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await db().auditEntry.count({ where: { subjectId: id, action: 'edit' } })).toBe(1);
  });
});
