import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { signAgreement } from '#app/domain/agreements/agreement.commands.server.ts';
import { agreementSchema } from '#app/domain/agreements/agreement.schema.ts';
import { readDeal } from '#app/domain/deals/deal-page.queries.server.ts';
import { findKept } from '#app/domain/duplicates/kept.queries.server.ts';
import { mergeDealsSchema } from '#app/domain/duplicates/merge.schema.ts';
import { mergeDeals } from '#app/domain/duplicates/merge-deals.server.ts';
import { DEAL_FIELDS } from '#app/domain/duplicates/merge-fields.ts';
import { undoMerge } from '#app/domain/duplicates/undo-merge.server.ts';
import { toDateColumn } from '#app/lib/dates.ts';
import { readPipeline } from '#app/reports/pipeline/pipeline.queries.server.ts';
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
  const one = await make.makeTeam({ kind: 'county_bureau', regionCode: '530602' });
  const other = await make.makeTeam({ kind: 'county_bureau', regionCode: '530621' });
  city = await make.asked('city_office', bureau.id);
  zhaoyang = await make.asked('officer', one.id);
  ludian = await make.asked('officer', other.id);
});

const merge = async (
  keptId: string,
  mergedId: string,
  choice: Record<string, string> = {},
  reason?: string,
) => {
  const version = async (id: string) =>
    String((await db().deal.findUniqueOrThrow({ where: { id } })).version);
  const input = mergeDealsSchema.parse({
    version: await version(keptId),
    mergedVersion: await version(mergedId),
    choice,
    correctionReason: reason,
  });
  await mergeDeals(city, keptId, mergedId, input);
  return db().merge.findFirstOrThrow({ where: { mergedId, undoneAt: null } });
};

/** One project that two counties reported and signed: the same paper, on the same day, for the same amount. */
async function reportedTwice() {
  const investor = await make.makeCompany(zhaoyang.user.teamId);
  const common = { investorId: investor.id, estimatedAmount: '500000000', name: '光伏玻璃项目' };
  const kept = await make.makeDeal(zhaoyang.user.teamId, { ...common, countyCode: '530602' });
  const merged = await make.makeDeal(ludian.user.teamId, { ...common, countyCode: '530621' });
  for (const [deal, ctx] of [
    [kept, zhaoyang],
    [merged, ludian],
  ] as const) {
    await make.makeAgreement(deal.id, { amount: '500000000', recordedById: ctx.user.id });
  }
  return { kept, merged, investor };
}

describe('merging two deals', () => {
  it('counts what was signed twice once, for both reporters, and takes it back exactly', async () => {
    const { kept, merged } = await reportedTwice();
    const doubled = await signedTotal();
    const before = await dumpTables();
    const { id } = await merge(kept.id, merged.id);

    const after = await signedTotal();
    expect([doubled.count - after.count, doubled.amount - after.amount]).toEqual([1, 500_000_000]);
    const credits = await db().dealCredit.findMany({ where: { dealId: kept.id }, orderBy: { id: 'asc' } });
    expect(credits.map(({ teamId, share }) => [teamId, Number(share)])).toEqual([
      [zhaoyang.user.teamId, 1],
      [ludian.user.teamId, 1],
    ]);
    const deal = await readDeal(ludian, kept.id);
    expect(deal).toMatchObject({ signedAmount: '500000000.00', version: 2 });
    expect(deal.agreements).toHaveLength(1);
    expect(await db().agreement.count({ where: { dealId: kept.id, voidedAt: { not: null } } })).toBe(1);
    await expect(readDeal(ludian, merged.id)).rejects.toMatchObject({ kind: 'not_found' });
    expect(await findKept(ludian, 'deals', merged.id)).toBe(kept.id);

    await undoMerge(city, id, undefined);
    expect(await dumpTables()).toEqual(before);
    expect(await signedTotal()).toEqual(doubled);
  });

  it('settles the figures by all agreements: first signing day, amount of the latest contract, built stages kept', async () => {
    const { kept, merged } = await signedApart();
    const before = await dumpTables();
    const { id } = await merge(kept.id, merged.id);
    const deal = await db().deal.findUniqueOrThrow({
      where: { id: kept.id },
      include: { history: { where: { voidedAt: null }, orderBy: { seq: 'asc' } } },
    });
    expect(deal).toMatchObject({ stage: 'started', signedOn: toDateColumn('2023-03-01') });
    expect(deal.signedAmount?.toFixed(2)).toBe('600000000.00');
    expect(
      deal.history.map(({ stage, effectiveOn }) => [stage, effectiveOn.toISOString().slice(0, 10)]),
    ).toEqual([
      ['lead', make.TODAY],
      ['signed', '2023-03-01'],
      ['started', '2023-10-01'],
    ]);
    await undoMerge(city, id, undefined);
    expect(await dumpTables()).toEqual(before);
  });

  it('keeps the one that has gone further', async () => {
    const { kept, merged } = await signedApart();
    await expect(merge(merged.id, kept.id)).rejects.toMatchObject({
      problems: [{ key: 'duplicates:refusal.lessFar' }],
    });
  });

  it('is not taken back after the kept one has changed', async () => {
    const { kept, merged } = await reportedTwice();
    const { id } = await merge(kept.id, merged.id);
    const { investors, version } = await db().deal.findUniqueOrThrow({
      where: { id: kept.id },
      include: { investors: true },
    });
    const paper = {
      version: String(version),
      kind: 'capital_increase',
      signedOn: make.TODAY,
      amount: '1',
      currency: 'CNY',
      signatoryId: investors[0]?.companyId,
    };
    await signAgreement(city, kept.id, agreementSchema.parse(paper));
    await expect(undoMerge(city, id, undefined)).rejects.toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ key: 'duplicates:refusal.changed.deal' })]),
    });
  });

  it('in a locked month asks why, both ways', async () => {
    const { kept, merged } = await reportedTwice();
    const period = await db().period.create({
      data: { year: 2023, month: 11, lockedAt: make.NOW, lockedById: city.user.id, targets: [] },
    });
    await expect(merge(kept.id, merged.id)).rejects.toMatchObject({
      problems: [{ key: 'periods:refusal.locked', field: 'correctionReason' }],
    });
    const { id } = await merge(kept.id, merged.id, {}, '两县重复报送');
    await expect(undoMerge(city, id, undefined)).rejects.toMatchObject({
      problems: [{ field: 'correctionReason' }],
    });
    await undoMerge(city, id, '确系两个项目');
    const reasons = await db().correctionReason.findMany({ where: { subjectId: kept.id } });
    expect(reasons.map(({ reason }) => reason).sort()).toEqual(['两县重复报送', '确系两个项目']);
    await db().$executeRaw`ALTER TABLE period DISABLE TRIGGER USER`;
    await db().$executeRaw`ALTER TABLE correction_reason DISABLE TRIGGER USER`;
    await db().correctionReason.deleteMany({ where: { periodId: period.id } });
    await db().period.delete({ where: { id: period.id } });
    await db().$executeRaw`ALTER TABLE correction_reason ENABLE TRIGGER USER`;
    await db().$executeRaw`ALTER TABLE period ENABLE TRIGGER USER`;
  });

  it('and an undo is no change, whatever is chosen and attached', { timeout: 120_000 }, async () => {
    const side = fc.constantFrom('kept', 'merged');
    const choices = fc.record(
      Object.fromEntries(Object.keys(DEAL_FIELDS).map((field) => [field, side])) as Record<
        string,
        typeof side
      >,
    );
    const day = fc.integer({ min: 1, max: 28 }).map((date) => `2023-06-${String(date).padStart(2, '0')}`);
    const attached = fc.record({
      signs: fc.constantFrom('neither', 'kept', 'both'),
      days: fc.tuple(day, day),
      talks: fc.constantFrom('none', 'own', 'common'),
      arrivals: fc.array(fc.constantFrom('1000000', '2000000'), { maxLength: 2 }),
      sharedWith: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(choices, attached, async (choice, given) => {
        const { kept, merged } = await build(given);
        const before = await dumpTables();
        const { id } = await merge(kept.id, merged.id, choice);
        await undoMerge(city, id, undefined);
        expect(await dumpTables()).toEqual(before);
      }),
      { numRuns: 15 },
    );
  });
});

