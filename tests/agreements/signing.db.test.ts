import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { signAgreement, voidAgreement } from '#app/domain/agreements/agreement.commands.server.ts';
import {
  AGREEMENT_KINDS,
  type AgreementKind,
  signedFigures,
} from '#app/domain/agreements/agreement.rules.ts';
import { createDeal } from '#app/domain/deals/deal.commands.server.ts';
import { fromDateColumn } from '#app/lib/dates.ts';
import { Refusal } from '#app/lib/refusal.ts';
import { agreementInput, dealInput } from '#tests/deals/inputs.ts';
import { useDatabase } from '#tests/support/database.ts';
import {
  asked,
  makeCompany,
  makeEdition,
  makeReference,
  makeTeam,
  makeVisit,
} from '#tests/support/fixtures.ts';

useDatabase('empty');

let officer: Ctx;
let companyId: string;

beforeAll(async () => {
  await makeReference();
  const team = await makeTeam({ kind: 'county_bureau', regionCode: '530602' });
  officer = await asked('officer', team.id);
  companyId = (await makeCompany(team.id)).id;
});

/** A deal that lacks nothing but its agreement. */
async function ready(): Promise<string> {
  const given = { screening: 'positive', industryCode: 'D', countyCode: '530602' };
  const { id } = await createDeal(officer, dealInput(companyId, given));
  const visit = await makeVisit(
    companyId,
    { id: officer.user.id, teamId: officer.user.teamId },
    { dealIds: [id] },
  );
  await db().visitStaff.create({ data: { visitId: visit.id, userId: officer.user.id } });
  await db().visitGuest.create({ data: { visitId: visit.id, name: '王总' } });
  return id;
}

const read = (id: string) =>
  db().deal.findUniqueOrThrow({
    where: { id },
    include: {
      agreements: { where: { voidedAt: null } },
      history: { where: { voidedAt: null }, orderBy: { seq: 'asc' } },
    },
  });

async function sign(id: string, given: Record<string, unknown> = {}) {
  const { version } = await read(id);
  await signAgreement(officer, id, agreementInput(version, companyId, given));
}

describe('signing', () => {
  it('moves the deal through every stage to signed, on the day of the agreement', async () => {
    const id = await ready();
    await sign(id);
    const deal = await read(id);
    expect(deal).toMatchObject({ stage: 'signed', version: 2 });
    expect(deal.signedAmount?.toFixed(2)).toBe('500000000.00');
    expect(fromDateColumn(deal.stageSince)).toBe('2023-11-10');
    expect(deal.history.map(({ stage }) => stage)).toEqual(['lead', 'screening', 'negotiating', 'signed']);
    expect(deal.history.at(-1)?.agreementId).toBe(deal.agreements[0]?.id);
  });

  it('is refused while the gate lacks something, and records nothing', async () => {
    const { id } = await createDeal(officer, dealInput(companyId));
    await expect(sign(id)).rejects.toThrow('deals:missing.firstTalk');
    expect(await db().agreement.count({ where: { dealId: id } })).toBe(0);
  });

  it('an upgrade takes the contract amount and keeps the day and the fair of the first signing', async () => {
    const id = await ready();
    const fair = await makeEdition(officer.user.teamId);
    await sign(id, { kind: 'intent', amount: '10', signedOn: '2023-11-02', editionId: fair.id });
    await sign(id, { kind: 'contract', amount: '12', signedOn: '2023-11-08' });
    const deal = await read(id);
    expect(deal.signedAmount?.toFixed(2)).toBe('1200000000.00');
    expect(fromDateColumn(deal.signedOn ?? new Date(0))).toBe('2023-11-02');
    expect(deal.signedEditionId).toBe(fair.id);
    expect(deal.history.filter(({ stage }) => stage === 'signed')).toHaveLength(1);
  });

  it('an increase or a supplement needs a signed deal', async () => {
    const id = await ready();
    await expect(sign(id, { kind: 'capital_increase' })).rejects.toThrow('notSignedYet');
    await expect(sign(id, { kind: 'supplement', amount: '' })).rejects.toThrow('notSignedYet');
  });

  it('of two people signing at once one wins and the deal counts once', async () => {
    const id = await ready();
    const both = [0, 1].map(() => signAgreement(officer, id, agreementInput(1, companyId)));
    const results = await Promise.allSettled(both);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await read(id)).agreements).toHaveLength(1);
  });

  it('cannot be dated before the first meeting, also once signed', async () => {
    const id = await ready();
    await sign(id);
    await expect(sign(id, { kind: 'framework', signedOn: '1999-01-01' })).rejects.toThrow('tooEarly');
  });

  it('a contract names an amount, an intent need not', async () => {
    expect(() => agreementInput(1, companyId, { amount: '0' })).toThrow('errors:zero');
    expect(agreementInput(1, companyId, { kind: 'intent', amount: '0' }).amount).toBe('0.00');
  });

  it('an earlier paper recorded late moves the signing to its day', async () => {
    const id = await ready();
    await sign(id, { signedOn: '2023-11-10' });
    await sign(id, { kind: 'intent', amount: '3', signedOn: '2023-11-05' });
    const deal = await read(id);
    const signing = deal.history.filter(({ stage }) => stage === 'signed');
    expect(signing.map(({ effectiveOn }) => fromDateColumn(effectiveOn))).toEqual(['2023-11-05']);
    expect(deal.signedAmount?.toFixed(2)).toBe('500000000.00');
  });
});

