import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx, Role } from '#app/auth/user.ts';
import {
  visibleCompanies,
  visibleContacts,
  visibleDeals,
  visibleTeams,
  visibleTrips,
  visibleVisits,
} from '#app/auth/visible.ts';
import { visibleDealsSql } from '#app/auth/visible-sql.server.ts';
import { db, sql } from '#app/db/client.server.ts';
import { listCompanies, readCompany } from '#app/domain/companies/company.queries.server.ts';
import { companyFilterSchema } from '#app/domain/companies/company.schema.ts';
import { toDateColumn } from '#app/lib/dates.ts';
import { useDatabase } from '#tests/support/database.ts';
import * as make from '#tests/support/fixtures.ts';

useDatabase('empty');

const COUNTY = '530602';
const OTHER_COUNTY = '530621';

/** Deals by what makes them visible; each has a company, a contact and a talk of its own. */
type Name =
  | 'own'
  | 'ownInCounty'
  | 'below'
  | 'county'
  | 'elsewhere'
  | 'shared'
  | 'credited'
  | 'fromEvent'
  | 'signedAtEvent'
  | 'voidedAtEvent'
  | 'listedAtEvent'
  | 'withdrawnFromEvent'
  | 'archived';

const ALL_BUT_ARCHIVED: Name[] = [
  'own',
  'ownInCounty',
  'below',
  'county',
  'elsewhere',
  'shared',
  'credited',
  'fromEvent',
  'signedAtEvent',
  'voidedAtEvent',
  'listedAtEvent',
  'withdrawnFromEvent',
];

const records = new Map<Name, { deal: string; company: string; contact: string; visit: string }>();
const viewers = new Map<string, Ctx>();
/** The talk held at the event: the only one its organizer sees. */
let eventVisit = '';

beforeAll(async () => {
  await make.makeReference();
  const city = await make.makeTeam({ kind: 'city_bureau', regionCode: '530600' });
  const parent = { parentId: city.id };
  const team = await make.makeTeam(parent);
  const group = await make.makeTeam({ parentId: team.id });
  const county = await make.makeTeam({ kind: 'county_bureau', regionCode: COUNTY, ...parent });
  const other = await make.makeTeam({ kind: 'county_bureau', regionCode: OTHER_COUNTY, ...parent });
  const organizer = await make.makeTeam({ kind: 'organizer', ...parent });
  const edition = await make.makeEdition(organizer.id);
  const recorder = await make.makeUser('officer', other.id);

  const add = async (name: Name, teamId: string, given: Parameters<typeof make.makeDeal>[1] = {}) => {
    const company = await make.makeCompany(teamId);
    const contact = await make.makeContact(company.id);
    const deal = await make.makeDeal(teamId, { investorId: company.id, ...given });
    const visit = await make.makeVisit(company.id, { id: recorder.id, teamId }, { dealIds: [deal.id] });
    records.set(name, { deal: deal.id, company: company.id, contact: contact.id, visit: visit.id });
    return { deal, company };
  };
  await add('own', team.id);
  await add('ownInCounty', team.id, { countyCode: COUNTY });
  await add('below', group.id);
  await add('county', county.id, { countyCode: COUNTY });
  await add('elsewhere', other.id, { countyCode: OTHER_COUNTY });
  await add('shared', other.id, { countyCode: OTHER_COUNTY, sharedWith: [team.id] });
  const credited = await add('credited', other.id, { countyCode: OTHER_COUNTY });
  await db().dealCredit.create({
    data: { dealId: credited.deal.id, teamId: county.id, countyCode: COUNTY, metric: 'signed', share: 0.5 },
  });
  const fromEvent = await add('fromEvent', other.id, { sourceKind: 'event', sourceEditionId: edition.id });
  const talk = await make.makeVisit(
    fromEvent.company.id,
    { id: recorder.id, teamId: other.id },
    { editionId: edition.id },
  );
  eventVisit = talk.id;
  for (const name of ['signedAtEvent', 'voidedAtEvent'] as const) {
    const { deal } = await add(name, other.id);
    const { id } = await make.makeAgreement(deal.id, { editionId: edition.id, recordedById: recorder.id });
    if (name === 'voidedAtEvent') {
      await db().agreement.update({ where: { id }, data: { voidedAt: make.NOW, voidReason: '错登' } });
    }
  }
  for (const name of ['listedAtEvent', 'withdrawnFromEvent'] as const) {
    const { deal, company } = await add(name, other.id);
    await db().signingItem.create({
      data: {
        editionId: edition.id,
        dealId: deal.id,
        position: 1,
        kind: 'contract',
        amount: 1,
        signatoryId: company.id,
        recordedById: recorder.id,
        teamId: other.id,
        recordedAt: make.NOW,
        archivedAt: name === 'withdrawnFromEvent' ? make.NOW : null,
      },
    });
  }
  const archived = await add('archived', team.id);
  const gone = { archivedAt: make.NOW };
  await db().deal.update({ where: { id: archived.deal.id }, data: gone });
  await db().company.update({ where: { id: archived.company.id }, data: gone });
  await db().contact.updateMany({ where: { companyId: archived.company.id }, data: gone });
  await db().visit.updateMany({ where: { companyId: archived.company.id }, data: gone });

  const seat = async (name: string, role: Role, teamId: string) =>
    viewers.set(name, await make.asked(role, teamId));
  await seat('officer', 'officer', team.id);
  await seat('lead', 'lead', team.id);
  await seat('county officer', 'officer', county.id);
  await seat('county office', 'county_office', county.id);
  await seat('other county office', 'county_office', other.id);
  await seat('office without a county', 'county_office', organizer.id);
  await seat('city office', 'city_office', city.id);
  await seat('official', 'official', city.id);
  await seat('organizer', 'organizer', organizer.id);
  const idle = await make.makeTeam({ kind: 'organizer', ...parent });
  await seat('organizer of nothing', 'organizer', idle.id);
  await seat('admin', 'admin', city.id);
  await seat('auditor', 'auditor', city.id);
});

