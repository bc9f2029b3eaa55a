import { beforeAll, describe, expect, it } from 'vitest';
import { db, watchStatements } from '#app/db/client.server.ts';
import { voidAgreement } from '#app/domain/agreements/agreement.commands.server.ts';
import { readDesk } from '#app/domain/signings/desk.queries.server.ts';
import { moveLine, putOnList, removeLine, restoreLine } from '#app/domain/signings/line.commands.server.ts';
import { addProjects } from '#app/domain/signings/project.commands.server.ts';
import { readProjection } from '#app/domain/signings/projection.queries.server.ts';
import { putSchema } from '#app/domain/signings/signing.schema.ts';
import { fromDateColumn } from '#app/lib/dates.ts';
import { useDatabase } from '#tests/support/database.ts';
import * as make from '#tests/support/fixtures.ts';
import { dealOf, deskOf, key, lineOf, makeWorld, prepare, sign, undo, type World } from './world.ts';

useDatabase('empty');

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

/** One line, ready to be signed. */
const ready = async (given: Record<string, unknown> = {}) => (await prepare(world, given))[0] ?? '';

describe('a project that is new on the spot', () => {
  it('becomes a deal of its team with investor, first talk and line, and lacks nothing', async () => {
    const id = await ready({ name: '光伏组件项目', investorName: '光伏甲有限公司' });
    const line = await lineOf(world, id);
    expect(line).toMatchObject({ lacking: [], signed: null, amount: '150000000.00', mayChange: true });
    const deal = await dealOf(id);
    expect(deal).toMatchObject({
      stage: 'lead',
      teamId: world.bureau.id,
      ownerId: world.officer.user.id,
      sourceEditionId: world.edition.id,
      screening: 'positive',
    });
    expect(await db().visit.count({ where: { deals: { some: { dealId: deal.id } } } })).toBe(1);
  });

  it('is written once for a key that is sent twice at the same time', async () => {
    const [once, input] = [key(), world.project({ name: '只写一次' })];
    const both = await Promise.all(
      [0, 1].map(() => addProjects(world.organizer, world.edition.id, once, [input])),
    );
    expect(both[0]).toEqual(both[1]);
    expect(await db().deal.count({ where: { name: '只写一次' } })).toBe(1);
  });

  it('shares a new investor with another that is entered at the same moment', async () => {
    const given = { investorName: '同时登记有限公司' };
    const lines = [world.organizer, world.second].map((desk) =>
      addProjects(desk, world.edition.id, null, [world.project(given)]),
    );
    await Promise.all(lines);
    expect(await db().company.count({ where: { name: given.investorName } })).toBe(1);
  });

  it('may leave things open, which its line then asks for', async () => {
    const open = {
      talkOn: '',
      talkPlace: '',
      talkGuest: '',
      talkStaffId: '',
      talkSummary: '',
      screenedBy: '',
    };
    const id = await ready({ ...open, countyCode: '' });
    const missing = ['deals:missing.firstTalk', 'deals:missing.screeningPositive', 'deals:missing.county'];
    expect((await lineOf(world, id)).lacking.map((problem) => problem.key)).toEqual(missing);
    await expect(sign(world.organizer, id)).rejects.toMatchObject({
      kind: 'refused',
      problems: missing.map((key) => ({ key })),
    });
  });

  it('is refused beside its field, and those before it in a table are not added again', async () => {
    const [once, right] = [key(), world.project({ name: '先于错误的一行' })];
    const wrong = world.project({ industryCode: 'ZZ' });
    const both = addProjects(world.organizer, world.edition.id, once, [right, wrong]);
    await expect(both).rejects.toMatchObject({ problems: [{ field: 'industryCode' }] });
    const mended = { ...wrong, industryCode: 'C' };
    expect(await addProjects(world.organizer, world.edition.id, once, [mended, right])).toHaveLength(2);
    expect(await db().deal.count({ where: { name: { in: [right.name, wrong.name] } } })).toBe(2);
  });
});

