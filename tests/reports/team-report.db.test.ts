import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db, watchStatements } from '#app/db/client.server.ts';
import { businessNow } from '#app/db/clock.server.ts';
import { toDateColumn } from '#app/lib/dates.ts';
import { readRecords } from '#app/reports/facts/records.queries.server.ts';
import { lockMonth } from '#app/reports/months/lock.commands.server.ts';
import { rate } from '#app/reports/rate.ts';
import { rowsOf, type Table } from '#app/reports/tables/table.ts';
import { teamReport } from '#app/reports/teams/report.server.ts';
import { teamWork } from '#app/reports/teams/team.server.ts';
import { loader as reportLoader } from '#app/routes/reports.teams.tsx';
import { loader as teamLoader } from '#app/routes/reports.teams_.$id.tsx';
import { useDatabase } from '#tests/support/database.ts';
import {
  asked,
  cookieOf,
  makeCompany,
  makeReference,
  makeTeam,
  makeTrip,
  makeVisit,
  NOW,
} from '#tests/support/fixtures.ts';
import { routeArgs } from '#tests/support/visit-route.ts';

useDatabase('empty');

const STAGES = ['lead', 'screening', 'negotiating', 'signed'] as const;
const YI = '00000000.00';

interface Story {
  estimate?: string;
  signed?: string;
  ownerId?: string;
  credits?: { teamId: string; share: string }[];
  nextStep?: { due: string; ownerId: string };
}

/** A deal that entered lead, screening, negotiating and signed on these days, as far as it came. */
async function story(teamId: string, days: string[], given: Story = {}): Promise<void> {
  const { estimate = `1${YI}`, signed, ownerId, credits = [{ teamId, share: '1' }], nextStep } = given;
  const companyId = (await makeCompany(teamId)).id;
  const stage = STAGES[days.length - 1] ?? 'lead';
  const on = (day: string | undefined) => toDateColumn(day ?? '');
  await db().$transaction(async (tx) => {
    const deal = await tx.deal.create({
      data: {
        code: `D-${(await tx.deal.count()) + 1}`,
        name: `项目 ${days[0]}`,
        teamId,
        ownerId,
        stage,
        estimatedAmount: estimate,
        firstMetOn: on(days[0]),
        stageSince: on(days.at(-1)),
        recordedAt: NOW,
        updatedAt: NOW,
        ...(nextStep && {
          nextStep: '回访',
          nextStepDue: on(nextStep.due),
          nextStepOwnerId: nextStep.ownerId,
        }),
        ...(signed && { signedOn: on(days[3]), signedAmount: signed }),
        investors: { create: { companyId, isLead: true } },
        credits: { create: credits },
      },
    });
    const agreement =
      signed &&
      (await tx.agreement.create({
        data: {
          dealId: deal.id,
          seq: 1,
          kind: 'contract',
          amount: signed,
          signedOn: on(days[3]),
          signatoryId: companyId,
          teamId,
          recordedAt: NOW,
          recordedById: officer?.user.id ?? '',
        },
      }));
    for (const [index, day] of days.entries()) {
      await tx.dealHistory.create({
        data: {
          dealId: deal.id,
          seq: index + 1,
          kind: index === 0 ? 'created' : 'advanced',
          stage: STAGES[index] ?? 'lead',
          status: 'active',
          estimatedAmount: estimate,
          teamId,
          agreementId: index === 3 && agreement ? agreement.id : null,
          effectiveOn: on(day),
          recordedAt: NOW,
        },
      });
    }
  });
}

let [city, lead, officer, parkOfficer, official, county]: Ctx[] = [];
let [bureauId, parkId, chainId, cityId]: string[] = [];

