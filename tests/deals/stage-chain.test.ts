import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DealEvent, type DealState, transition } from '#app/domain/deals/deal.rules.ts';
import type { DealFacts, GateItem } from '#app/domain/deals/gate.rules.ts';
import { DEAL_STATUSES, isSignedOrLater, STAGES, type Stage } from '#app/domain/deals/stage.ts';
import { addDays } from '#app/lib/dates.ts';

const TODAY = '2023-11-12';
const SINCE = '2023-06-01';

const complete: DealFacts = {
  hasInvestor: true,
  content: '建设 1 座电站',
  estimatedAmount: '100000000.00',
  sourceKind: 'trip',
  hasTalk: true,
  screening: 'positive',
  ownerId: 'someone',
  industryCode: 'D',
  countyCode: '530602',
  agreements: ['contract'],
  projectCompany: '项目公司',
  projectUscc: '91100000100003962T',
  hasStartPhoto: true,
  filingCode: '2301',
  filedAmount: '100000000.00',
  statisticsName: '电站',
  statisticsAmount: '100000000.00',
};

const gates: GateItem[] = [
  { stage: 'lead', requirement: 'investor' },
  { stage: 'screening', requirement: 'firstTalk' },
  { stage: 'negotiating', requirement: 'screeningPositive' },
  { stage: 'negotiating', requirement: 'county' },
  { stage: 'signed', requirement: 'agreement' },
  { stage: 'registered', requirement: 'projectCompany' },
  { stage: 'approved', requirement: 'filingCode' },
  { stage: 'started', requirement: 'startPhoto' },
  { stage: 'in_statistics', requirement: 'statisticsName' },
];

const dealAt = (stage: Stage, given: Partial<DealState> = {}): DealState => ({
  stage,
  status: 'active',
  firstMetOn: SINCE,
  movedOn: SINCE,
  ...given,
});

const decide = (deal: DealState, event: DealEvent, facts = complete) =>
  transition(deal, event, { facts, gates, today: TODAY });

const keysOf = (verdict: ReturnType<typeof decide>) =>
  verdict.ok ? [] : verdict.problems.map((problem) => problem.key);

describe('every stage × advancing to every stage', () => {
  for (const from of STAGES) {
    for (const to of STAGES) {
      const forward = STAGES.indexOf(to) > STAGES.indexOf(from);
      const allowed = forward && isSignedOrLater(from) === isSignedOrLater(to);
      it(`${from} → ${to} is ${allowed ? 'allowed' : 'refused'}`, () => {
        const verdict = decide(dealAt(from), { type: 'advance', to, on: TODAY });
        expect(verdict.ok).toBe(allowed);
        if (verdict.ok) {
          const passed = STAGES.slice(STAGES.indexOf(from) + 1, STAGES.indexOf(to) + 1);
          expect(verdict.steps.map((step) => step.stage)).toEqual(passed);
        } else {
          const reason = forward ? 'signByAgreement' : 'notForward';
          expect(keysOf(verdict)).toEqual([`deals:refusal.${reason}`]);
        }
      });
    }
  }
});

describe('every stage × going back to every stage', () => {
  for (const from of STAGES) {
    for (const to of STAGES) {
      const backward = STAGES.indexOf(to) < STAGES.indexOf(from);
      const allowed = backward && isSignedOrLater(from) === isSignedOrLater(to);
      it(`${from} → ${to} is ${allowed ? 'allowed' : 'refused'}`, () => {
        const event = { type: 'return', to, on: TODAY, reasonCode: 'wrong', reasonText: '误' } as const;
        const verdict = decide(dealAt(from), event);
        expect(verdict.ok).toBe(allowed);
        if (verdict.ok)
          expect(verdict.steps).toMatchObject([{ kind: 'returned', stage: to, reasonCode: 'wrong' }]);
        else expect(keysOf(verdict)).toEqual([`deals:refusal.${backward ? 'signedStays' : 'notBackward'}`]);
        expect(decide(dealAt(from), { ...event, reasonCode: '' }).ok).toBe(false);
      });
    }
  }
});

describe('every stage × signing', () => {
  for (const stage of STAGES) {
    it(`${stage}`, () => {
      const verdict = decide(dealAt(stage), { type: 'sign', on: TODAY });
      expect(verdict.ok && verdict.steps.map((step) => step.stage)).toEqual(
        isSignedOrLater(stage) ? [] : STAGES.slice(STAGES.indexOf(stage) + 1, STAGES.indexOf('signed') + 1),
      );
    });
  }

  it('is refused while the gate lacks something, and lists all of it', () => {
    const facts = { ...complete, screening: 'negative', countyCode: null, hasTalk: false };
    expect(keysOf(decide(dealAt('lead'), { type: 'sign', on: TODAY }, facts))).toEqual([
      'deals:missing.firstTalk',
      'deals:missing.screeningPositive',
      'deals:missing.county',
    ]);
  });

  it('may be dated before the present stage, but not before the first meeting', () => {
    const deal = dealAt('negotiating', { movedOn: TODAY });
    expect(decide(deal, { type: 'sign', on: '2023-11-01' }).ok).toBe(true);
    expect(keysOf(decide(deal, { type: 'sign', on: '2023-05-31' }))).toEqual(['deals:refusal.tooEarly']);
  });
});

