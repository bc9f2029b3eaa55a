import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { editCompany } from '#app/domain/companies/company.commands.server.ts';
import { listCompanies, readCompany } from '#app/domain/companies/company.queries.server.ts';
import { companyFilterSchema, companySchema } from '#app/domain/companies/company.schema.ts';
import { readComparison } from '#app/domain/duplicates/compare.queries.server.ts';
import { findKept } from '#app/domain/duplicates/kept.queries.server.ts';
import { mergeCompaniesSchema } from '#app/domain/duplicates/merge.schema.ts';
import { mergeCompanies } from '#app/domain/duplicates/merge-companies.server.ts';
import { undoMerge } from '#app/domain/duplicates/undo-merge.server.ts';
import { readHistory } from '#app/domain/history/history.queries.server.ts';
import { toDateColumn } from '#app/lib/dates.ts';
import { useDatabase } from '#tests/support/database.ts';
import { dumpTables } from '#tests/support/dump.ts';
import * as make from '#tests/support/fixtures.ts';

useDatabase('empty');

let city: Ctx;
let zhaoyang: Ctx;
let ludian: Ctx;

beforeAll(async () => {
  await make.makeReference();
  const bureau = await make.makeTeam({ kind: 'city_bureau' });
  const [one, other] = [
    await make.makeTeam({ kind: 'county_bureau', regionCode: '530602' }),
    await make.makeTeam({ kind: 'county_bureau', regionCode: '530621' }),
  ];
  city = await make.asked('city_office', bureau.id);
  zhaoyang = await make.asked('officer', one.id);
  ludian = await make.asked('officer', other.id);
});

const input = (choice: Record<string, string> = {}, versions = { version: '1', mergedVersion: '1' }) =>
  mergeCompaniesSchema.parse({ ...versions, choice });

/** Two records of one company, held by two counties, with something of everything attached to the second. */
async function two() {
  const kept = await make.makeCompany(zhaoyang.user.teamId, { name: '旗滨集团股份有限公司', profile: '' });
  const merged = await make.makeCompany(ludian.user.teamId, {
    name: '湖南旗濱集團',
    uscc: '914403001922038216',
    profile: '玻璃',
  });
  await db().companyName.create({ data: { companyId: merged.id, name: '旗滨玻璃', kind: 'former' } });
  await db().companyKind.create({ data: { companyId: merged.id, kindCode: 'chain_leader', listYear: 2023 } });
  const contact = await make.makeContact(merged.id);
  const own = await make.makeDeal(ludian.user.teamId, { investorId: merged.id });
  const shared = await make.makeDeal(ludian.user.teamId, { investorId: merged.id });
  await db().dealInvestor.create({ data: { dealId: shared.id, companyId: kept.id, isLead: false } });
  const agreement = await make.makeAgreement(own.id, {
    recordedById: ludian.user.id,
    signatoryId: merged.id,
  });
  const visit = await make.makeVisit(merged.id, ludian.user);
  const trip = await make.makeTrip(ludian.user.teamId);
  const stop = await make.makeStop(trip.id, { companyId: merged.id });
  const reception = await db().reception.create({
    data: {
      companyId: merged.id,
      teamId: ludian.user.teamId,
      startsOn: toDateColumn(make.TODAY),
      endsOn: toDateColumn(make.TODAY),
      coordinatorId: ludian.user.id,
      recordedById: ludian.user.id,
      recordedAt: make.NOW,
    },
  });
  return { kept, merged, contact, own, shared, agreement, visit, stop, reception };
}

async function mergeOf(mergedId: string) {
  return db().merge.findFirstOrThrow({ where: { mergedId, undoneAt: null } });
}