/** A bureau with a park below it, a task force, and the city bureau above all; see the figures below. */
beforeAll(async () => {
  await makeReference();
  cityId = (await makeTeam({ kind: 'city_bureau', name: '市局' })).id;
  bureauId = (await makeTeam({ kind: 'county_bureau', name: '县局', parentId: cityId, regionCode: '530602' }))
    .id;
  parkId = (await makeTeam({ kind: 'park', name: '园区', parentId: bureauId, regionCode: '530602' })).id;
  chainId = (await makeTeam({ kind: 'task_force', name: '专班', parentId: cityId })).id;
  city = await asked('city_office', cityId);
  lead = await asked('lead', bureauId);
  officer = await asked('officer', bureauId);
  parkOfficer = await asked('officer', parkId);
  official = await asked('official', (await makeTeam({ kind: 'department', name: '政府办' })).id);
  county = await asked('county_office', bureauId);
  const owned = { ownerId: officer.user.id };

  await story(bureauId, ['2023-01-10', '2023-01-20', '2023-02-19', '2023-03-31'], {
    ...owned,
    signed: `5${YI}`,
  });
  await story(bureauId, ['2023-02-01', '2023-02-21'], {
    ...owned,
    nextStep: { due: '2023-11-01', ownerId: officer.user.id },
  });
  await story(parkId, ['2023-03-01', '2023-03-31', '2023-04-10'], { estimate: `2${YI}` });
  // Credit shared by the park and its bureau: once for either, once for both together.
  await story(parkId, ['2023-04-01', '2023-05-11', '2023-05-31', '2023-06-30'], {
    signed: `1${YI}`,
    credits: [
      { teamId: parkId, share: '0.5' },
      { teamId: bureauId, share: '0.5' },
    ],
  });
  await story(bureauId, ['2022-12-20', '2023-01-05']);
  await story(bureauId, ['2023-10-01']);
  // Of the year before.
  await story(bureauId, ['2022-06-01', '2022-06-11', '2022-07-01', '2022-08-01'], { signed: `2${YI}` });
  await story(chainId, ['2022-05-01', '2022-05-11', '2022-06-01', '2022-12-01'], { signed: `3${YI}` });

  const [x, y, z, w] = await Promise.all([1, 2, 3, 4].map(() => makeCompany(bureauId ?? '')));
  const talks = [
    [x, officer, 'outbound', '2023-05-01'],
    [x, officer, 'outbound', '2023-06-01'],
    [y, officer, 'inbound', '2023-06-02'],
    [z, officer, 'meeting', '2023-07-01'],
    [w, officer, 'call', '2023-07-02'],
    [x, parkOfficer, 'outbound', '2023-08-01'],
    [x, officer, 'outbound', '2022-05-01'],
    [x, officer, 'outbound', '2022-12-01'],
  ] as const;
  for (const [company, { user }, kind, day] of talks) {
    const visit = await makeVisit(company?.id ?? '', user, { kind, occurredOn: toDateColumn(day) });
    await db().visitStaff.create({ data: { visitId: visit.id, userId: user.id } });
  }
  const late = { nextStep: '回复', nextStepOwnerId: parkOfficer.user.id };
  for (const [due, done] of [
    ['2023-11-10', null],
    ['2023-11-12', null],
    ['2023-11-01', NOW],
  ] as const)
    await makeVisit(y?.id ?? '', parkOfficer.user, {
      kind: 'call',
      ...late,
      nextStepDue: toDateColumn(due),
      nextStepDoneAt: done,
      nextStepDoneById: done && parkOfficer.user.id,
    });
  await makeTrip(bureauId, { memberIds: [officer.user.id] });
  const target = { year: 2023, updatedAt: NOW, teamId: bureauId };
  await db().target.createMany({
    data: [
      { ...target, measure: 'signed_amount', amount: `12${YI}` },
      {
        ...target,
        measure: 'signed_count',
        amount: '4',
        months: ['1', '1', '1', '1', ...Array(8).fill('0')],
      },
      { ...target, teamId: null, measure: 'signed_count', amount: '8' },
    ],
  });
});

/** The cells of one row by column, of all tables. */
function cellsOf(tables: Table[], label: string): Record<string, string | number | null> {
  return Object.fromEntries(
    tables.flatMap((table) => {
      const row = rowsOf(table).find((one) => one.label === label);
      return table.columns.map(({ id }, index) => [id, row?.cells[index]?.value ?? null]);
    }),
  );
}

const read = async (ctx: Ctx | undefined, search = '') => {
  if (!ctx) throw new Error('nobody asks');
  return (await teamReport(ctx, new URLSearchParams(search))).tables;
};

