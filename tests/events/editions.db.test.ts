import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import {
  archiveEdition,
  createEdition,
  editEdition,
  restoreEdition,
} from '#app/domain/events/edition.commands.server.ts';
import {
  listEditions,
  readEdition,
  readEditionFigures,
  readInsideEdition,
} from '#app/domain/events/edition.queries.server.ts';
import { editionFilterSchema, editionSchema, seriesSchema } from '#app/domain/events/edition.schema.ts';
import { addSeries } from '#app/domain/events/series.commands.server.ts';
import { useDatabase } from '#tests/support/database.ts';
import * as make from '#tests/support/fixtures.ts';

useDatabase('empty');

let fair: { id: string };
let otherFair: { id: string };
let team: { id: string };
let organizer: Ctx;
let stranger: Ctx;
let city: Ctx;
let officer: Ctx;
let official: Ctx;
let county: Ctx;
let admin: Ctx;

beforeAll(async () => {
  await make.makeReference();
  fair = await make.makeTeam({ kind: 'organizer' });
  otherFair = await make.makeTeam({ kind: 'organizer' });
  team = await make.makeTeam();
  const bureau = await make.makeTeam({ kind: 'city_bureau' });
  const countyTeam = await make.makeTeam({ kind: 'county_bureau', regionCode: '530602' });
  organizer = await make.asked('organizer', fair.id);
  stranger = await make.asked('organizer', otherFair.id);
  city = await make.asked('city_office', bureau.id);
  officer = await make.asked('officer', team.id);
  county = await make.asked('county_office', countyTeam.id);
  official = await make.asked('official', bureau.id);
  admin = await make.asked('admin', bureau.id);
});

let days = 0;
/** A valid form on a day of its own. */
const input = (given: Record<string, string> = {}) => {
  const day = new Date(Date.UTC(2021, 0, 1 + ++days)).toISOString().slice(0, 10);
  return editionSchema.parse({
    seriesCode: 'promotion',
    title: `推介会 ${days}`,
    startsOn: day,
    endsOn: day,
    venue: '上海',
    participation: 'host',
    ...given,
  });
};
const list = async (ctx: Ctx, query: Record<string, string> = {}) =>
  (await listEditions(ctx, editionFilterSchema.parse(query))).rows;
const audit = (id: string) =>
  db().auditEntry.findMany({ where: { subjectType: 'events', subjectId: id }, orderBy: { id: 'asc' } });

describe('the form', () => {
  const problems = (given: Record<string, string>) =>
    editionSchema
      .safeParse({ ...input(), ordinal: '', organizerTeamId: '', ...given })
      .error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];

  it('refuses an end before the start, days that do not exist and forged choices', () => {
    expect(problems({ startsOn: '2023-11-17', endsOn: '2023-11-16' })).toEqual([
      'endsOn events:problem.endsBefore',
    ]);
    expect(problems({ startsOn: '2023-02-30' })).toContain('startsOn errors:date');
    expect(problems({ participation: 'sponsor', ordinal: '-1', organizerTeamId: '1' })).toEqual([
      'ordinal errors:count?max=999',
      'participation errors:unknown',
      'organizerTeamId errors:unknown',
    ]);
  });
});

describe('creating', () => {
  it('gives an organizer its own team, whatever was posted', async () => {
    const { id, name } = await createEdition(organizer, input({ organizerTeamId: otherFair.id }));
    expect(name).toMatch(/^推介会/);
    expect(await db().eventEdition.findUniqueOrThrow({ where: { id } })).toMatchObject({
      organizerTeamId: fair.id,
      version: 1,
    });
    expect((await audit(id)).map(({ action, subjectLabel }) => [action, subjectLabel])).toEqual([
      ['create', name],
    ]);
  });

  it('lets the city choose the organizer, or none, of teams that organize', async () => {
    const { id } = await createEdition(city, input({ organizerTeamId: fair.id }));
    expect(await readEdition(organizer, id)).toMatchObject({ canEdit: true });
    await createEdition(city, input());
    await expect(createEdition(city, input({ organizerTeamId: team.id }))).rejects.toMatchObject({
      status: 422,
      problems: [{ field: 'organizerTeamId' }],
    });
    await expect(createEdition(city, input({ seriesCode: 'none' }))).rejects.toMatchObject({ status: 422 });
  });

  it('refuses the same event twice, also when the first is archived', async () => {
    const twice = input();
    const { id } = await createEdition(city, twice);
    await archiveEdition(city, id, 1);
    await expect(createEdition(city, twice)).rejects.toMatchObject({
      problems: [{ key: 'events:problem.duplicate', field: 'startsOn' }],
    });
  });

  it('is forbidden to all others', async () => {
    for (const ctx of [officer, county, official, admin])
      expect(() => createEdition(ctx, input())).toThrow(expect.objectContaining({ status: 403 }));
  });
});