describe('merging two companies', () => {
  it('moves everything attached, keeps every name, and leads from the one address to the other', async () => {
    const world = await two();
    const { kept, merged } = world;
    await mergeCompanies(
      city,
      kept.id,
      merged.id,
      input({ profile: 'merged', uscc: 'merged', name: 'kept' }),
    );

    const company = await readCompany(city, kept.id);
    expect(company).toMatchObject({ name: kept.name, uscc: merged.uscc, profile: '玻璃', version: 2 });
    expect(company.names.map(({ name, kind }) => [name, kind])).toEqual(
      expect.arrayContaining([
        ['旗滨玻璃', 'former'],
        ['湖南旗濱集團', 'alias'],
      ]),
    );
    expect(company.kinds).toMatchObject([{ kindCode: 'chain_leader', listYear: 2023 }]);
    const found = await listCompanies(city, companyFilterSchema.parse({ q: '旗滨玻璃' }));
    expect(found.rows.map(({ id }) => id)).toEqual([kept.id]);
    const at = { companyId: kept.id };
    expect(await db().contact.count({ where: { id: world.contact.id, ...at } })).toBe(1);
    expect(await db().visit.count({ where: { id: world.visit.id, ...at } })).toBe(1);
    expect(await db().tripStop.count({ where: { id: world.stop.id, ...at } })).toBe(1);
    expect(await db().reception.count({ where: { id: world.reception.id, ...at } })).toBe(1);
    expect(await db().agreement.count({ where: { id: world.agreement.id, signatoryId: kept.id } })).toBe(1);
    const investments = await db().dealInvestor.findMany({
      where: { dealId: { in: [world.own.id, world.shared.id] } },
    });
    expect(investments.map(({ companyId, isLead }) => [companyId, isLead])).toEqual([
      [kept.id, true],
      [kept.id, true],
    ]);

    await expect(readCompany(city, merged.id)).rejects.toMatchObject({ kind: 'not_found' });
    expect(await findKept(city, 'companies', merged.id)).toBe(kept.id);
    // The county whose record went sees the one that stayed, and no one else's.
    expect((await readCompany(ludian, kept.id)).canEdit).toBe(false);
    const history = await readHistory('companies', [kept.id, merged.id]);
    expect(history.map(({ action }) => action)).toEqual(['merged_into', 'merge']);
  });

  it('is taken back exactly', async () => {
    const { kept, merged } = await two();
    const before = await dumpTables();
    await mergeCompanies(
      city,
      kept.id,
      merged.id,
      input({ name: 'merged', teamId: 'merged', profile: 'merged' }),
    );
    const { id } = await mergeOf(merged.id);
    await undoMerge(city, id, undefined);
    expect(await dumpTables()).toEqual(before);
    await expect(undoMerge(city, id, undefined)).rejects.toMatchObject({
      problems: [{ key: 'duplicates:refusal.undone' }],
    });
  });

  it('is not taken back once something it would overwrite has changed, and says what', async () => {
    const { kept, merged, visit } = await two();
    await mergeCompanies(city, kept.id, merged.id, input());
    const { id } = await mergeOf(merged.id);
    // Other words on a talk that moved are no obstacle: they stay.
    await db().visit.update({ where: { id: visit.id }, data: { summary: '补记' } });
    await editCompany(city, kept.id, 2, companySchema.parse({ name: '别的名字', names: [] }));
    const refused = await undoMerge(city, id, undefined).catch(
      (error: { problems: unknown[] }) => error.problems,
    );
    expect(refused).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ key: 'duplicates:refusal.changed.company', params: { count: 1 } }),
        expect.objectContaining({ key: 'duplicates:refusal.changed.company_name' }),
        expect.objectContaining({ key: 'duplicates:refusal.changedBy' }),
      ]),
    );
    expect((await mergeOf(merged.id)).undoneAt).toBeNull();
  });

  it('keeps what was added since', async () => {
    const { kept, merged, visit } = await two();
    await mergeCompanies(city, kept.id, merged.id, input());
    await db().visit.update({ where: { id: visit.id }, data: { summary: '补记' } });
    const later = await make.makeVisit(kept.id, zhaoyang.user);
    await undoMerge(city, (await mergeOf(merged.id)).id, undefined);
    expect(await db().visit.findUnique({ where: { id: later.id } })).toMatchObject({ companyId: kept.id });
    expect(await db().visit.findUnique({ where: { id: visit.id } })).toMatchObject({
      companyId: merged.id,
      summary: '补记',
    });
  });

  it('goes on through a chain: what was merged before leads to the last', async () => {
    const { kept, merged } = await two();
    const third = await make.makeCompany(city.user.teamId);
    await mergeCompanies(city, kept.id, merged.id, input());
    const first = await mergeOf(merged.id);
    await mergeCompanies(city, third.id, kept.id, input({}, { version: '1', mergedVersion: '2' }));
    expect(await findKept(city, 'companies', merged.id)).toBe(third.id);
    await expect(undoMerge(city, first.id, undefined)).rejects.toMatchObject({ kind: 'not_found' });
    await undoMerge(city, (await mergeOf(kept.id)).id, undefined);
    await expect(undoMerge(city, first.id, undefined)).rejects.toMatchObject({ kind: 'refused' });
  });

  it('refuses an older version, and a record with itself', async () => {
    const { kept, merged } = await two();
    const stale = (version: string, mergedVersion: string) =>
      mergeCompanies(city, kept.id, merged.id, input({}, { version, mergedVersion }));
    await expect(stale('2', '1')).rejects.toMatchObject({ kind: 'stale' });
    await expect(stale('1', '2')).rejects.toMatchObject({ kind: 'stale' });
    await expect(mergeCompanies(city, kept.id, kept.id, input())).rejects.toMatchObject({ kind: 'refused' });
  });
});

describe('who merges', () => {
  it('between teams the city office alone; a lead within its own; nobody what they do not see', async () => {
    const team = zhaoyang.user.teamId;
    const kept = await make.makeCompany(team);
    const merged = await make.makeCompany(ludian.user.teamId);
    const lead = await make.asked('lead', team);
    const office = await make.asked('county_office', team);
    for (const ctx of [lead, office, zhaoyang, ludian, await make.asked('organizer', team)]) {
      await expect(mergeCompanies(ctx, kept.id, merged.id, input()), ctx.user.role).rejects.toMatchObject({
        kind: 'not_found',
      });
    }
    const official = await make.asked('official', city.user.teamId);
    await expect(mergeCompanies(official, kept.id, merged.id, input())).rejects.toMatchObject({
      kind: 'forbidden',
    });
    const mine = await make.makeCompany(team);
    const also = await make.makeCompany(team);
    await expect(mergeCompanies(zhaoyang, mine.id, also.id, input())).rejects.toMatchObject({
      kind: 'forbidden',
    });
    expect((await readComparison(lead, 'companies', mine.id, also.id)).canSwap).toBe(true);
    await mergeCompanies(lead, mine.id, also.id, input());
    await undoMerge(office, (await mergeOf(also.id)).id, undefined);
  });
});
