import { expect, it } from 'vitest';
import { readDeal } from '#app/domain/deals/deal-page.queries.server.ts';
import { isOutside } from '#app/domain/events/edition.rules.ts';
import { loader as signPage } from '#app/routes/deals.$id_.agreements.new.tsx';
import { useDatabase } from '#tests/support/database.ts';
import * as make from '#tests/support/fixtures.ts';
import { routeArgs } from '#tests/support/visit-route.ts';

useDatabase('empty');

it('a signing outside the days of its event is marked and can be recorded', async () => {
  await make.makeReference();
  const team = await make.makeTeam();
  const officer = await make.asked('officer', team.id);
  const by = { recordedById: officer.user.id };
  const edition = await make.makeEdition(null, { startsOn: '2023-11-05' });
  const marked = async (
    signedOn: string,
    company: Parameters<typeof make.makeCompany>[1],
    atEvent = true,
  ) => {
    const { id: investorId } = await make.makeCompany(team.id, company);
    const deal = await make.makeDeal(team.id, { investorId });
    await make.makeAgreement(deal.id, { ...by, signedOn, ...(atEvent && { editionId: edition.id }) });
    const [agreement] = (await readDeal(officer, deal.id)).agreements;
    expect(agreement?.signatory).not.toHaveProperty('uscc');
    return [agreement?.isOutsideEvent, agreement?.uscc];
  };
  const valid = '91530600MA6K5XYT07';
  expect(await marked('2023-11-05', { originCode: '530000', uscc: '91530600' })).toEqual([false, 'format']);
  expect(await marked('2023-11-04', { originCode: '530000' })).toEqual([true, 'missing']);
  expect(await marked('2023-11-06', { originCode: '810000' })).toEqual([true, 'ok']);
  expect(await marked('2023-11-06', {}, false)).toEqual([false, 'ok']);
  expect((await marked('2023-11-05', { uscc: valid }))[1]).toMatch(/^(ok|checksum)$/);
});

it('the form knows the days of each event, to point it out before', async () => {
  const team = await make.makeTeam();
  const officer = await make.asked('officer', team.id);
  const { id } = await make.makeDeal(team.id);
  const edition = await make.makeEdition(null, { startsOn: '2023-10-11' });
  const cookie = await make.cookieOf(officer.user.id);
  const page = await signPage(routeArgs(`/deals/${id}/agreements/new`, { cookie, params: { id } }));
  const offered = page.editions.find(({ value }) => value === edition.id);
  expect(offered).toMatchObject({ startsOn: '2023-10-11', endsOn: '2023-10-11' });
  expect(offered && ['2023-10-10', '2023-10-11', '2023-10-12'].map((day) => isOutside(day, offered))).toEqual(
    [true, false, true],
  );
});