describe('a team with those below it', () => {
  it('counts each record once, in every column', async () => {
    expect(cellsOf(await read(city), '县局（含下级）')).toEqual({
      visit_out: 3,
      visit_in: 1,
      company: 3,
      trip: 1,
      lead: 5,
      standing_count: 1,
      standing_amount: `2${YI}`,
      signed_count: 2,
      signed_amount: `6${YI}`,
      // 4 of 5 leads, 3 of 5 screened, 2 of 3 negotiated moved on.
      moved_lead: '0.8',
      moved_screening: '0.6',
      moved_negotiating: rate(2, 3),
      // 10, 16, 20, 30, 40; 10, 20, 30; 30, 40 days.
      left_lead: 20,
      left_screening: 20,
      left_negotiating: 35,
      overdue: 2,
      signed_amount_year: `12${YI}`,
      signed_amount_done: `6${YI}`,
      signed_amount_rate: '0.5',
      signed_amount_schedule: rate(11, 12),
      signed_amount_ahead: '-0.41666666666666666667',
      signed_count_year: 4,
      signed_count_done: 2,
      signed_count_rate: '0.5',
      // All of it was due by April.
      signed_count_schedule: '1',
      signed_count_ahead: '-0.5',
      visits_now: 4,
      visits_then: 1,
      visits_change: '3',
      signed_now: 2,
      signed_then: 1,
      signed_change: '1',
      money_now: `6${YI}`,
      money_then: `2${YI}`,
      money_change: '2',
    });
  });

  it('stands above its own part and the teams below it, whose medians are of their own stays', async () => {
    const tables = await read(city);
    const own = cellsOf(tables, '本级');
    expect(own).toMatchObject({ visit_out: 2, lead: 3, signed_count: 2, signed_amount: '550000000.00' });
    // 10, 16 and 20 days.
    expect(own).toMatchObject({ left_lead: 16, overdue: 1, signed_amount_year: null });
    // 30 and 40 days, of which the median lies between.
    expect(cellsOf(tables, '园区')).toMatchObject({
      visit_out: 1,
      company: 1,
      signed_count: 1,
      signed_amount: '50000000.00',
      left_lead: 35,
      moved_lead: '1',
      overdue: 1,
    });
    expect(cellsOf(tables, '专班')).toMatchObject({ signed_count: 0, signed_then: 0, signed_change: null });
  });

  it('adds up to the whole without double counting', async () => {
    const tables = await read(city);
    expect(cellsOf(tables, '市局（含下级）')).toMatchObject({
      signed_count: 2,
      signed_amount: `6${YI}`,
      lead: 5,
    });
    expect(cellsOf(tables, '合计（每条记录只计一次）')).toMatchObject({
      signed_count: 2,
      signed_amount: `6${YI}`,
      company: 3,
      overdue: 2,
      signed_count_year: 8,
      signed_count_rate: '0.25',
    });
  });
});

describe('a span of days', () => {
  it('counts what fell in it, but the target from January', async () => {
    const cells = cellsOf(await read(city, 'from=2023-06-01&to=2023-06-30'), '县局（含下级）');
    expect(cells).toMatchObject({
      visit_out: 1,
      visit_in: 1,
      company: 2,
      lead: 0,
      signed_count: 1,
      signed_amount: `1${YI}`,
      signed_amount_done: `6${YI}`,
      signed_amount_schedule: '0.5',
      left_negotiating: 30,
      moved_lead: null,
      // Past states of steps are not kept.
      overdue: null,
      visits_then: 0,
      visits_change: null,
    });
  });

  it('tells where deals stood on its last day', async () => {
    const cells = cellsOf(await read(city, 'to=2023-06-15'), '县局（含下级）');
    expect(cells).toMatchObject({ standing_count: 2, moved_negotiating: rate(1, 3) });
  });

  it('reads a locked month as it was kept, targets included', async () => {
    if (!city) throw new Error('nobody asks');
    await lockMonth(city, { year: 2023, month: 3 }, { anyway: true, note: '演示' });
    const before = cellsOf(await read(city, 'month=2023-03'), '县局（含下级）');
    expect(before).toMatchObject({ lead: 3, signed_count: 1, signed_amount_year: `12${YI}`, left_lead: 18 });
    await db().target.updateMany({ where: { teamId: bureauId }, data: { amount: `20${YI}` } });
    const visit = await db().visit.findFirstOrThrow({ where: { kind: 'meeting' } });
    await makeVisit(
      visit.companyId,
      { id: visit.recordedById, teamId: visit.teamId },
      {
        kind: 'outbound',
        occurredOn: toDateColumn('2023-03-02'),
      },
    );
    expect(cellsOf(await read(city, 'month=2023-03'), '县局（含下级）')).toEqual(before);
    expect(cellsOf(await read(city, 'to=2023-03-31'), '县局（含下级）')).toMatchObject({
      visit_out: 1,
      signed_amount_year: `20${YI}`,
    });
    await db().visit.deleteMany({ where: { occurredOn: toDateColumn('2023-03-02') } });
  });
});