describe('an organizer', () => {
  it('records signings at its own events and nowhere else', async () => {
    const team = await makeTeam({ kind: 'organizer' });
    const organizer = await asked('organizer', team.id);
    const [own, other] = [await makeEdition(team.id), await makeEdition(officer.user.teamId)];
    const id = await ready();
    await expect(
      signAgreement(organizer, id, agreementInput(1, companyId, { editionId: own.id })),
    ).rejects.toMatchObject({ kind: 'not_found' });
    await db().deal.update({ where: { id }, data: { sourceKind: 'event', sourceEditionId: own.id } });
    await expect(
      signAgreement(organizer, id, agreementInput(1, companyId, { editionId: other.id })),
    ).rejects.toThrow('ownEventsOnly');
    await signAgreement(organizer, id, agreementInput(1, companyId, { editionId: own.id }));
    expect((await read(id)).signedEditionId).toBe(own.id);
  });
});

describe('taking an agreement back', () => {
  it('puts the deal where it stood, and leaves the paper in the records', async () => {
    const id = await ready();
    await sign(id);
    const { agreements, version } = await read(id);
    await voidAgreement(officer, agreements[0]?.id ?? '', { version, reason: '登记错误' });
    const deal = await read(id);
    expect(deal).toMatchObject({
      stage: 'lead',
      signedAmount: null,
      signedOn: null,
      signedEditionId: null,
    });
    expect(await db().agreement.count({ where: { dealId: id } })).toBe(1);
    await sign(id, { amount: '6' });
    expect((await read(id)).signedAmount?.toFixed(2)).toBe('600000000.00');
  });

  it('takes the stages that the signing passed through along', async () => {
    const id = await ready();
    await sign(id);
    const { agreements, version } = await read(id);
    await voidAgreement(officer, agreements[0]?.id ?? '', { version, reason: '登记错误' });
    const deal = await read(id);
    expect(deal.stage).toBe('lead');
    expect(deal.history.map(({ kind, stage }) => `${kind} ${stage}`)).toEqual([
      'created lead',
      'revised lead',
    ]);
    expect(fromDateColumn(deal.stageSince)).toBe('2023-11-01');
  });

  it('needs the increase to go first', async () => {
    const id = await ready();
    await sign(id);
    await sign(id, { kind: 'capital_increase', amount: '1', signedOn: '2023-11-11' });
    const deal = await read(id);
    const contract = deal.agreements.find(({ kind }) => kind === 'contract');
    const undo = voidAgreement(officer, contract?.id ?? '', { version: deal.version, reason: '误' });
    await expect(undo).rejects.toThrow('leavesIncrease');
  });
});

const step = fc.oneof(
  fc.record({
    do: fc.constant('sign' as const),
    kind: fc.constantFrom<AgreementKind>(...AGREEMENT_KINDS),
    amount: fc.integer({ min: 1, max: 5000 }).map((cents) => (cents / 100).toFixed(2)),
    signedOn: fc.integer({ min: 1, max: 12 }).map((day) => `2023-11-${String(day).padStart(2, '0')}`),
  }),
  fc.record({ do: fc.constant('void' as const), which: fc.nat({ max: 4 }) }),
);

describe('whatever is signed and taken back in whatever order', () => {
  it('the deal says what its agreements say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const id = await ready();
        for (const next of steps) {
          const { agreements, version } = await read(id);
          const target =
            next.do === 'void' ? agreements[next.which % Math.max(1, agreements.length)] : undefined;
          const done =
            next.do === 'sign'
              ? sign(id, next)
              : target && voidAgreement(officer, target.id, { version, reason: '误' });
          await done?.catch((error) => expect(error).toBeInstanceOf(Refusal));
        }
        const deal = await read(id);
        const figures = signedFigures(
          deal.agreements.map((agreement) => ({
            ...agreement,
            signedOn: fromDateColumn(agreement.signedOn),
            amount: agreement.amount.toFixed(2),
          })),
        );
        expect(deal.stage === 'signed').toBe(figures !== undefined);
        expect(deal.signedAmount?.toFixed(2)).toBe(figures?.amount);
        expect(deal.signedOn && fromDateColumn(deal.signedOn)).toBe(figures?.signedOn ?? null);
        const signing = deal.history.find(({ stage }) => stage === 'signed');
        expect(signing && fromDateColumn(signing.effectiveOn)).toBe(figures?.signedOn);
      }),
      { numRuns: 15 },
    );
  });
});
