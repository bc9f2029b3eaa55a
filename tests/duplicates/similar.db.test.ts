import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx, Role } from '#app/auth/user.ts';
import { db, watchStatements } from '#app/db/client.server.ts';
import { createCompany } from '#app/domain/companies/company.commands.server.ts';
import { companySchema } from '#app/domain/companies/company.schema.ts';
import { similarCompanies, similarDeals } from '#app/domain/duplicates/candidates.server.ts';
import { findSimilarCompanies, findSimilarDeals } from '#app/domain/duplicates/similar.queries.server.ts';
import { similarCompanySchema, similarDealSchema } from '#app/domain/duplicates/similar.schema.ts';
import { useDatabase } from '#tests/support/database.ts';
import * as make from '#tests/support/fixtures.ts';

useDatabase('empty');

let zhaoyang: Ctx;
let ludianTeam: string;
let ludianLead: Ctx;
let city: Ctx;

beforeAll(async () => {
  await make.makeReference();
  zhaoyang = await make.asked(
    'officer',
    (await make.makeTeam({ regionCode: '530602', kind: 'county_bureau' })).id,
  );
  const ludian = await make.makeTeam({
    regionCode: '530621',
    kind: 'county_bureau',
    name: '鲁甸县投资促进局',
  });
  ludianTeam = ludian.id;
  ludianLead = await make.asked('lead', ludian.id, { name: '李四' });
  city = await make.asked('city_office', (await make.makeTeam({ kind: 'city_bureau' })).id);
});

const company = (given: Record<string, string>) => similarCompanySchema.parse(given);
const deal = (given: Record<string, string | null>) => similarDealSchema.parse(given);

describe('companies', () => {
  it('are found as soon as they are registered, by any of their names, and the reasons say why', async () => {
    const { id } = await createCompany(
      zhaoyang,
      companySchema.parse({
        name: '重庆博远供应链管理有限公司',
        names: [{ name: '博达物流', kind: 'former' }],
        uscc: '914403001922038216',
      }),
    );
    const found = async (given: Record<string, string>) =>
      (await findSimilarCompanies(zhaoyang, company(given))).known.map((known) => [
        known.id,
        known.reasons[0]?.code,
      ]);
    expect(await found({ name: '博远供應鏈管理（重慶）公司' })).toEqual([[id, 'name']]);
    expect(await found({ name: '博大物流' })).toEqual([[id, 'sound']]);
    expect(await found({ name: '博达物流有限公司' })).toEqual([[id, 'otherName']]);
    expect(await found({ name: '别的', uscc: '914403001922038216' })).toEqual([[id, 'uscc']]);
    expect(await found({ name: '博远供应链管理', self: id })).toEqual([]);
    expect(await found({ name: '毫无关系' })).toEqual([]);
  });

  it('are asked for in bulk in a few statements, however many rows', async () => {
    const { id } = await make.makeCompany(ludianTeam, { name: '批量比对有限公司' });
    await similarCompanies([]);
    const statements: string[] = [];
    watchStatements((statement) => statements.push(statement));
    const rows = Array.from({ length: 500 }, (_, index) => ({
      name: index === 499 ? '批量比对' : `没有${index}号`,
    }));
    const found = await similarCompanies(rows);
    watchStatements(undefined);
    expect(found).toHaveLength(500);
    expect(found[499]).toMatchObject([{ id, score: 70 }]);
    expect(statements.length).toBeLessThan(12);
  });
});

describe('what another team holds', () => {
  const roles: Role[] = ['officer', 'lead', 'county_office', 'organizer'];

  it.each(roles)('%s learns of a company that it exists and whom to ask, and nothing else', async (role) => {
    await make.makeCompany(ludianTeam, { name: '昭通秘密铝业有限公司', uscc: '9144030071526726XG' });
    const ctx = await make.asked(role, zhaoyang.user.teamId);
    expect(await findSimilarCompanies(ctx, company({ name: '秘密铝业' }))).toEqual({
      known: [],
      elsewhere: [{ team: '鲁甸县投资促进局', person: '李四' }],
    });
  });

  it.each(roles)('%s learns the same of a deal: no name, no amount, no investor', async (role) => {
    const investor = await make.makeCompany(zhaoyang.user.teamId, { name: '共同投资方集团' });
    await make.makeDeal(ludianTeam, {
      investorId: investor.id,
      name: '年产十万吨电池材料项目',
      content: '建设年产十万吨电池正极材料生产线',
      estimatedAmount: '500000000',
      industryCode: 'C',
    });
    const ctx = await make.asked(role, zhaoyang.user.teamId);
    const asked = deal({
      name: '电池正极材料基地',
      content: '年产十万吨电池正极材料生产线',
      leadId: role === 'organizer' ? null : investor.id,
      estimatedAmount: '4.5',
      industryCode: 'C',
    });
    const found = await findSimilarDeals(ctx, asked);
    expect(found.known).toEqual([]);
    expect(found.elsewhere).toEqual(
      role === 'organizer' ? [] : [{ team: '鲁甸县投资促进局', person: '李四' }],
    );
    expect(JSON.stringify(found)).not.toMatch(/电池|5000|共同/);
  });

  it('its own people and the city office see the record itself', async () => {
    for (const ctx of [ludianLead, city]) {
      const { known, elsewhere } = await findSimilarCompanies(ctx, company({ name: '秘密铝业' }));
      expect(known.length, ctx.user.role).toBeGreaterThan(0);
      expect(elsewhere).toEqual([]);
    }
  });

  it('a weak resemblance is not told', async () => {
    await make.makeCompany(ludianTeam, { name: '友升铝业' });
    const probe = company({ name: '友生铝业' });
    expect((await findSimilarCompanies(zhaoyang, probe)).elsewhere).toEqual([]);
    expect((await findSimilarCompanies(city, probe)).known).toHaveLength(1);
  });
});

describe('deals', () => {
  it('are found through a former name of the investor, and no longer when it is archived', async () => {
    const investor = await make.makeCompany(ludianTeam, { name: '新名玻璃集团' });
    const { id } = await make.makeDeal(ludianTeam, {
      investorId: investor.id,
      name: '光伏玻璃',
      estimatedAmount: '1000000000',
      industryCode: 'C',
    });
    const probe = {
      name: '光伏组件',
      investors: [{ name: '旧名玻璃' }],
      amount: '900000000.00',
      industryCode: 'C',
    };
    expect((await similarDeals([probe]))[0]).toEqual([]);
    await db().companyName.create({ data: { companyId: investor.id, name: '旧名玻璃', kind: 'former' } });
    // 35 points less than for the same investor: with amount and industry it is not enough, with the title it is.
    const [found] = await similarDeals([{ ...probe, name: '光伏玻璃' }]);
    expect(found).toMatchObject([{ id }]);
    await db().deal.update({ where: { id }, data: { archivedAt: make.NOW } });
    expect((await similarDeals([{ ...probe, name: '光伏玻璃' }]))[0]).toEqual([]);
  });
});
