import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { editCompany } from '#app/domain/companies/company.commands.server.ts';
import { companySchema } from '#app/domain/companies/company.schema.ts';
import { createDeal, editDeal } from '#app/domain/deals/deal.commands.server.ts';
import { moveDeal } from '#app/domain/deals/move.commands.server.ts';
import { shareDeal } from '#app/domain/deals/share.commands.server.ts';
import { putOnList, removeLine, restoreLine } from '#app/domain/signings/line.commands.server.ts';
import { addProjects } from '#app/domain/signings/project.commands.server.ts';
import { putSchema } from '#app/domain/signings/signing.schema.ts';
import { action as signAction } from '#app/routes/signings.$id.sign.ts';
import { dealInput } from '#tests/deals/inputs.ts';
import { useDatabase } from '#tests/support/database.ts';
import * as make from '#tests/support/fixtures.ts';
import { responseOf, routeArgs } from '#tests/support/visit-route.ts';
import { dealOf, deskOf, makeWorld, prepare, sign, type World } from './world.ts';

useDatabase('empty');

/*
 * The organizer sees and edits its own events and their deals and agreements, and nothing else: also not by posts made
 * by hand.
 */

let world: World;
let foreign: { editionId: string; lineId: string; dealId: string; companyId: string };

beforeAll(async () => {
  world = await makeWorld();
  const { id: editionId } = await make.makeEdition((await make.makeTeam({ kind: 'organizer' })).id);
  const [lineId = ''] = await addProjects(world.city, editionId, null, [world.project()]);
  const deal = await dealOf(lineId);
  const { companyId } = await db().dealInvestor.findFirstOrThrow({ where: { dealId: deal.id } });
  foreign = { editionId, lineId, dealId: deal.id, companyId };
});

const put = (ctx: Ctx, dealId: string, editionId: string, signatoryId: string) =>
  putOnList(ctx, dealId, putSchema.parse({ editionId, kind: 'contract', amount: '1', signatoryId }));

const ownCompany = async () => (await make.makeCompany(world.fair.id)).id;
const fromEvent = { sourceKind: 'event', firstMetOn: '2023-11-01' };

describe('an organizer registers a deal', () => {
  it('of its own event, for a team that works it', async () => {
    const given = { ...fromEvent, sourceEditionId: world.edition.id, teamId: world.bureau.id };
    const input = dealInput(await ownCompany(), { ...given, ownerId: world.officer.user.id });
    const { id } = await createDeal(world.organizer, input);
    expect(await db().deal.findUniqueOrThrow({ where: { id } })).toMatchObject({ teamId: world.bureau.id });
  });

  it.each([
    ['from no event', { sourceKind: 'referral' }, 'sourceKind'],
    ['from no event in particular', fromEvent, 'sourceEditionId'],
    ['from the event of another', { ...fromEvent, sourceEditionId: 'foreign' }, 'sourceEditionId'],
    ['for no team', { ...fromEvent, sourceEditionId: 'own', teamId: '' }, 'teamId'],
    ['for itself', { ...fromEvent, sourceEditionId: 'own', teamId: 'self' }, 'teamId'],
    [
      'owned by somebody of another team',
      { ...fromEvent, sourceEditionId: 'own', ownerId: 'city' },
      'ownerId',
    ],
  ])('never %s', async (_what, given: Record<string, string>, field) => {
    const ids: Record<string, string> = {
      own: world.edition.id,
      foreign: foreign.editionId,
      self: world.fair.id,
      city: world.city.user.id,
    };
    const named = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, ids[value] ?? value]),
    );
    const input = dealInput(await ownCompany(), { teamId: world.bureau.id, ...named });
    await expect(createDeal(world.organizer, input)).rejects.toMatchObject({ problems: [{ field }] });
  });

  it('never with an investor out of its sight', async () => {
    const given = { ...fromEvent, sourceEditionId: world.edition.id, teamId: world.bureau.id };
    const input = dealInput(foreign.companyId, given);
    await expect(createDeal(world.organizer, input)).rejects.toMatchObject({
      problems: [{ field: 'leadId' }],
    });
  });
});

