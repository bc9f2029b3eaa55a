import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AGREEMENT_KINDS,
  type AgreementKind,
  type CountedAgreement,
  isSigningKind,
  signedFigures,
} from '#app/domain/agreements/agreement.rules.ts';

let seq = 0;
const paper = (kind: AgreementKind, signedOn: string, yi: number, editionId: string | null = null) => ({
  seq: ++seq,
  kind,
  signedOn,
  amount: new Big(yi).times(100_000_000).toFixed(2),
  editionId,
});

describe('counting rules', () => {
  it('nothing signed counts for nothing', () => {
    expect(signedFigures([])).toBeUndefined();
    expect(
      signedFigures([paper('supplement', '2023-01-01', 0), paper('capital_increase', '2023-01-02', 1)]),
    ).toBeUndefined();
  });

  it('a deal counts at its first signing event, for what the contract says', () => {
    const papers = [paper('intent', '2023-03-01', 10, 'fair'), paper('contract', '2023-09-01', 12)];
    expect(signedFigures(papers)).toEqual({
      signedOn: '2023-03-01',
      amount: '1200000000.00',
      editionId: 'fair',
    });
  });

  it('a framework after the contract does not take the contract back', () => {
    const papers = [paper('contract', '2023-03-01', 5), paper('framework', '2023-05-01', 50)];
    expect(signedFigures(papers)?.amount).toBe('500000000.00');
  });

  it('a contract signed again replaces the first', () => {
    const papers = [paper('contract', '2023-03-01', 5), paper('contract', '2023-05-01', 4)];
    expect(signedFigures(papers)).toMatchObject({ signedOn: '2023-03-01', amount: '400000000.00' });
  });

  it('a capital increase adds the increase, a supplement nothing', () => {
    const papers = [
      paper('contract', '2023-03-01', 5),
      paper('capital_increase', '2023-06-01', 1.5),
      paper('supplement', '2023-07-01', 9),
    ];
    expect(signedFigures(papers)?.amount).toBe('650000000.00');
  });
});

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2023-05-${String(n).padStart(2, '0')}`);
const papers = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...AGREEMENT_KINDS),
      signedOn: day,
      amount: fc
        .bigInt({ min: 0n, max: 10n ** 14n })
        .map((cents) => new Big(cents.toString()).div(100).toFixed(2)),
      editionId: fc.constantFrom('a', 'b', null),
    }),
    { maxLength: 12 },
  )
  .map((list) => list.map((item, index): CountedAgreement => ({ ...item, seq: index + 1 })));

describe('whatever is signed in whatever order', () => {
  it('the order of recording in the list does not matter', () => {
    fc.assert(
      fc.property(papers, fc.integer(), (list, salt) => {
        const shuffled = [...list].sort((a, b) => ((a.seq * 7 + salt) % 5) - ((b.seq * 7 + salt) % 5));
        expect(signedFigures(shuffled)).toEqual(signedFigures(list));
      }),
    );
  });

  it('the amount is one signing agreement plus every increase, to the cent', () => {
    fc.assert(
      fc.property(papers, (list) => {
        const figures = signedFigures(list);
        const signings = list.filter(({ kind }) => isSigningKind(kind));
        expect(figures === undefined).toBe(signings.length === 0);
        if (!figures) return;
        const increases = list
          .filter(({ kind }) => kind === 'capital_increase')
          .reduce((sum, { amount }) => sum.plus(amount), new Big(0));
        const base = new Big(figures.amount).minus(increases).toFixed(2);
        expect(signings.map(({ amount }) => amount)).toContain(base);
        const days = signings.map(({ signedOn }) => signedOn).sort();
        expect(figures.signedOn).toBe(days[0]);
      }),
    );
  });
});