const EXPECTED: [viewer: string, sees: Name[]][] = [
  ['officer', ['own', 'ownInCounty', 'shared']],
  ['lead', ['own', 'ownInCounty', 'shared', 'below']],
  ['county officer', ['county']],
  ['county office', ['county', 'ownInCounty', 'credited']],
  [
    'other county office',
    [
      'elsewhere',
      'shared',
      'credited',
      'fromEvent',
      'signedAtEvent',
      'voidedAtEvent',
      'listedAtEvent',
      'withdrawnFromEvent',
    ],
  ],
  ['office without a county', []],
  ['city office', ALL_BUT_ARCHIVED],
  ['official', ALL_BUT_ARCHIVED],
  ['organizer', ['fromEvent', 'signedAtEvent', 'voidedAtEvent', 'listedAtEvent']],
  ['organizer of nothing', []],
  ['admin', []],
  ['auditor', []],
];

describe.each(EXPECTED)('%s', (viewer, sees) => {
  const ctx = () => {
    const found = viewers.get(viewer);
    if (!found) throw new Error(viewer);
    return found;
  };
  const named = (kind: 'deal' | 'company' | 'contact' | 'visit', ids: string[]) => {
    const names = [...records].filter(([, record]) => ids.includes(record[kind])).map(([name]) => name);
    expect(names.length, 'every record found is one of the fixture').toBe(ids.length);
    return names.sort();
  };
  const idOf = ({ id }: { id: string }) => id;
  const expected = [...sees].sort();

  it('sees these deals in lists and counts, and by their ids', async () => {
    const where = visibleDeals(ctx().user);
    expect(named('deal', (await db().deal.findMany({ where })).map(idOf))).toEqual(expected);
    expect(await db().deal.count({ where })).toBe(expected.length);
    for (const [name, { deal }] of records) {
      const found = await db().deal.findFirst({ where: { AND: [where, { id: deal }] } });
      expect(found !== null, name).toBe(sees.includes(name));
    }
  });

  it('sees the same deals in reports', async () => {
    const condition = visibleDealsSql(sql(), ctx().user);
    const rows = await sql()<{ id: string }[]>`SELECT d.id::text FROM deal d WHERE ${condition}`;
    expect(named('deal', rows.map(idOf))).toEqual(expected);
  });

  it('sees their companies in the list, in its total and by their addresses', async () => {
    const filter = companyFilterSchema.parse({});
    const { rows, total } = await listCompanies(ctx(), filter);
    expect(named('company', rows.map(idOf))).toEqual(expected);
    expect(total.count).toBe(expected.length);
    for (const [name, { company }] of records) {
      const read = readCompany(ctx(), company);
      if (sees.includes(name)) expect((await read).id).toBe(company);
      else await expect(read, name).rejects.toMatchObject({ kind: 'not_found', status: 404 });
    }
    expect(await db().company.count({ where: visibleCompanies(ctx().user) })).toBe(expected.length);
  });

  it('sees the people and talks that go with them', async () => {
    const contacts = await db().contact.findMany({ where: visibleContacts(ctx().user) });
    expect(named('contact', contacts.map(idOf))).toEqual(expected);
    const visits = (await db().visit.findMany({ where: visibleVisits(ctx().user) })).map(idOf);
    if (viewer.startsWith('organizer')) expect(visits).toEqual(sees.length > 0 ? [eventVisit] : []);
    else {
      const besides = visits.filter((id) => id !== eventVisit);
      expect(named('visit', besides)).toEqual(expected);
    }
  });

  it('is offered no team beyond those', async () => {
    const teams = (await db().team.findMany({ where: visibleTeams(ctx().user) })).map(idOf);
    if (viewer === 'city office' || viewer === 'official') expect(teams.length).toBe(await db().team.count());
    else expect(teams.every((id) => ctx().user.teamIds.includes(id))).toBe(true);
  });
});