describe('people', () => {
  it('have the figures of their own talks, deals and steps, for the lead and the city', async () => {
    for (const ctx of [lead, city]) {
      if (!ctx) throw new Error('nobody asks');
      const { members, sight } = await teamWork(ctx, bureauId ?? '', new URLSearchParams());
      expect(sight).toBe('all');
      expect(cellsOf(members, officer?.user.name ?? '')).toMatchObject({
        visit_out: 2,
        visit_in: 1,
        company: 3,
        trip: 1,
        lead: 2,
        signed_count: 1,
        signed_amount: `5${YI}`,
        overdue: 1,
        // 10 and 20 days.
        left_lead: 15,
        visits_then: 1,
      });
      expect(cellsOf(members, parkOfficer?.user.name ?? '')).toMatchObject({ visit_out: 1, overdue: 1 });
    }
  });

  it('are for an officer the own line alone, and nobody for officials and county offices', async () => {
    const names = async (ctx: Ctx | undefined) => {
      if (!ctx) throw new Error('nobody asks');
      const { members } = await teamWork(ctx, bureauId ?? '', new URLSearchParams());
      return [...new Set(members.flatMap((table) => rowsOf(table).map(({ label }) => label)))];
    };
    expect(await names(officer)).toEqual([officer?.user.name]);
    expect([await names(official), await names(county)]).toEqual([[], []]);
  });

  it('are not listed for others by an address either', async () => {
    const person = officer?.user.id ?? '';
    const search = new URLSearchParams({ kind: 'signed', from: '2023-01-01', asOf: '2023-11-12', person });
    for (const ctx of [official, county, parkOfficer]) {
      if (!ctx) throw new Error('nobody asks');
      await expect(readRecords(ctx, search)).rejects.toMatchObject({ status: 403 });
    }
    if (!officer) throw new Error('nobody asks');
    expect((await readRecords(officer, search)).total.count).toBe(1);
  });

  it('a team out of sight has no page', async () => {
    if (!officer) throw new Error('nobody asks');
    const work = teamWork(officer, chainId ?? '', new URLSearchParams());
    await expect(work).rejects.toMatchObject({ status: 404 });
  });
});

describe('the months of a team', () => {
  it('hold what they brought, with those below it, beside the year before', async () => {
    if (!city) throw new Error('nobody asks');
    const { months, trend } = await teamWork(city, bureauId ?? '', new URLSearchParams());
    expect(months.groups[0]?.rows).toHaveLength(11);
    expect(cellsOf([months], '2023-03')).toMatchObject({
      lead_count: 1,
      signed_count: 1,
      signed_amount: `5${YI}`,
    });
    expect(cellsOf([months], '2023-06')).toMatchObject({
      visit_out_count: 1,
      visit_in_count: 1,
      signed_amount: `1${YI}`,
    });
    expect(cellsOf([months], '2023-08')).toMatchObject({ signed_count: 0, signed_amount_before: `2${YI}` });
    expect(trend).toMatch(/^<svg/);
    expect(trend).not.toMatch(/<style|<script|\son\w+=/);
  });
});

/** Opens every number of some tables and compares the list with it. */
async function expectToOpen(ctx: Ctx, tables: Table[]): Promise<number> {
  const totals = new Map<string, Awaited<ReturnType<typeof readRecords>>['total']>();
  for (const table of tables)
    for (const row of rowsOf(table))
      for (const [index, { id, kind }] of table.columns.entries()) {
        const { value = null, to } = row.cells[index] ?? {};
        if (value === null || !to?.startsWith('/reports/records')) continue;
        const { searchParams } = new URL(to, 'http://x');
        const total = totals.get(to) ?? (await readRecords(ctx, searchParams)).total;
        totals.set(to, total);
        const what = `${ctx.user.role} ${row.label} ${id}`;
        if (kind === 'count') expect(total.count, what).toBe(value);
        if (kind === 'money') expect(total.amount, what).toBe(value);
        if (kind === 'days') expect(total.median, what).toBe(value);
        if (searchParams.has('moved')) expect(rate(total.moved, total.count), what).toBe(value);
      }
  return totals.size;
}

describe('every number opens its records', () => {
  it('for every role, of teams, people and months', async () => {
    for (const ctx of [city, lead, officer, parkOfficer, official, county]) {
      if (!ctx) throw new Error('nobody asks');
      expect(await expectToOpen(ctx, await read(ctx)), ctx.user.role).toBeGreaterThan(10);
    }
    if (!lead) throw new Error('nobody asks');
    const { members, months } = await teamWork(lead, bureauId ?? '', new URLSearchParams());
    expect(await expectToOpen(lead, [...members, months])).toBeGreaterThan(60);
  }, 180_000);

  it('also of a locked month', async () => {
    if (!city) throw new Error('nobody asks');
    expect(await expectToOpen(city, await read(city, 'month=2023-03'))).toBeGreaterThan(20);
  }, 60_000);
});

describe('the pages', () => {
  it('take at most eight statements, session and clock included', async () => {
    const cookie = await cookieOf(lead?.user.id ?? '');
    const pages = [
      () => reportLoader(routeArgs('/reports/teams?month=2023-03', { cookie })),
      () => teamLoader(routeArgs(`/reports/teams/${bureauId}`, { cookie, params: { id: bureauId ?? '' } })),
    ];
    for (const open of pages) {
      await open();
      const statements: string[] = [];
      watchStatements((statement) => statements.push(statement));
      await businessNow();
      await open();
      watchStatements(undefined);
      expect(statements.length).toBeGreaterThan(3);
      expect(statements.length).toBeLessThanOrEqual(8);
    }
  });
});
