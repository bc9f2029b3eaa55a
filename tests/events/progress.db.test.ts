import { beforeAll, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { readEdition } from '#app/domain/events/edition.queries.server.ts';
import { readEditionProgress } from '#app/domain/events/progress.queries.server.ts';
import { toDateColumn } from '#app/lib/dates.ts';
import { useDatabase } from '#tests/support/database.ts';
import * as make from '#tests/support/fixtures.ts';

useDatabase('empty');

let editionId: string;
let organizer: Ctx;
let county: Ctx;
let member: Ctx;
let stranger: Ctx;

beforeAll(async () => {
  await make.makeReference();
  const fair = await make.makeTeam({ kind: 'organizer' });
  const team = await make.makeTeam();
  organizer = await make.asked('organizer', fair.id);
  member = await make.asked('officer', team.id);
  stranger = await make.asked('officer', (await make.makeTeam()).id);
  county = await make.asked('county_office', (await make.makeTeam({ regionCode: '530602' })).id);
  editionId = (await make.makeEdition(fair.id)).id;
  const recorded = { editionId, recordedById: organizer.user.id, recordedAt: organizer.now };
  const arrived = { checkedInAt: organizer.now, checkedInById: member.user.id };
  const gone = { archivedAt: organizer.now };
  await db().eventDelegate.createMany({
    data: [member, county].map(({ user }, position) => ({
      editionId,
      userId: user.id,
      name: user.name,
      role: 'member' as const,
      position,
    })),
  });
  await db().eventGuest.createMany({
    data: [
      { reply: 'accepted' as const, ...arrived },
      { reply: 'accepted' as const },
      { reply: 'declined' as const },
      { reply: 'accepted' as const, ...arrived, ...gone },
    ].map((given, index) => ({ ...recorded, name: `嘉宾 ${index}`, ticket: `ticket-${index}`, ...given })),
  });
  const deal = await make.makeDeal(team.id, {});
  const today = toDateColumn(organizer.today);
  const meeting = { ...recorded, day: today, time: '09:00', hostId: member.user.id };
  await db().eventMeeting.createMany({
    data: [meeting, { ...meeting, day: toDateColumn('2020-01-01') }, { ...meeting, ...gone }],
  });
  const lead = { ...recorded, companyName: '演示硅业' };
  await db().eventLead.createMany({
    data: [lead, lead, { ...lead, dealId: deal.id }, { ...lead, dealId: deal.id, ...gone }],
  });
  const { id: agreementId } = await make.makeAgreement(deal.id, {
    editionId,
    amount: '150000000.00',
    recordedById: organizer.user.id,
  });
  const { companyId } = await db().dealInvestor.findFirstOrThrow({ where: { dealId: deal.id } });
  const line = {
    ...recorded,
    dealId: deal.id,
    kind: 'contract' as const,
    amount: '150000000.00',
    signatoryId: companyId,
    teamId: team.id,
  };
  await db().signingItem.createMany({
    data: [
      { ...line, position: 0, agreementId, signedAt: organizer.now, deskUserId: organizer.user.id },
      { ...line, position: 1, title: '补充协议' },
      { ...line, position: 2, ...gone },
    ],
  });
});

const progress = async (ctx: Ctx) => readEditionProgress(await readEdition(ctx, editionId), ctx.today);

const all = {
  delegates: 2,
  guests: 3,
  accepted: 2,
  arrived: 1,
  meetings: 2,
  meetingsToday: 1,
  leads: 3,
  followed: 1,
  lines: 2,
  signed: 1,
};

it('counts the work of an event, without what was archived', async () => {
  expect(await progress(organizer)).toEqual(all);
  expect(await progress(member)).toEqual(all);
});

it('counts no signing list for a county that goes along, which reads its own lines alone', async () => {
  expect(await progress(county)).toEqual({ ...all, lines: 0, signed: 0 });
});

it('tells nothing to who only knows that the event takes place', async () => {
  expect(await progress(stranger)).toBeNull();
});
