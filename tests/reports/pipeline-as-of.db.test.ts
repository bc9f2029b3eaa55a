import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { signAgreement } from '#app/domain/agreements/agreement.commands.server.ts';
import { createDeal, editDeal } from '#app/domain/deals/deal.commands.server.ts';
import { readPipeline } from '#app/reports/pipeline/pipeline.queries.server.ts';
import { agreementInput, dealInput } from '#tests/deals/inputs.ts';
import { useDatabase } from '#tests/support/database.ts';
import { asked, makeCompany, makeReference, makeTeam, makeVisit } from '#tests/support/fixtures.ts';

useDatabase('empty');

let officer: Ctx;
let city: Ctx;
let companyId: string;
let id: string;

const given = { screening: 'positive', industryCode: 'D', countyCode: '530602', firstMetOn: '2023-09-01' };

/** A deal whose estimate is revised today, and whose signing of October is recorded after that. */
beforeAll(async () => {
  await makeReference();
  const zhaoyang = await makeTeam({ kind: 'county_bureau', regionCode: '530602' });
  officer = await asked('officer', zhaoyang.id);
  city = await asked('city_office', (await makeTeam({ kind: 'city_bureau' })).id);
  companyId = (await makeCompany(zhaoyang.id)).id;
  const input = dealInput(companyId, { ...given, ownerId: officer.user.id });
  id = (await createDeal(officer, input)).id;
  const visit = await makeVisit(companyId, { id: officer.user.id, teamId: zhaoyang.id }, { dealIds: [id] });
  await db().visitStaff.create({ data: { visitId: visit.id, userId: officer.user.id } });
  await db().visitGuest.create({ data: { visitId: visit.id, name: '王总' } });
  await editDeal(officer, id, 1, { ...input, estimatedAmount: '400000000.00' });
  await signAgreement(officer, id, agreementInput(2, companyId, { signedOn: '2023-10-20' }));
});

async function stagesOn(to: string): Promise<Record<string, number | undefined>> {
  const { report } = await readPipeline(city, new URLSearchParams({ from: '2023-01-01', to }));
  const table = report.tables.find((one) => one.id === 'stages');
  const rows = table?.groups.flatMap((group) => group.rows) ?? [];
  return Object.fromEntries(
    rows.filter((row) => row.figures[0]?.deals).map((row) => [row.key, row.figures[0]?.deals]),
  );
}

async function countiesOn(to: string): Promise<Record<string, number | undefined>> {
  const { report } = await readPipeline(city, new URLSearchParams({ from: '2023-01-01', to }));
  const table = report.tables.find((one) => one.id === 'counties');
  const rows = table?.groups.flatMap((group) => group.rows) ?? [];
  return Object.fromEntries(
    rows.filter((row) => row.figures[1]?.deals).map((row) => [row.key, row.figures[1]?.deals]),
  );
}

describe('as of a day', () => {
  it('a signing recorded late holds from its day on, over what was believed before', async () => {
    expect(await stagesOn('2023-10-19')).toEqual({ lead: 1 });
    expect(await stagesOn('2023-10-20')).toEqual({ signed: 1 });
    expect(await stagesOn('2023-11-12')).toEqual({ signed: 1 });
  });

  it('handing a signed deal on today leaves the report of yesterday alone', async () => {
    const ludian = await makeTeam({ kind: 'county_bureau', regionCode: '530621' });
    const owner = await asked('officer', ludian.id);
    const handed = { ...given, teamId: ludian.id, countyCode: '530621', ownerId: owner.user.id };
    await editDeal(city, id, 3, dealInput(companyId, handed));
    expect(await countiesOn('2023-11-11')).toEqual({ '530602': 1 });
    expect(await countiesOn('2023-11-12')).toEqual({ '530621': 1 });
  });
});