const viewer = (name: string) => {
  const found = viewers.get(name);
  if (!found) throw new Error(name);
  return found.user;
};

describe('besides', () => {
  it('a company is seen through an agreement that stands, not through one that was voided', async () => {
    const { deal } = records.get('own') ?? { deal: '' };
    const { teamId } = viewer('other county office');
    const [standing, voided] = [await make.makeCompany(teamId), await make.makeCompany(teamId)];
    const paper = {
      dealId: deal,
      kind: 'intent' as const,
      amount: 1,
      signedOn: toDateColumn(make.TODAY),
      teamId: viewer('officer').teamId,
      recordedAt: make.NOW,
      recordedById: viewer('officer').id,
    };
    await db().agreement.create({ data: { ...paper, seq: 1, signatoryId: standing.id } });
    const mistake = { signatoryId: voided.id, voidedAt: make.NOW, voidReason: '错登' };
    await db().agreement.create({ data: { ...paper, seq: 2, ...mistake } });
    const where = { AND: [{ id: { in: [standing.id, voided.id] } }, visibleCompanies(viewer('officer'))] };
    expect(await db().company.findMany({ where, select: { id: true } })).toEqual([{ id: standing.id }]);
  });

  it('journeys are seen by who made them, and where a deal in sight came from', async () => {
    const [officer, lead, office] = [viewer('officer'), viewer('lead'), viewer('county office')];
    const below = lead.teamIds.find((id) => id !== lead.teamId) ?? '';
    const elsewhere = viewer('other county office').teamId;
    const source = (name: Name) => ({ deals: { connect: { id: records.get(name)?.deal ?? '' } } });
    const journeys = {
      own: { teamId: officer.teamId },
      below: { teamId: below },
      joined: { teamId: elsewhere, members: { create: { user: { connect: { id: officer.id } } } } },
      source: { teamId: elsewhere, ...source('shared') },
      signed: { teamId: elsewhere, ...source('signedAtEvent') },
      county: { teamId: office.teamId },
      foreign: { teamId: elsewhere },
      archived: { teamId: officer.teamId, archivedAt: make.NOW },
    };
    const day = toDateColumn(make.TODAY);
    for (const [title, { teamId, ...given }] of Object.entries(journeys)) {
      const trip = { title, leaderName: '张三', leaderRank: 'deputy' as const, startsOn: day, endsOn: day };
      await db().trip.create({ data: { ...trip, team: { connect: { id: teamId } }, ...given } });
    }
    const seen = async (name: string) =>
      (await db().trip.findMany({ where: visibleTrips(viewer(name)), select: { title: true } }))
        .map(({ title }) => title)
        .sort();
    expect(await seen('officer')).toEqual(['joined', 'own', 'source']);
    expect(await seen('lead')).toEqual(['below', 'own', 'source']);
    expect(await seen('county office')).toEqual(['county']);
    expect(await seen('organizer')).toEqual([]);
    expect(await seen('city office')).toHaveLength(7);
    expect(await seen('official')).toHaveLength(7);
    expect([...(await seen('admin')), ...(await seen('auditor'))]).toEqual([]);
  });
});
