import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { recordArrival, voidArrival } from '#app/domain/arrivals/arrival.commands.server.ts';
import { listArrivalsOfDeal, readArrival } from '#app/domain/arrivals/arrival.queries.server.ts';
import { arrivalSchema } from '#app/domain/arrivals/arrival.schema.ts';
import { undoWriteOff, writeOffDeal } from '#app/domain/arrivals/write-off.commands.server.ts';
import { readDeal } from '#app/domain/deals/deal-page.queries.server.ts';
import { changeStatus } from '#app/domain/deals/move.commands.server.ts';
import { fromOptionalDate } from '#app/lib/dates.ts';
import { Refusal } from '#app/lib/refusal.ts';
import { action as recordRoute } from '#app/routes/deals.$id_.arrivals.new.tsx';
import { useDatabase } from '#tests/support/database.ts';
import {
  asked,
  cookieOf,
  makeAgreement,
  makeDeal,
  makeReference,
  makeTeam,
} from '#tests/support/fixtures.ts';
import { responseOf, routeArgs } from '#tests/support/visit-route.ts';

useDatabase('empty');

const COUNTY = '530602';
let teamId: string;
let officer: Ctx;
let office: Ctx;
let elsewhere: Ctx;
let city: Ctx;
let official: Ctx;

beforeAll(async () => {
  await makeReference();
  teamId = (await makeTeam()).id;
  officer = await asked('officer', teamId);
  office = await asked('county_office', (await makeTeam({ kind: 'county_bureau', regionCode: COUNTY })).id);
  elsewhere = await asked('officer', (await makeTeam()).id);
  city = await asked('city_office', (await makeTeam()).id);
  official = await asked('official', (await makeTeam()).id);
});

/** A deal in 昭阳, first met on 1 October and signed on the 10th of November for 1 亿元. */
async function signed(): Promise<string> {
  const deal = await makeDeal(teamId, { countyCode: COUNTY, firstMetOn: new Date('2023-10-01') });
  await makeAgreement(deal.id, { signedOn: '2023-11-10', recordedById: officer.user.id });
  return deal.id;
}

const money = (given: Record<string, string> = {}) =>
  arrivalSchema.parse({ arrivedOn: '2023-11-11', amount: '0.4', evidence: '银行回单 1 号', ...given });

const problemsOf = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      return error.problems.map(({ key, field }) => [key, field].filter(Boolean).join(' '));
    },
  );

const versionOf = async (id: string) => (await db().deal.findUniqueOrThrow({ where: { id } })).version;
const read = async (ctx: Ctx, id: string) => listArrivalsOfDeal(ctx, await readDeal(ctx, id));
const actionsOf = async (id: string) =>
  (await db().auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })).map((e) => e.action);

