import { expect, it } from 'vitest';
import { db } from '#app/db/client.server.ts';
import { readDeal } from '#app/domain/deals/deal-page.queries.server.ts';
import { action as takeBack } from '#app/routes/agreements.$id.void.tsx';
import { loader as dealPage } from '#app/routes/deals.$id.tsx';
import { action as sign } from '#app/routes/deals.$id_.agreements.new.tsx';
import { useDatabase } from '#tests/support/database.ts';
import * as make from '#tests/support/fixtures.ts';
import { responseOf, routeArgs } from '#tests/support/visit-route.ts';

useDatabase('empty');

it('an organizer that took back its only agreement of a deal records it anew', async () => {
  await make.makeReference();
  const [team, fair] = [await make.makeTeam(), await make.makeTeam({ kind: 'organizer' })];
  const recorder = await make.makeUser('officer', team.id);
  const organizer = await make.asked('organizer', fair.id);
  const cookie = await make.cookieOf(organizer.user.id);
  const edition = await make.makeEdition(fair.id);
  const company = await make.makeCompany(team.id);
  const deal = await make.makeDeal(team.id, {
    investorId: company.id,
    content: '建设电站',
    estimatedAmount: '100000000',
    sourceKind: 'referral',
    screening: 'positive',
    industryCode: 'D',
    countyCode: '530602',
    ownerId: recorder.id,
  });
  const visit = await make.makeVisit(company.id, recorder, { dealIds: [deal.id] });
  await db().visitStaff.create({ data: { visitId: visit.id, userId: recorder.id } });
  await db().visitGuest.create({ data: { visitId: visit.id, name: '王总' } });
  const signed = { editionId: edition.id, recordedById: recorder.id };
  const { id } = await make.makeAgreement(deal.id, signed);

  const gone = await responseOf(
    takeBack(
      routeArgs(`/agreements/${id}/void`, {
        cookie,
        params: { id },
        form: { version: '1', reason: '金额有误' },
      }),
    ),
  );
  expect(gone.headers.get('location')).toBe(`/deals/${deal.id}`);
  const params = { id: deal.id };
  const page = await dealPage(routeArgs(`/deals/${deal.id}`, { cookie, params }));
  expect(page.deal.agreements).toEqual([]);
  const again = await responseOf(
    sign(
      routeArgs(`/deals/${deal.id}/agreements/new`, {
        cookie,
        params,
        form: {
          version: String(page.deal.version),
          kind: 'contract',
          signedOn: make.TODAY,
          amount: '2',
          currency: 'CNY',
          signatoryId: company.id,
          editionId: edition.id,
        },
      }),
    ),
  );
  expect(again.headers.get('location')).toBe(`/deals/${deal.id}`);
  expect((await readDeal(organizer, deal.id)).signedAmount).toBe('200000000.00');
});
