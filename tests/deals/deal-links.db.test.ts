import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { createDeal, editDeal } from '#app/domain/deals/deal.commands.server.ts';
import { readDealFormOptions, readTeamOptions } from '#app/domain/deals/deal-options.queries.server.ts';
import { planNextStep } from '#app/domain/deals/next-step.commands.server.ts';
import { shareDeal } from '#app/domain/deals/share.commands.server.ts';
import { toDateColumn } from '#app/lib/dates.ts';
import { useDatabase } from '#tests/support/database.ts';
import * as make from '#tests/support/fixtures.ts';
import { dealInput } from './inputs.ts';

useDatabase('empty');

type Team = Awaited<ReturnType<typeof make.makeTeam>>;
let teams: Record<'city' | 'group' | 'other' | 'department' | 'fair', Team>;
let city: Ctx;
let officer: Ctx;
let companyId: string;

beforeAll(async () => {
  await make.makeReference();
  const bureau = await make.makeTeam({ kind: 'city_bureau', regionCode: '530600' });
  const below = { parentId: bureau.id };
  teams = {
    city: bureau,
    group: await make.makeTeam(below),
    other: await make.makeTeam(below),
    department: await make.makeTeam({ kind: 'department' }),
    fair: await make.makeTeam({ kind: 'organizer' }),
  };
  city = await make.asked('city_office', bureau.id);
  officer = await make.asked('officer', teams.group.id);
  companyId = (await make.makeCompany(teams.group.id)).id;
});

const beside = (field: string) => ({ kind: 'refused', problems: [{ key: 'errors:unknown', field }] });
const trip = (teamId: string, given: { archivedAt?: Date } = {}) =>
  db().trip.create({
    data: {
      title: '赴上海招商',
      leaderName: '张三',
      leaderRank: 'deputy',
      startsOn: toDateColumn('2023-10-09'),
      endsOn: toDateColumn('2023-10-12'),
      teamId,
      ...given,
    },
  });
const input = (given: Record<string, unknown>) => dealInput(companyId, given);

describe('what the form does not offer', () => {
  it('is refused beside its field: people who do not work deals', async () => {
    const people = [
      await make.makeUser('official', teams.group.id),
      await make.makeUser('county_office', teams.group.id),
      await make.makeUser('organizer', teams.fair.id),
      await make.makeUser('officer', teams.group.id, { archivedAt: make.NOW }),
    ];
    for (const ctx of [officer, city]) {
      const offered = (await readDealFormOptions(ctx)).people.map(({ value }) => value);
      const deal = await make.makeDeal(teams.group.id, { investorId: companyId });
      for (const { id, role } of people) {
        expect(offered, role).not.toContain(id);
        await expect(createDeal(ctx, input({ ownerId: id })), role).rejects.toMatchObject(beside('ownerId'));
        const step = { nextStep: '回访', nextStepDue: '2023-12-01', nextStepOwnerId: id };
        await expect(editDeal(ctx, deal.id, 1, input(step)), role).rejects.toMatchObject(
          beside('nextStepOwnerId'),
        );
        await expect(planNextStep(ctx, deal.id, { version: 1, ...step }), role).rejects.toMatchObject(
          beside('nextStepOwnerId'),
        );
      }
    }
  });

  it('is refused beside its field: teams that hold no deals', async () => {
    const offered = (await readDealFormOptions(city)).teams.map(({ value }) => value);
    expect(offered).toEqual(expect.arrayContaining([teams.city.id, teams.group.id]));
    const gone = await make.makeTeam({ archivedAt: make.NOW });
    const deal = await make.makeDeal(teams.group.id, { investorId: companyId });
    for (const { id, kind } of [teams.department, teams.fair, gone]) {
      expect(offered, kind).not.toContain(id);
      expect(
        (await readTeamOptions({ teamId: deal.teamId, shares: [] })).map(({ value }) => value),
      ).not.toContain(id);
      await expect(createDeal(city, input({ teamId: id })), kind).rejects.toMatchObject(beside('teamId'));
      await expect(editDeal(city, deal.id, 1, input({ teamId: id })), kind).rejects.toMatchObject(
        beside('teamId'),
      );
      await expect(shareDeal(city, deal.id, { version: 1, teams: [id] }), kind).rejects.toMatchObject(
        beside('teams'),
      );
    }
  });

  it('is refused beside its field: journeys of others, and archived journeys, events and codes', async () => {
    const { id: edition } = await make.makeEdition(teams.fair.id);
    await db().eventEdition.update({ where: { id: edition }, data: { archivedAt: make.NOW } });
    const [industry, chain] = [await db().industry.findFirstOrThrow(), await db().chain.findFirstOrThrow()];
    await db().industry.update({ where: { code: industry.code }, data: { archivedAt: make.NOW } });
    await db().chain.update({ where: { code: chain.code }, data: { archivedAt: make.NOW } });
    const own = await trip(teams.group.id);
    const foreign = await trip(teams.other.id);
    const gone = await trip(teams.group.id, { archivedAt: make.NOW });
    const joined = await trip(teams.other.id);
    await db().tripMember.create({ data: { tripId: joined.id, userId: officer.user.id } });
    const offered = (await readDealFormOptions(officer)).trips.map(({ value }) => value);
    expect(offered.sort()).toEqual([own.id, joined.id].sort());

    const from = (sourceTripId: string) => input({ sourceKind: 'trip', sourceTripId });
    await expect(createDeal(officer, from(foreign.id))).rejects.toMatchObject(beside('sourceTripId'));
    await expect(createDeal(city, from(foreign.id))).resolves.toBeTruthy();
    await expect(createDeal(officer, from(own.id))).resolves.toBeTruthy();
    await expect(createDeal(officer, from(joined.id))).resolves.toBeTruthy();
    for (const ctx of [officer, city]) {
      await expect(createDeal(ctx, from(gone.id))).rejects.toMatchObject(beside('sourceTripId'));
      for (const [field, value] of [
        ['sourceEditionId', edition],
        ['industryCode', industry.code],
        ['chainCode', chain.code],
      ] as const) {
        await expect(createDeal(ctx, input({ [field]: value })), field).rejects.toMatchObject(beside(field));
      }
    }
  });
});