describe('one tap', () => {
  it('records the agreement of the deal at the moment of the tap', async () => {
    const id = await ready();
    const minute = 60_000;
    await sign(world.organizer, id, { age: String(3 * minute), signedBy: '王总、李县长' });
    const { signed } = await lineOf(world, id);
    expect(signed).toMatchObject({
      amount: '150000000.00',
      signedBy: '王总、李县长',
      desk: world.organizer.user.name,
      at: new Date(make.NOW.getTime() - 3 * minute).toISOString(),
      isOutside: false,
    });
    const deal = await dealOf(id);
    expect(deal).toMatchObject({ stage: 'signed', signedEditionId: world.edition.id });
    expect(deal.agreements).toMatchObject([{ kind: 'contract', editionId: world.edition.id }]);
  });

  it('dates what was tapped before midnight to that day, and points out that the event was not on', async () => {
    const id = await ready();
    await sign(world.organizer, id, { age: String(20 * 3_600_000) });
    expect((await lineOf(world, id)).signed).toMatchObject({ isOutside: true });
    expect(fromDateColumn((await dealOf(id)).agreements[0]?.signedOn ?? new Date(0))).toBe('2023-11-11');
  });

  it('takes another amount than was planned', async () => {
    const id = await ready();
    await sign(world.organizer, id, { amount: '2.5' });
    expect((await dealOf(id)).signedAmount?.toFixed(2)).toBe('250000000.00');
  });

  it('sent again with its key does nothing more, also at the same time', async () => {
    const [id, once] = [await ready(), key()];
    const answers = await Promise.all([0, 1, 2].map(() => sign(world.organizer, id, { key: once })));
    expect(new Set(answers.map(({ agreementId }) => agreementId)).size).toBe(1);
    expect((await dealOf(id)).agreements).toHaveLength(1);
  });

  it('of two desks one records it, and the other learns who did', async () => {
    const id = await ready();
    const answers = await Promise.all([sign(world.organizer, id), sign(world.second, id)]);
    expect((await dealOf(id)).agreements).toHaveLength(1);
    const late = answers.filter(({ already }) => already);
    expect(late).toHaveLength(1);
    const first = answers[0]?.already ? world.second : world.organizer;
    expect(late[0]?.already).toEqual({ name: first.user.name, at: '2023-11-12 09:30' });
  });

  it('with another amount than the first desk recorded needs a person to look', async () => {
    const id = await ready();
    await sign(world.organizer, id);
    await sign(world.second, id, { amount: '1.5' });
    await expect(sign(world.second, id, { amount: '1.6' })).rejects.toMatchObject({
      problems: [
        { key: 'signings:problem.otherAmount', params: { name: world.organizer.user.name, amount: '1.5' } },
      ],
    });
  });

  it('a key is good for one line only', async () => {
    const [one, other, once] = [await ready(), await ready(), key()];
    await sign(world.organizer, one, { key: once });
    await expect(sign(world.organizer, other, { key: once })).rejects.toMatchObject({ kind: 'refused' });
  });

  it('many desks on many lines at once neither lose nor double anything, nor wait for ever', async () => {
    const ids = await prepare(world, {}, {}, {}, {}, {});
    const desks = [world.organizer, world.second, world.city];
    const taps = ids.flatMap((id) => desks.map((desk) => sign(desk, id)));
    const moves = ids.map((id, index) => moveLine(world.organizer, id, 4 - index));
    await Promise.all([...taps, ...moves]);
    for (const id of ids) expect((await dealOf(id)).agreements).toHaveLength(1);
  });
});

describe('undo', () => {
  it('voids the agreement and opens the line, once', async () => {
    const [id, once] = [await ready(), key()];
    await sign(world.organizer, id);
    const answers = await Promise.all([0, 1].map(() => undo(world.second, id, { key: once })));
    expect(answers).toEqual([
      { id, undone: true },
      { id, undone: true },
    ]);
    expect(await undo(world.organizer, id)).toEqual({ id, undone: false });
    expect((await lineOf(world, id)).signed).toBeNull();
    expect(await dealOf(id)).toMatchObject({ stage: 'lead', signedAmount: null, agreements: [] });
    const [voided] = await db().agreement.findMany({ where: { voidedAt: { not: null } }, take: 1 });
    expect(voided?.voidReason).toBe('签约台撤回');
    await sign(world.organizer, id);
    expect((await dealOf(id)).agreements).toHaveLength(1);
  });

  it('of a tap by its key takes back that tap and not what was signed since', async () => {
    const [id, tap] = [await ready(), key()];
    await sign(world.organizer, id, { key: tap });
    await undo(world.second, id);
    await sign(world.second, id);
    await expect(undo(world.organizer, id, { of: tap })).rejects.toThrow('signedAnew');
    expect(await undo(world.organizer, id, { of: key() })).toEqual({ id, undone: false });
    expect((await dealOf(id)).agreements).toHaveLength(1);
  });

  it('is refused once the deal has moved on', async () => {
    const id = await ready();
    await sign(world.organizer, id);
    const deal = await dealOf(id);
    await db().$transaction([
      db().dealHistory.create({
        data: {
          dealId: deal.id,
          seq: 50,
          kind: 'advanced',
          stage: 'registered',
          status: 'active',
          estimatedAmount: deal.estimatedAmount,
          teamId: deal.teamId,
          countyCode: deal.countyCode,
          effectiveOn: deal.stageSince,
          recordedAt: make.NOW,
        },
      }),
      db().deal.update({ where: { id: deal.id }, data: { stage: 'registered' } }),
    ]);
    await expect(undo(world.organizer, id)).rejects.toThrow('laterStage');
  });

  it('a line whose agreement was voided elsewhere is open again', async () => {
    const id = await ready();
    const { agreementId } = await sign(world.organizer, id);
    const { version } = await dealOf(id);
    await voidAgreement(world.officer, agreementId, { version, reason: '登记有误' });
    expect((await lineOf(world, id)).signed).toBeNull();
    await sign(world.second, id, { amount: '3' });
    expect((await lineOf(world, id)).signed).toMatchObject({ amount: '300000000.00' });
  });
});