describe('changing', () => {
  it('is for its organizer and the city; others read, other organizers know of nothing', async () => {
    const given = input();
    const { id } = await createEdition(organizer, given);
    await editEdition(organizer, id, 1, { ...given, venue: '北京', organizerTeamId: null });
    expect(await readEdition(organizer, id)).toMatchObject({
      venue: '北京',
      organizerTeamId: fair.id,
      version: 2,
    });
    await expect(editEdition(stranger, id, 2, given)).rejects.toMatchObject({ status: 404 });
    await expect(readEdition(stranger, id)).rejects.toMatchObject({ status: 404 });
    await expect(readEdition(admin, id)).rejects.toMatchObject({ status: 404 });
    for (const ctx of [officer, county, official]) {
      await expect(editEdition(ctx, id, 2, given)).rejects.toMatchObject({ status: 403 });
      expect(await readEdition(ctx, id)).toMatchObject({ canEdit: false, canArrange: false, canWork: false });
    }
    await editEdition(city, id, 2, { ...given, organizerTeamId: otherFair.id });
    await expect(readEdition(organizer, id)).rejects.toMatchObject({ status: 404 });
    expect((await audit(id)).at(-1)?.changes).toMatchObject({ venue: ['北京', '上海'] });
  });

  it('refuses a stale save, and of two at the same moment the later', async () => {
    const given = input();
    const { id } = await createEdition(organizer, given);
    const saves = [organizer, city].map((ctx) =>
      editEdition(ctx, id, 1, { ...given, venue: ctx.user.name, organizerTeamId: fair.id }),
    );
    const results = await Promise.allSettled(saves);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(editEdition(organizer, id, 1, given)).rejects.toMatchObject({
      status: 409,
      currentVersion: 2,
    });
  });

  it('archives and restores', async () => {
    const { id } = await createEdition(organizer, input());
    await expect(archiveEdition(officer, id, 1)).rejects.toMatchObject({ status: 403 });
    await archiveEdition(organizer, id, 1);
    await expect(readEdition(organizer, id)).rejects.toMatchObject({ status: 404 });
    expect((await list(organizer)).map((row) => row.id)).not.toContain(id);
    expect((await list(organizer, { time: 'archived' })).map((row) => row.id)).toContain(id);
    expect((await list(stranger, { time: 'archived' })).map((row) => row.id)).not.toContain(id);
    await expect(restoreEdition(stranger, id, 2)).rejects.toMatchObject({ status: 404 });
    await restoreEdition(organizer, id, 2);
    expect(await readEdition(organizer, id)).toMatchObject({ version: 3 });
  });
});

describe('the inside', () => {
  it('opens to the organizer, the city, leaders and members of the delegation', async () => {
    const { id } = await createEdition(organizer, input());
    await db().eventDelegate.create({
      data: { editionId: id, userId: officer.user.id, name: officer.user.name, role: 'member', position: 0 },
    });
    const sight = async (ctx: Ctx) => {
      const edition = await readInsideEdition(ctx, id).catch(({ status }) => status);
      return typeof edition === 'number' ? edition : [edition.canArrange, edition.canWork, edition.canReveal];
    };
    expect(await sight(organizer)).toEqual([true, true, true]);
    expect(await sight(city)).toEqual([true, true, true]);
    expect(await sight(officer)).toEqual([false, true, true]);
    expect(await sight(official)).toEqual([false, false, false]);
    expect(await sight(county)).toBe(404);
    expect(await sight(stranger)).toBe(404);
  });
});