describe('what the deal already links to', () => {
  it('may stay, whatever became of it', async () => {
    const recorder = await make.makeUser('officer', teams.other.id);
    const owner = await make.makeUser('officer', teams.other.id, { archivedAt: make.NOW });
    const visit = await make.makeVisit(companyId, recorder, { archivedAt: make.NOW });
    const { id: journey } = await trip(teams.other.id, { archivedAt: make.NOW });
    const { code: industryCode } = await db().industry.findFirstOrThrow({
      where: { archivedAt: { not: null } },
    });
    for (const source of [
      { sourceKind: 'visit', sourceVisitId: visit.id },
      { sourceKind: 'trip', sourceTripId: journey },
    ] as const) {
      const kept = { ...source, ownerId: owner.id, industryCode };
      const deal = await make.makeDeal(teams.group.id, { investorId: companyId, ...kept });
      await editDeal(officer, deal.id, 1, input({ ...kept, name: '新名称' }));
      expect(await db().deal.findUnique({ where: { id: deal.id } })).toMatchObject({
        ...kept,
        name: '新名称',
      });
    }
  });

  it('may stay: a team the deal is shared with that is no longer offered', async () => {
    const deal = await make.makeDeal(teams.group.id, {
      investorId: companyId,
      sharedWith: [teams.department.id],
    });
    const shares = [{ team: { id: teams.department.id } }];
    const offered = (await readTeamOptions({ teamId: deal.teamId, shares })).map(({ value }) => value);
    expect(offered).toContain(teams.department.id);
    await shareDeal(officer, deal.id, { version: 1, teams: [teams.department.id, teams.other.id] });
    expect(await db().dealShare.count({ where: { dealId: deal.id } })).toBe(2);
  });
});

describe('a deal that goes to another team', () => {
  const handed = (teamId: string, people: { ownerId?: string; nextStepOwnerId?: string }) =>
    input({ teamId, nextStep: '回访', nextStepDue: '2023-12-01', ...people });

  it('leaves the people of the old one behind', async () => {
    const old = await make.makeUser('officer', teams.group.id);
    const step = { nextStep: '回访', nextStepDue: toDateColumn('2023-12-01') };
    const people = { ownerId: old.id, nextStepOwnerId: old.id };
    const deal = await make.makeDeal(teams.group.id, { investorId: companyId, ...step, ...people });
    const to = (given: Parameters<typeof handed>[1]) =>
      editDeal(city, deal.id, 1, handed(teams.other.id, given));
    const next = await make.makeUser('officer', teams.other.id);
    const boss = await make.makeUser('lead', teams.city.id);
    await expect(to(people)).rejects.toMatchObject(beside('ownerId'));
    await expect(to({ ...people, ownerId: next.id })).rejects.toMatchObject(beside('nextStepOwnerId'));
    await to({ ownerId: next.id, nextStepOwnerId: boss.id });
    expect(await db().deal.findUnique({ where: { id: deal.id } })).toMatchObject({
      teamId: teams.other.id,
      ownerId: next.id,
      nextStepOwnerId: boss.id,
    });
  });
});