describe('a county office that goes along', () => {
  it('sees the lines of its county’s deals, and neither totals nor the large screen', async () => {
    const bureau = await make.makeTeam({ kind: 'county_bureau', regionCode: '530621' });
    const office = await make.asked('county_office', bureau.id);
    const along = { editionId: world.edition.id, userId: office.user.id, name: '某' };
    await db().eventDelegate.create({ data: { ...along, role: 'member', position: 0 } });
    const elsewhere = await ready();
    const own = await ready({ countyCode: '530621' });
    const desk = await deskOf(world, office);
    expect(desk.lines.map(({ id }) => id)).toEqual([own]);
    expect(desk.totals).toBeNull();
    await expect(readProjection(office, world.edition.id, '')).rejects.toMatchObject({ kind: 'not_found' });
    expect((await deskOf(world, world.city)).lines.map(({ id }) => id)).toContain(elsewhere);
  });
});

describe('the list', () => {
  it('is put in order by moves that are made at once', async () => {
    const own = await makeWorldOfLines(4);
    const [a = '', b = '', c = '', d = ''] = own.ids;
    await Promise.all([moveLine(world.city, a, 3), moveLine(world.city, d, 0)]);
    const order = (await readDesk(world.city, own.editionId, '')).body?.lines.map(({ id }) => id);
    expect(order).toEqual([d, b, c, a]);
    const places = await db().signingItem.findMany({
      where: { editionId: own.editionId },
      orderBy: { position: 'asc' },
    });
    expect(places.map(({ position }) => position)).toEqual([0, 1, 2, 3]);
  });

  it('gives a line back to who took it off, and not one that is signed', async () => {
    const id = await ready();
    await removeLine(world.organizer, id);
    expect((await deskOf(world)).lines.some((line) => line.id === id)).toBe(false);
    await expect(sign(world.second, id)).rejects.toThrow('signings:problem.removed');
    await restoreLine(world.organizer, id);
    await sign(world.second, id);
    await expect(removeLine(world.organizer, id)).rejects.toThrow('signings:problem.isSigned');
  });

  it('of an event that is over is completed by who runs it, and by nobody else', async () => {
    const { id: dealId, investorId } = await withInvestor(await ready());
    const over = await make.makeEdition(world.fair.id, { startsOn: '2023-11-11' });
    const input = { editionId: over.id, kind: 'contract', amount: '1', signatoryId: investorId };
    const put = (ctx: typeof world.officer) => putOnList(ctx, dealId, putSchema.parse(input));
    await expect(put(world.officer)).rejects.toMatchObject({ kind: 'forbidden' });
    await put(world.organizer);
  });

  it('holds a deal once with one kind of paper', async () => {
    const id = await ready();
    const { id: dealId, investorId } = await withInvestor(id);
    const again = (kind: string) =>
      putOnList(
        world.organizer,
        dealId,
        putSchema.parse({ editionId: world.edition.id, kind, amount: '1', signatoryId: investorId }),
      );
    await expect(again('contract')).rejects.toThrow('signings:problem.twice');
    await again('intent');
  });

  it('tells its screens of every change, wherever it was made, and costs little while there is none', async () => {
    const id = await ready();
    const seen = new Set<string>();
    const look = async () => {
      const { state } = await readDesk(world.organizer, world.edition.id, '');
      expect(seen.has(state)).toBe(false);
      seen.add(state);
      return state;
    };
    await look();
    const { agreementId } = await sign(world.organizer, id);
    await look();
    const { version } = await dealOf(id);
    await voidAgreement(world.officer, agreementId, { version, reason: '误' });
    await look();
    await removeLine(world.organizer, id);
    const state = await look();
    const statements: string[] = [];
    watchStatements((statement) => statements.push(statement));
    const answer = await readProjection(world.organizer, world.edition.id, state);
    watchStatements(undefined);
    expect(answer).toEqual({ state, body: null });
    expect(statements).toHaveLength(2);
  });
});

async function makeWorldOfLines(count: number) {
  const { id: editionId } = await make.makeEdition(null);
  const inputs = Array.from({ length: count }, () => world.project());
  return { editionId, ids: await addProjects(world.city, editionId, null, inputs) };
}

async function withInvestor(lineId: string) {
  const deal = await dealOf(lineId);
  const { companyId } = await db().dealInvestor.findFirstOrThrow({ where: { dealId: deal.id } });
  return { id: deal.id, investorId: companyId };
}