describe('an organizer works the deals of its events', () => {
  it('edits and moves them, and neither hands them on nor shares them nor changes where they came from', async () => {
    const [id = ''] = await prepare(world, {});
    const deal = await dealOf(id);
    const { companyId } = await db().dealInvestor.findFirstOrThrow({ where: { dealId: deal.id } });
    const given = {
      ...fromEvent,
      sourceEditionId: world.edition.id,
      name: '改名后的项目',
      screening: 'positive',
      ownerId: world.officer.user.id,
      countyCode: '530602',
      industryCode: 'C',
    };
    await editDeal(world.organizer, deal.id, 1, dealInput(companyId, given));
    await moveDeal(world.organizer, deal.id, { version: 2, to: 'screening', on: '2023-11-10' });
    const other = await make.makeTeam();
    const handed = dealInput(companyId, { ...given, teamId: other.id });
    await expect(editDeal(world.organizer, deal.id, 3, handed)).rejects.toMatchObject({ kind: 'forbidden' });
    const elsewhere = dealInput(companyId, { ...given, sourceKind: 'referral', sourceEditionId: '' });
    await expect(editDeal(world.organizer, deal.id, 3, elsewhere)).rejects.toThrow('ownEventsOnly');
    const shared = shareDeal(world.organizer, deal.id, { version: 3, teams: [other.id] });
    await expect(shared).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await dealOf(id)).toMatchObject({ name: '改名后的项目', stage: 'screening' });
  });

  it('edits companies of its own team only', async () => {
    const [id = ''] = await prepare(world, {});
    const input = companySchema.parse({ name: '新名有限公司' });
    const own = await db().dealInvestor.findFirstOrThrow({ where: { deal: { signings: { some: { id } } } } });
    await editCompany(world.organizer, own.companyId, 1, input);
    await expect(editCompany(world.organizer, foreign.companyId, 1, input)).rejects.toMatchObject({
      kind: 'not_found',
    });
    const { id: teams } = await make.makeCompany(world.bureau.id);
    await make.makeDeal(world.bureau.id, {
      investorId: teams,
      sourceKind: 'event',
      sourceEditionId: world.edition.id,
    });
    await expect(editCompany(world.organizer, teams, 1, input)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('outside its events an organizer reaches nothing', () => {
  it('puts no deal on its list that it does not see, and nothing on the list of another', async () => {
    const company = await ownCompany();
    await expect(put(world.organizer, foreign.dealId, world.edition.id, company)).rejects.toMatchObject({
      kind: 'not_found',
    });
    const [id = ''] = await prepare(world, {});
    const { id: dealId } = await dealOf(id);
    await expect(put(world.organizer, dealId, foreign.editionId, company)).rejects.toMatchObject({
      kind: 'not_found',
    });
    await expect(
      addProjects(world.organizer, foreign.editionId, null, [world.project()]),
    ).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('signs no line of another, also by a post made by hand', async () => {
    await expect(sign(world.organizer, foreign.lineId)).rejects.toMatchObject({ kind: 'not_found' });
    const cookie = await make.cookieOf(world.organizer.user.id);
    const params = { id: foreign.lineId };
    const answer = await responseOf(
      signAction(routeArgs(`/signings/${foreign.lineId}/sign`, { cookie, params, form: { age: '0' } })),
    );
    expect(answer.status).toBe(404);
    expect(await dealOf(foreign.lineId)).toMatchObject({ stage: 'lead', agreements: [] });
  });
});

describe('a team puts its own deal on the list of an event', () => {
  it('and only then the organizer sees it; withdrawn, it is gone and stays away', async () => {
    const company = await make.makeCompany(world.bureau.id);
    const deal = await make.makeDeal(world.bureau.id, { investorId: company.id });
    const visible = async () =>
      (await deskOf(world)).lines.some((line) => line.deal.id === deal.id && line.mayOpen);
    expect(await visible()).toBe(false);
    const { id } = await put(world.officer, deal.id, world.edition.id, company.id);
    expect(await visible()).toBe(true);
    await removeLine(world.officer, id);
    expect(await visible()).toBe(false);
    await expect(restoreLine(world.organizer, id)).rejects.toMatchObject({ kind: 'not_found' });
    await restoreLine(world.officer, id);
    expect(await visible()).toBe(true);
  });

  it('and no other team’s', async () => {
    const stranger = await make.asked('officer', (await make.makeTeam()).id);
    const [id = ''] = await prepare(world, {});
    const deal = await dealOf(id);
    await expect(put(stranger, deal.id, world.edition.id, foreign.companyId)).rejects.toMatchObject({
      kind: 'not_found',
    });
    await expect(removeLine(stranger, id)).rejects.toMatchObject({ kind: 'not_found' });
    await expect(sign(world.officer, id)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