describe('the list', () => {
  it('narrows by time, year, series and participation, and finds series under any name', async () => {
    const own = await createEdition(
      city,
      input({ seriesCode: 'ciie', title: '', ordinal: '6', startsOn: '2023-11-05', endsOn: '2023-11-12' }),
    );
    const next = await createEdition(
      city,
      input({ startsOn: '2023-11-17', endsOn: '2023-11-17', title: '上海专场' }),
    );
    const ids = async (query: Record<string, string>) => (await list(officer, query)).map(({ id }) => id);
    expect(own.name).toBe('第6届进博会');
    expect(await ids({ time: 'running' })).toEqual([own.id]);
    expect(await ids({ time: 'upcoming' })).toEqual([next.id]);
    expect(await ids({ time: 'past' })).not.toContain(own.id);
    expect(await ids({ year: '2023' })).toEqual([next.id, own.id]);
    for (const q of ['进博会', '進博會', 'jinbohui', 'jbh', 'CIIE', '国际进口']) {
      expect([q, await ids({ q })]).toEqual([q, [own.id]]);
    }
    expect(await ids({ q: '上海专' })).toEqual([next.id]);
    expect(await ids({ q: '%' })).toEqual([]);
    expect(await ids({ series: 'ciie' })).toEqual([own.id]);
    expect(await ids({ participation: 'join' })).toEqual([]);
  });

  it('counts each deal once where it was first signed, of those in sight', async () => {
    const { id } = await createEdition(organizer, input());
    const recordedById = city.user.id;
    for (const teamId of [team.id, otherFair.id]) {
      const deal = await make.makeDeal(teamId, {});
      await make.makeAgreement(deal.id, { editionId: id, amount: '150000000.00', recordedById });
    }
    expect(await readEditionFigures(organizer, id)).toMatchObject({ deals: 2, amount: '300000000.00' });
    expect(await readEditionFigures(officer, id)).toMatchObject({ deals: 1, amount: '150000000.00' });
    expect(await readEditionFigures(county, id)).toMatchObject({ deals: 0, amount: '0.00' });
    expect((await list(city)).find((row) => row.id === id)).toMatchObject({
      deals: 2,
      amount: '300000000.00',
    });
  });
});

it('says where figures are the reader’s share alone: to teams and counties, not to who sees all of an event', async () => {
  const { id } = await make.makeEdition(fair.id);
  const readers: [Ctx, boolean][] = [
    [officer, true],
    [county, true],
    [organizer, false],
    [official, false],
    [city, false],
  ];
  for (const [ctx, isShare] of readers) {
    expect(await readEditionFigures(ctx, id), ctx.user.role).toMatchObject({ isShare });
    expect(await listEditions(ctx, editionFilterSchema.parse({})), ctx.user.role).toMatchObject({ isShare });
  }
});

describe('series', () => {
  it('are added by the city, under all names', async () => {
    const series = seriesSchema.parse({
      name: '苹果节',
      nameEn: 'Apple Festival',
      fullName: '昭通苹果文化节',
    });
    await addSeries(city, series);
    expect(await db().eventSeries.findUnique({ where: { code: 'apple_festival' } })).toMatchObject({
      name: '苹果节',
      nameTw: '蘋果節',
    });
    await expect(addSeries(city, series)).rejects.toMatchObject({ problems: [{ key: 'errors:duplicate' }] });
    const twice = { ...series, name: '同时新增的系列', nameEn: 'Added Twice' };
    const both = await Promise.allSettled([addSeries(city, twice), addSeries(city, twice)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(both).toContainEqual(
      expect.objectContaining({
        reason: expect.objectContaining({ problems: [expect.objectContaining({ key: 'errors:duplicate' })] }),
      }),
    );
    expect(() => addSeries(city, { ...series, nameEn: '苹果' })).toThrow(
      expect.objectContaining({ status: 422 }),
    );
    expect(() => addSeries(organizer, series)).toThrow(expect.objectContaining({ status: 403 }));
  });
});
