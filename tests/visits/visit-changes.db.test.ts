import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Ctx, ROLES, type Role } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { archiveVisit, editVisit, restoreVisit } from '#app/domain/visits/change.commands.server.ts';
import { logVisit } from '#app/domain/visits/visit.commands.server.ts';
import { visitFormValues } from '#app/domain/visits/visit.form.ts';
import { readVisit } from '#app/domain/visits/visit.queries.server.ts';
import { type VisitInput, visitEditSchema } from '#app/domain/visits/visit.schema.ts';
import { toDateColumn } from '#app/lib/dates.ts';
import { useDatabase } from '#tests/support/database.ts';
import {
  asked,
  makeCompany,
  makeDeal,
  makeEdition,
  makeReference,
  makeStop,
  makeTeam,
  makeTrip,
  NOW,
  TODAY,
} from '#tests/support/fixtures.ts';
import { talkOf } from './inputs.ts';

useDatabase('empty');

let officer: Ctx;
let friend: Ctx;
let lead: Ctx;
let stranger: Ctx;
let company: { id: string; name: string };
let deal: { id: string; name: string };
let teams: { own: { id: string }; fair: { id: string } };
let editionId: string;

beforeAll(async () => {
  await makeReference();
  const own = await makeTeam({ kind: 'county_bureau', regionCode: '530602' });
  const [friends, strangers, fair] = await Promise.all([
    makeTeam(),
    makeTeam(),
    makeTeam({ kind: 'organizer' }),
  ]);
  teams = { own, fair };
  officer = await asked('officer', own.id);
  lead = await asked('lead', own.id);
  friend = await asked('officer', friends.id);
  stranger = await asked('officer', strangers.id);
  editionId = (await makeEdition(fair.id)).id;
});

beforeEach(async () => {
  company = await makeCompany(teams.own.id);
  deal = await makeDeal(teams.own.id, { investorId: company.id, sharedWith: [friend.user.teamId] });
});

const log = async (given: Partial<VisitInput> = {}, ctx = officer) =>
  (await logVisit(ctx, talkOf(ctx, company.id, { dealIds: [deal.id], ...given }))).id;

/** What the edit form of this user would post, changed in a few places. */
async function formOf(ctx: Ctx, id: string, given: object = {}) {
  const { version, ...input } = visitEditSchema.parse({
    ...visitFormValues(await readVisit(ctx, id)),
    ...given,
  });
  return { version, input };
}

async function edit(ctx: Ctx, id: string, given: object = {}) {
  const { version, input } = await formOf(ctx, id, given);
  await editVisit(ctx, id, version, input);
}

const statusOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 200,
    (refusal: { status: number }) => refusal.status,
  );

