import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { visibleDeals } from '#app/auth/visible.ts';
import { db } from '#app/db/client.server.ts';
import { editDeal } from '#app/domain/deals/deal.commands.server.ts';
import { dealFormValues } from '#app/domain/deals/deal.form.ts';
import { canDeal } from '#app/domain/deals/deal.policy.ts';
import { dealSchema } from '#app/domain/deals/deal.schema.ts';
import { type DealFormOptions, readDealFormOptions } from '#app/domain/deals/deal-options.queries.server.ts';
import { readDeal } from '#app/domain/deals/deal-page.queries.server.ts';
import { useDatabase } from '#tests/support/database.ts';
import { ctxOf, currentUser } from '#tests/support/fixtures.ts';

useDatabase('demo');

const USERS = ['city', 'officer'];
const asked = new Map<string, Ctx>();

beforeAll(async () => {
  for (const username of USERS) {
    const { id } = await db().user.findUniqueOrThrow({ where: { username } });
    asked.set(username, ctxOf(await currentUser(id), new Date('2024-12-31T09:00:00+08:00')));
  }
});

const ctxFor = (username: string) => {
  const ctx = asked.get(username);
  if (!ctx) throw new Error(username);
  return ctx;
};

/** Which list of the form offers what a deal's column holds. */
const LISTS = {
  sourceTripId: 'trips',
  sourceEditionId: 'editions',
  sourceVisitId: 'visits',
  ownerId: 'people',
  nextStepOwnerId: 'people',
  countyCode: 'counties',
  industryCode: 'industries',
  chainCode: 'chains',
} as const satisfies Record<string, keyof DealFormOptions>;
const COLUMNS = Object.keys(LISTS) as (keyof typeof LISTS)[];

async function editable(ctx: Ctx) {
  const deals = await db().deal.findMany({ where: visibleDeals(ctx.user), orderBy: { id: 'asc' } });
  return deals.filter((deal) => canDeal(ctx.user, 'edit', deal));
}

type Editable = Awaited<ReturnType<typeof editable>>[number];

const unnamed = (deal: Editable, options: DealFormOptions) =>
  COLUMNS.filter((column) => {
    const link = deal[column];
    return link !== null && !options[LISTS[column]].some(({ value }) => value === link);
  });

/** Everything but the marks of the write itself. */
const typed = ({ version: _, updatedAt: __, ...columns }: Editable) => columns;

describe.each(USERS)('the deal form of %s', (username) => {
  it('can say everything any deal is linked to', async () => {
    const ctx = ctxFor(username);
    const deals = await editable(ctx);
    expect(deals.length).toBeGreaterThan(0);
    // A deal's own form offers all that a new deal's does; only deals with more need theirs read.
    const common = await readDealFormOptions(ctx);
    const special = deals.filter((deal) => unnamed(deal, common).length > 0);
    for (const deal of special) {
      expect(unnamed(deal, await readDealFormOptions(ctx, deal)), deal.code).toEqual([]);
    }
  });

  it('changes nothing when it is saved as it was opened', async () => {
    const ctx = ctxFor(username);
    const deals = await editable(ctx);
    const common = await readDealFormOptions(ctx);
    const sample = [
      ...deals.filter(({ estimatedCurrency }) => estimatedCurrency !== 'CNY'),
      ...deals.filter((deal) => unnamed(deal, common).length > 0).slice(0, 10),
      ...deals.filter((_, index) => index % Math.ceil(deals.length / 20) === 0),
    ];
    for (const before of new Map(sample.map((deal) => [deal.id, deal])).values()) {
      const page = await readDeal(ctx, before.id);
      await editDeal(ctx, before.id, before.version, dealSchema.parse(dealFormValues(page)));
      const after = await db().deal.findUniqueOrThrow({ where: { id: before.id } });
      expect(typed(after), before.code).toEqual(typed(before));
      expect(after.version).toBe(before.version + 1);
      expect((await readDeal(ctx, before.id)).investors).toEqual(page.investors);
    }
  });
});

it('offers what became of a link: archived, or held by people who left', async () => {
  const ctx = ctxFor('city');
  const [trip, edition, owner, industry] = await Promise.all([
    db().trip.findFirstOrThrow({ where: { deals: { some: {} } } }),
    db().eventEdition.findFirstOrThrow({ where: { deals: { some: {} } } }),
    db().user.findFirstOrThrow({ where: { ownedDeals: { some: {} } } }),
    db().industry.findFirstOrThrow({ where: { deals: { some: {} } } }),
  ]);
  const gone = { data: { archivedAt: new Date() } };
  await db().trip.update({ where: { id: trip.id }, ...gone });
  await db().eventEdition.update({ where: { id: edition.id }, ...gone });
  await db().user.update({ where: { id: owner.id }, ...gone });
  await db().industry.update({ where: { code: industry.code }, ...gone });
  const fresh = await readDealFormOptions(ctx);
  for (const [column, link] of [
    ['sourceTripId', trip.id],
    ['sourceEditionId', edition.id],
    ['ownerId', owner.id],
    ['industryCode', industry.code],
  ] as const) {
    expect(
      fresh[LISTS[column]].map(({ value }) => value),
      column,
    ).not.toContain(link);
    const deal = await db().deal.findFirstOrThrow({ where: { [column]: link, archivedAt: null } });
    expect(unnamed(deal, await readDealFormOptions(ctx, deal)), column).toEqual([]);
    await expect(
      readDeal(ctx, deal.id).then((page) =>
        editDeal(ctx, deal.id, page.version, dealSchema.parse(dealFormValues(page))),
      ),
      column,
    ).resolves.toBeUndefined();
  }
});