interface Given {
  signs: 'neither' | 'kept' | 'both' | string;
  days: [string, string];
  talks: string;
  arrivals: string[];
  sharedWith: boolean;
}

async function build({ signs, days, talks, arrivals, sharedWith }: Given) {
  const kept = await make.makeDeal(zhaoyang.user.teamId, {
    countyCode: '530602',
    estimatedAmount: '100000000',
  });
  const merged = await make.makeDeal(ludian.user.teamId, {
    countyCode: '530621',
    landMu: 30,
    sharedWith: sharedWith ? [city.user.teamId] : [],
  });
  if (signs !== 'neither')
    await make.makeAgreement(kept.id, { signedOn: days[0], recordedById: zhaoyang.user.id });
  if (signs === 'both')
    await make.makeAgreement(merged.id, { signedOn: days[1], recordedById: ludian.user.id });
  if (talks !== 'none') {
    const { id } = await make.makeCompany(ludian.user.teamId);
    await make.makeVisit(id, ludian.user, {
      dealIds: talks === 'common' ? [kept.id, merged.id] : [merged.id],
    });
  }
  for (const [index, amount] of arrivals.entries()) {
    await db().arrival.create({
      data: {
        dealId: index === 0 ? merged.id : kept.id,
        arrivedOn: toDateColumn('2023-07-01'),
        amount,
        teamId: ludian.user.teamId,
        recordedAt: make.NOW,
      },
    });
  }
  return { kept, merged };
}

/** The kept one signed in June and was started, the other had signed an intent in March. */
async function signedApart() {
  const kept = await make.makeDeal(zhaoyang.user.teamId, {});
  const merged = await make.makeDeal(ludian.user.teamId, {});
  await make.makeAgreement(kept.id, {
    signedOn: '2023-06-01',
    amount: '600000000',
    recordedById: zhaoyang.user.id,
  });
  await make.makeAgreement(merged.id, {
    kind: 'intent',
    signedOn: '2023-03-01',
    amount: '800000000',
    recordedById: ludian.user.id,
  });
  await db().$transaction(async (tx) => {
    const { teamId, status, estimatedAmount, countyCode } = kept;
    await tx.dealHistory.create({
      data: {
        dealId: kept.id,
        seq: 3,
        kind: 'advanced',
        stage: 'started',
        status,
        estimatedAmount,
        teamId,
        countyCode,
        effectiveOn: toDateColumn('2023-10-01'),
        recordedAt: make.NOW,
      },
    });
    await tx.deal.update({
      where: { id: kept.id },
      data: { stage: 'started', stageSince: toDateColumn('2023-10-01') },
    });
  });
  return { kept, merged };
}

/** What the pipeline report says is signed this year. */
async function signedTotal(): Promise<{ count: number; amount: number }> {
  const { report } = await readPipeline(city, new URLSearchParams({ from: '2023-01-01', to: make.TODAY }));
  const { signed } = report.headline;
  return { count: signed.deals, amount: Number(signed.amount) };
}