describe('correcting a visit', () => {
  it('saved as it was it changes nothing but its version', async () => {
    const step = { nextStep: '送图', nextStepOwnerId: officer.user.id, nextStepDue: '2023-11-17' };
    const inbound = { kind: 'inbound' as const, headcount: 3, sites: ['园区', '馆'], receivedBy: '演示局长' };
    const id = await log({ ...inbound, ...step, time: '09:30', editionId });
    const before = await readVisit(officer, id);
    await edit(officer, id);
    const { version, guests, ...after } = await readVisit(officer, id);
    expect({ ...after, version: version - 1 }).toEqual({ ...before, guests: undefined });
    expect(guests.map(({ name, title }) => [name, title])).toEqual([['王敏', '副总裁']]);
  });

  it('writes what changed to its history', async () => {
    const id = await log();
    await edit(officer, id, { place: '昆明', guests: [{ name: '李伟', title: '' }], time: '10:00' });
    expect(await readVisit(officer, id)).toMatchObject({
      place: '昆明',
      time: '10:00',
      guests: [{ name: '李伟' }],
    });
    const entry = await db().auditEntry.findFirstOrThrow({ where: { subjectId: id, action: 'edit' } });
    expect(entry.subjectVersion).toBe(2);
    expect(entry.changes).toEqual({
      place: ['上海市青浦区', '昆明'],
      time: [null, '10:00'],
      guests: ['王敏 副总裁', '李伟'],
    });
  });

  it('on an older version is refused and told what others changed', async () => {
    const id = await log();
    const { version, input } = await formOf(officer, id);
    await edit(lead, id, { place: '昆明' });
    await expect(editVisit(officer, id, version, input)).rejects.toMatchObject({
      status: 409,
      currentVersion: 2,
      problems: [{ key: 'errors:stale' }, { params: { label: 'visits:field.place', after: '昆明' } }],
    });
  });

  it('keeps the deals and people that whoever corrects it does not see', async () => {
    const secret = await makeDeal(teams.own.id, { investorId: company.id });
    const id = await log({ dealIds: [deal.id, secret.id] });
    await edit(officer, id, { staffIds: [officer.user.id, lead.user.id] });
    await db().visitStaff.create({ data: { visitId: id, userId: friend.user.id } });
    await edit(friend, id, { summary: '补充' });
    const { deals, staff, summary } = await readVisit(officer, id);
    expect(deals.map((one) => one.id).sort()).toEqual([deal.id, secret.id].sort());
    expect(staff.map(({ userId }) => userId).sort()).toEqual(
      [officer.user.id, lead.user.id, friend.user.id].sort(),
    );
    expect(summary).toBe('补充');
  });

  it('links to nothing new that is out of sight', async () => {
    const id = await log();
    const elsewhere = await makeCompany(stranger.user.teamId);
    const foreign = await makeDeal(stranger.user.teamId);
    const refusal = (field: string) => ({ status: 422, problems: [{ key: 'errors:unknown', field }] });
    await expect(edit(officer, id, { companyId: elsewhere.id })).rejects.toMatchObject(refusal('companyId'));
    await expect(edit(officer, id, { dealIds: [deal.id, foreign.id] })).rejects.toMatchObject(
      refusal('dealIds'),
    );
    await expect(edit(officer, id, { staffIds: [stranger.user.id] })).rejects.toMatchObject(
      refusal('staffIds'),
    );
  });

  it('gives another next step another chance to be done', async () => {
    const step = { nextStep: '送图', nextStepOwnerId: officer.user.id, nextStepDue: '2023-11-17' };
    const id = await log(step);
    await db().visit.update({
      where: { id },
      data: { nextStepDoneAt: NOW, nextStepDoneById: officer.user.id },
    });
    await edit(officer, id, { outcome: '已送' });
    expect((await readVisit(officer, id)).nextStepDoneAt).not.toBeNull();
    await edit(officer, id, { nextStep: '约下次见面' });
    expect((await readVisit(officer, id)).nextStepDoneAt).toBeNull();
  });

  it('of a closed trip leaves outcome and next step there', async () => {
    const step = { nextStep: '送图', nextStepOwnerId: officer.user.id, nextStepDue: '2023-11-17' };
    const day = toDateColumn(TODAY);
    const trip = await db().trip.create({
      data: {
        title: '赴上海招商',
        leaderName: '演示领导',
        leaderRank: 'head',
        startsOn: day,
        endsOn: day,
        teamId: teams.own.id,
      },
    });
    const id = await log({ ...step, outcome: '有意向', tripId: trip.id });
    await db().trip.update({ where: { id: trip.id }, data: { closedAt: NOW } });
    await edit(officer, id, { outcome: '意向明确' });
    await expect(
      edit(officer, id, { outcome: '', nextStep: '', nextStepOwnerId: '', nextStepDue: '' }),
    ).rejects.toMatchObject({
      status: 422,
      problems: [
        { key: 'visits:problem.closedTrip', field: 'outcome' },
        { key: 'visits:problem.closedTrip', field: 'nextStep' },
      ],
    });
  });
});

describe('a visit of a closed trip', () => {
  const step = { nextStep: '送图', nextStepDue: '2023-11-17', outcome: '有意向' };
  const closed = { status: 422, problems: [{ key: 'visits:problem.tripIsClosed' }] };
  const close = (id: string) => db().trip.update({ where: { id }, data: { closedAt: NOW } });

  it('neither leaves it nor comes back to it', async () => {
    const trip = await makeTrip(teams.own.id);
    const on = { ...step, nextStepOwnerId: officer.user.id, tripId: trip.id };
    const [stays, trashed] = [await log(on), await log({ tripId: trip.id })];
    await archiveVisit(officer, trashed, 1);
    await close(trip.id);
    await expect(archiveVisit(officer, stays, 1)).rejects.toMatchObject(closed);
    await expect(edit(officer, stays, { tripId: '' })).rejects.toMatchObject(closed);
    await expect(restoreVisit(officer, trashed, 2)).rejects.toMatchObject(closed);
    await db().trip.update({ where: { id: trip.id }, data: { closedAt: null } });
    await restoreVisit(officer, trashed, 2);
    await archiveVisit(officer, stays, 1);
  });

  it('waits for the one who is closing it', async () => {
    const trip = await makeTrip(teams.own.id);
    const id = await log({ tripId: trip.id });
    let left: Promise<number> | undefined;
    await db().$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM trip WHERE id = ${trip.id}::uuid FOR UPDATE`;
      await tx.trip.update({ where: { id: trip.id }, data: { closedAt: NOW } });
      left = statusOf(archiveVisit(officer, id, 1));
      // The other one has asked for the trip once it waits for this transaction.
      await expect
        .poll(
          () =>
            db()
              .$queryRaw`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        )
        .toHaveLength(1);
    });
    expect(await left).toBe(422);
  });
});

describe('a visit put on a trip later', () => {
  it('becomes the call that was planned there', async () => {
    const trip = await makeTrip(teams.own.id);
    const stop = await makeStop(trip.id, { companyId: company.id });
    const id = await log();
    await edit(officer, id, { tripId: trip.id });
    expect(await readVisit(officer, id)).toMatchObject({ stopId: stop.id, trip: { id: trip.id } });
  });
});

