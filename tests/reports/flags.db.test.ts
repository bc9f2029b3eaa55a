import { beforeAll, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { toDateColumn } from '#app/lib/dates.ts';
import { checkUscc } from '#app/lib/uscc.ts';
import { readFollowFilters } from '#app/reports/follow-through/conditions.ts';
import { readFlags } from '#app/reports/follow-through/flags.queries.server.ts';
import { useDatabase } from '#tests/support/database.ts';
import {
  asked,
  makeAgreement,
  makeCompany,
  makeDeal,
  makeEdition,
  makeReference,
  makeTeam,
  makeVisit,
  NOW,
  TODAY,
} from '#tests/support/fixtures.ts';

useDatabase('empty');

/** A code of the standard's own examples, which adds up. */
const SOUND = '914403001922038216';

let ctx: Ctx;
beforeAll(async () => {
  await makeReference();
  ctx = await asked('city_office', (await makeTeam({ kind: 'city_bureau' })).id);
});

const today = toDateColumn(TODAY);
const flagged = async () => {
  const flags = await readFlags(ctx, readFollowFilters(new URLSearchParams(), TODAY));
  return Object.fromEntries(flags.map(({ name, deals }) => [name, deals.map(({ id }) => id).sort()]));
};

/** A signed deal that no flag is up for, unless the test gives it one. */
async function signed(given: Partial<Parameters<typeof makeAgreement>[1]> & { uscc?: string | null } = {}) {
  const { uscc = SOUND, ...agreement } = given;
  const { id: investorId } = await makeCompany(ctx.user.teamId, { uscc });
  const { id } = await makeDeal(ctx.user.teamId, { investorId });
  await makeAgreement(id, { recordedById: ctx.user.id, ...agreement });
  return id;
}

/** Moves a signed deal to where permanent works have begun. */
async function start(dealId: string) {
  await db().$transaction(async (tx) => {
    const place = { teamId: ctx.user.teamId, effectiveOn: today, recordedAt: NOW };
    await tx.dealHistory.create({
      data: { dealId, seq: 3, kind: 'advanced', stage: 'started', status: 'active', ...place },
    });
    await tx.deal.update({ where: { id: dealId }, data: { stage: 'started', stageSince: today } });
  });
}

/** A talk that touches the deal, with a picture of this content. */
async function photograph(dealId: string, sha256: string) {
  const { companyId } = await db().dealInvestor.findFirstOrThrow({ where: { dealId } });
  const { id: visitId } = await makeVisit(companyId, ctx.user, { dealIds: [dealId] });
  const size = { bytes: 1, width: 1, height: 1 };
  await db().visitPhoto.create({
    data: { visitId, sha256, file: visitId, recordedById: ctx.user.id, recordedAt: NOW, ...size },
  });
}

it('is silent about a deal in order, and names each that is not under its flag', async () => {
  const fine = await signed();
  await start(fine);
  await photograph(fine, 'a picture of its own');
  expect(Object.values(await flagged()).flat()).toEqual([]);

  const overPaid = await signed();
  await db().arrival.create({
    data: {
      ...{ dealId: overPaid, arrivedOn: today, amount: '100000000.01', teamId: ctx.user.teamId },
      recordedAt: NOW,
    },
  });

  const noContract = await signed({ kind: 'framework' });
  await start(noContract);
  await photograph(noContract, 'another picture');

  const noPhoto = await signed();
  await start(noPhoto);

  const samePhoto = [await signed(), await signed()];
  for (const id of samePhoto) await photograph(id, 'one picture for two');

  const uscc = [await signed({ uscc: null }), await signed({ uscc: '914403001922038217' })];

  const outside = await signed({
    editionId: (await makeEdition(ctx.user.teamId, { startsOn: '2023-08-16' })).id,
  });

  expect(await flagged()).toEqual({
    overPaid: [overPaid],
    noContract: [noContract],
    noPhoto: [noPhoto],
    samePhoto: samePhoto.sort(),
    uscc: uscc.sort(),
    tenfold: [],
    outside: [outside],
  });

  const tenfold = await signed({ amount: '1000000000.00' });
  expect((await flagged()).tenfold).toEqual([tenfold]);
  await signed({ amount: '999999999.99' });
  expect((await flagged()).tenfold).toEqual([tenfold]);
});

it('takes for sound the codes that the form takes for sound', async () => {
  const codes = ['9144030071526726XG', '91440300192317458F', '91100000100003962T', '91350211M0000XUF46'];
  for (const uscc of codes) {
    const id = await signed({ uscc });
    expect((await flagged()).uscc?.includes(id), uscc).toBe(checkUscc(uscc) !== 'ok');
  }
});