describe('every stage × every status × every new status', () => {
  for (const stage of STAGES) {
    for (const from of DEAL_STATUSES) {
      for (const to of DEAL_STATUSES) {
        const allowed = from !== to && (to !== 'rescinded' || isSignedOrLater(stage));
        it(`${stage}: ${from} → ${to} is ${allowed ? 'allowed' : 'refused'}`, () => {
          const event = {
            type: 'setStatus',
            status: to,
            on: TODAY,
            reasonCode: 'r',
            reasonText: '因',
          } as const;
          const verdict = decide(dealAt(stage, { status: from }), event);
          expect(verdict.ok).toBe(allowed);
          if (verdict.ok) expect(verdict.steps).toMatchObject([{ kind: 'status', stage, status: to }]);
          const unexplained = { ...event, reasonCode: null };
          expect(decide(dealAt(stage, { status: from }), unexplained).ok).toBe(allowed && to === 'active');
        });
      }
    }
  }
});

describe('after the signing', () => {
  it('every stage on the way asks for what it lacks, in order', () => {
    const facts = { ...complete, projectCompany: null, filingCode: null, hasStartPhoto: false };
    const advance = (from: Stage, to: Stage) =>
      keysOf(decide(dealAt(from), { type: 'advance', to, on: TODAY }, facts));
    expect(advance('signed', 'registered')).toEqual(['deals:missing.projectCompany']);
    expect(advance('signed', 'producing')).toEqual([
      'deals:missing.projectCompany',
      'deals:missing.filingCode',
      'deals:missing.startPhoto',
    ]);
  });
});

describe('any order of events', () => {
  const day = fc.integer({ min: 0, max: 170 }).map((days) => addDays(SINCE, days));
  const event: fc.Arbitrary<DealEvent> = fc.oneof(
    fc.record({ type: fc.constant('advance' as const), to: fc.constantFrom(...STAGES), on: day }),
    fc.record({ type: fc.constant('sign' as const), on: day }),
    fc.record({
      type: fc.constant('return' as const),
      to: fc.constantFrom(...STAGES),
      on: day,
      reasonCode: fc.constant('r'),
      reasonText: fc.constant('因'),
    }),
    fc.record({
      type: fc.constant('setStatus' as const),
      status: fc.constantFrom(...DEAL_STATUSES),
      on: day,
      reasonCode: fc.constant('r'),
      reasonText: fc.constant('因'),
    }),
  );

  it('leaves a history that goes forward stage by stage, never back behind the signing, and never back in time', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let deal = dealAt('lead');
        for (const event of events) {
          const verdict = decide(deal, event);
          if (!verdict.ok) continue;
          for (const step of verdict.steps) {
            const [was, is] = [STAGES.indexOf(deal.stage), STAGES.indexOf(step.stage)];
            if (step.kind === 'advanced') expect(is).toBe(was + 1);
            if (step.kind === 'returned') expect(is).toBeLessThan(was);
            if (step.kind === 'status') expect(is).toBe(was);
            if (isSignedOrLater(deal.stage)) expect(isSignedOrLater(step.stage)).toBe(true);
            // A paper may be older than the last move; whoever records it settles the rows.
            if (event.type !== 'sign') expect(step.effectiveOn >= deal.movedOn).toBe(true);
            expect(step.effectiveOn <= TODAY).toBe(true);
            deal = { ...deal, stage: step.stage, status: step.status, movedOn: step.effectiveOn };
          }
        }
      }),
    );
  });
});

describe('whatever the event', () => {
  const events: DealEvent[] = [
    { type: 'advance', to: 'negotiating', on: '2023-11-13' },
    { type: 'sign', on: '2023-11-13' },
    { type: 'return', to: 'lead', on: '2023-11-13', reasonCode: 'r', reasonText: '因' },
    { type: 'setStatus', status: 'paused', on: '2023-11-13', reasonCode: 'r', reasonText: '因' },
  ];
  it.each(events)('$type cannot lie in the future', (event) => {
    expect(keysOf(decide(dealAt('screening'), event))).toEqual(['errors:future']);
  });

  it.each(['paused', 'terminated', 'rescinded'] as const)('a deal that is %s does not move', (status) => {
    expect(
      decide(dealAt('screening', { status }), { type: 'advance', to: 'negotiating', on: TODAY }).ok,
    ).toBe(false);
    expect(decide(dealAt('negotiating', { status }), { type: 'sign', on: TODAY }).ok).toBe(false);
  });

  it('a move cannot be dated before the stage it leaves', () => {
    const deal = dealAt('screening', { movedOn: '2023-10-01' });
    expect(decide(deal, { type: 'advance', to: 'negotiating', on: '2023-09-30' }).ok).toBe(false);
  });
});