describe('the only talk of a deal past screening', () => {
  const lost = () => ({
    status: 422,
    problems: [{ key: 'visits:problem.onlyTalk', params: { name: deal.name }, to: `/deals/${deal.id}` }],
  });
  const advance = async () => {
    await db().$transaction(async (tx) => {
      const day = toDateColumn(TODAY);
      const { teamId } = await tx.deal.update({
        where: { id: deal.id },
        data: { stage: 'screening', stageSince: day },
      });
      const row = {
        dealId: deal.id,
        seq: 2,
        kind: 'advanced',
        stage: 'screening',
        status: 'active',
      } as const;
      await tx.dealHistory.create({ data: { ...row, teamId, effectiveOn: day, recordedAt: NOW } });
    });
  };

  it('is neither archived nor taken from it, until there is another', async () => {
    const id = await log();
    await advance();
    await expect(archiveVisit(officer, id, 1)).rejects.toMatchObject(lost());
    await expect(edit(officer, id, { dealIds: [] })).rejects.toMatchObject(lost());
    await log();
    await edit(officer, id, { dealIds: [] });
    await archiveVisit(officer, id, 2);
  });

  it('two talks are not both archived at once', async () => {
    const [one, other] = [await log(), await log()];
    await advance();
    const attempts = await Promise.all([
      statusOf(archiveVisit(officer, one, 1)),
      statusOf(archiveVisit(officer, other, 1)),
    ]);
    expect(attempts.sort()).toEqual([200, 422]);
  });

  it('of a lead may go', async () => {
    expect(await statusOf(archiveVisit(officer, await log(), 1))).toBe(200);
  });
});

describe('the trash', () => {
  it('takes a visit out of sight and gives it back, with a line in the log for each', async () => {
    const id = await log();
    await archiveVisit(officer, id, 1);
    expect(await statusOf(readVisit(officer, id))).toBe(404);
    expect(await statusOf(archiveVisit(officer, id, 2))).toBe(404);
    await restoreVisit(officer, id, 2);
    expect(await statusOf(restoreVisit(officer, id, 3))).toBe(404);
    expect((await readVisit(officer, id)).version).toBe(3);
    const log_ = await db().auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } });
    expect(log_.map(({ action }) => action)).toEqual(['talk', 'archive', 'restore']);
  });
});

describe('each role', () => {
  const open: Record<Role, [read: number, edit: number, archive: number]> = {
    officer: [200, 200, 403],
    lead: [200, 200, 200],
    county_office: [200, 200, 403],
    city_office: [200, 200, 200],
    organizer: [200, 403, 403],
    official: [200, 403, 403],
    admin: [404, 404, 404],
    auditor: [404, 404, 404],
  };

  it.each(ROLES)('%s', async (role) => {
    const id = await log({ editionId });
    const ctx = await asked(role, role === 'organizer' ? teams.fair.id : teams.own.id);
    const { version, input } = await formOf(officer, id);
    expect([
      await statusOf(readVisit(ctx, id)),
      await statusOf(editVisit(ctx, id, version, input)),
      await statusOf(readVisit(officer, id).then((visit) => archiveVisit(ctx, id, visit.version))),
    ]).toEqual(open[role]);
    const { archivedAt, version: now } = await db().visit.findUniqueOrThrow({ where: { id } });
    if (!archivedAt) await archiveVisit(officer, id, now);
    const trashed = await db().visit.findUniqueOrThrow({ where: { id } });
    expect(await statusOf(restoreVisit(ctx, id, trashed.version))).toBe(open[role][2]);
  });

  it('an organizer corrects and takes out what it recorded at its event, and reads it whole', async () => {
    const organizer = await asked('organizer', teams.fair.id);
    const known = await makeDeal(teams.own.id, { investorId: company.id, sourceEditionId: editionId });
    const at = { editionId, dealIds: [known.id], summary: '联系 13800001234' };
    const id = await log(at, organizer);
    await edit(organizer, id, { outcome: '有意向' });
    expect(await readVisit(organizer, id)).toMatchObject({ outcome: '有意向', summary: at.summary });
    await archiveVisit(organizer, id, 2);
    await restoreVisit(organizer, id, 3);
  });

  it('whoever goes along on its trip settles it', async () => {
    const trip = await makeTrip(teams.own.id, { memberIds: [stranger.user.id] });
    const id = await log({ tripId: trip.id });
    await edit(stranger, id, { outcome: '有意向' });
    expect((await readVisit(officer, id)).outcome).toBe('有意向');
  });

  it('another team finds nothing', async () => {
    const id = await log();
    const { version, input } = await formOf(officer, id);
    expect(await statusOf(editVisit(stranger, id, version, input))).toBe(404);
    expect(await statusOf(archiveVisit(stranger, id, version))).toBe(404);
    await archiveVisit(officer, id, version);
    expect(await statusOf(restoreVisit(stranger, id, version + 1))).toBe(404);
  });
});