describe('money that came', () => {
  it('is listed with its sum and share, for whoever sees the deal', async () => {
    const id = await signed();
    await recordArrival(officer, id, money());
    await recordArrival(office, id, money({ arrivedOn: '2023-10-01', amount: '700.05万' }));
    await recordArrival(city, id, money({ arrivedOn: '2023-11-12', amount: '0.1' }));
    for (const ctx of [officer, office, city, official]) {
      const { arrivals, total } = await read(ctx, id);
      expect(arrivals.map(({ arrivedOn }) => arrivedOn)).toEqual(['2023-11-12', '2023-11-11', '2023-10-01']);
      expect(total).toEqual({ sum: '57000500.00', share: '0.570005', isOver: false });
    }
    expect(await actionsOf(id)).toEqual(['arrive', 'arrive', 'arrive']);
    const row = await db().arrival.findFirstOrThrow({ where: { dealId: id } });
    expect([row.teamId, row.countyCode]).toEqual([teamId, COUNTY]);
  });

  it('may be more than was signed: that is pointed out, not refused', async () => {
    const id = await signed();
    await recordArrival(officer, id, money({ amount: '1.01' }));
    expect((await read(officer, id)).total.isOver).toBe(true);
  });

  it('is refused in the future, before the first talk, and before the signing', async () => {
    const id = await signed();
    const refusals = async (given: Record<string, string>) =>
      problemsOf(recordArrival(officer, id, money(given)));
    expect(await refusals({ arrivedOn: '2023-11-13' })).toEqual(['errors:future arrivedOn']);
    expect(await refusals({ arrivedOn: '2023-09-30' })).toEqual(['arrivals:refusal.beforeTalk arrivedOn']);
    const foreign = { currency: 'USD', original: '1', rate: '7', rateOn: '2023-11-13' };
    expect(await refusals(foreign)).toEqual(['errors:future rateOn']);
    const lead = await makeDeal(teamId);
    expect(await problemsOf(recordArrival(officer, lead.id, money()))).toEqual([
      'arrivals:refusal.notSigned',
    ]);
    expect(await db().arrival.count({ where: { dealId: { in: [id, lead.id] } } })).toBe(0);
  });

  it('is nobody else’s to record or to take back', async () => {
    const id = await signed();
    const arrival = await recordArrival(officer, id, money());
    expect(await problemsOf(recordArrival(elsewhere, id, money()))).toEqual(['errors:not_found']);
    expect(await problemsOf(recordArrival(official, id, money()))).toEqual(['errors:forbidden']);
    expect(await problemsOf(voidArrival(official, arrival.id, '误'))).toEqual(['errors:forbidden']);
    expect(await problemsOf(voidArrival(elsewhere, arrival.id, '误'))).toEqual(['errors:not_found']);
    expect(await problemsOf(readArrival(elsewhere, arrival.id))).toEqual(['errors:not_found']);
  });

  it('is taken back with a reason, once', async () => {
    const id = await signed();
    const arrival = await recordArrival(officer, id, money());
    await voidArrival(office, arrival.id, '重复登记');
    expect((await read(officer, id)).total.sum).toBe('0.00');
    expect(await problemsOf(voidArrival(office, arrival.id, '重复登记'))).toEqual(['errors:not_found']);
    expect(await actionsOf(id)).toEqual(['arrive', 'void_arrival']);
  });

  it('comes from the form of the page', async () => {
    const id = await signed();
    const form = { arrivedOn: '2023-11-12', amount: '3000万元', currency: 'CNY', evidence: '' };
    const cookie = await cookieOf(officer.user.id);
    const path = `/deals/${id}/arrivals/new`;
    const answer = await responseOf(
      recordRoute(routeArgs(path, { cookie, form, params: { id }, headers: { origin: 'http://localhost' } })),
    );
    expect(answer.headers.get('location')).toBe(`/deals/${id}`);
    expect((await read(officer, id)).total.sum).toBe('30000000.00');
  });
});

describe('a write-off', () => {
  const reasonCode = async () =>
    (await db().reason.findFirstOrThrow({ where: { appliesTo: { has: 'terminated' } } })).code;

  async function ended(): Promise<string> {
    const id = await signed();
    await changeStatus(officer, id, {
      version: await versionOf(id),
      status: 'terminated',
      on: '2023-11-11',
      reasonCode: await reasonCode(),
      reasonText: '投资方放弃',
    });
    return id;
  }

  const off = async (ctx: Ctx, id: string, writtenOffOn = '2023-11-12') =>
    writeOffDeal(ctx, id, { version: await versionOf(id), writtenOffOn, reason: '经核实不再实施' });

  it('is the city office’s alone, of a deal that ended after its signing, from that day on', async () => {
    const id = await ended();
    for (const ctx of [officer, office, official])
      expect(await problemsOf(off(ctx, id))).toEqual(['errors:forbidden']);
    expect(await problemsOf(off(city, await signed()))).toEqual(['arrivals:refusal.notEnded']);
    expect(await problemsOf(off(city, id, '2023-11-10'))).toEqual(['deals:refusal.tooEarly writtenOffOn']);
    expect(await problemsOf(off(city, id, '2023-11-13'))).toEqual(['errors:future writtenOffOn']);
    await off(city, id);
    expect((await readDeal(official, id)).writtenOffOn).toBe('2023-11-12');
    expect(await problemsOf(off(city, id))).toEqual(['arrivals:refusal.writtenOff']);
  });

  it('holds while it stands, and is undone', async () => {
    const id = await ended();
    await off(city, id);
    const resume = async () =>
      changeStatus(officer, id, {
        version: await versionOf(id),
        status: 'active',
        on: '2023-11-12',
        reasonCode: null,
        reasonText: '',
      });
    expect(await problemsOf(resume())).toEqual(['deals:refusal.writtenOff']);
    expect(await problemsOf(undoWriteOff(city, id, 1))).toEqual(expect.arrayContaining(['errors:stale']));
    await undoWriteOff(city, id, await versionOf(id));
    const { writtenOffOn, writtenOffReason } = await db().deal.findUniqueOrThrow({ where: { id } });
    expect([fromOptionalDate(writtenOffOn), writtenOffReason]).toEqual([null, '']);
    await resume();
    expect(await actionsOf(id)).toEqual(['status', 'write_off', 'undo_write_off', 'status']);
    expect(await problemsOf(undoWriteOff(city, id, await versionOf(id)))).toEqual([
      'arrivals:refusal.notWrittenOff',
    ]);
  });
});
