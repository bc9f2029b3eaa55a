import { describe, expect, it } from 'vitest';
import { type DealFacts, missingFor } from '#app/domain/deals/gate.rules.ts';
import { gateItems } from '#prisma/reference/gates.ts';

const nothing: DealFacts = {
  hasInvestor: false,
  content: '',
  estimatedAmount: null,
  sourceKind: null,
  hasTalk: false,
  screening: null,
  ownerId: null,
  industryCode: null,
  countyCode: null,
  agreements: [],
  projectCompany: null,
  projectUscc: null,
  hasStartPhoto: false,
  filingCode: null,
  filedAmount: null,
  statisticsName: null,
  statisticsAmount: null,
};

const missing = (to: Parameters<typeof missingFor>[0], facts = nothing) =>
  missingFor(to, facts, gateItems).map((problem) => problem.key.replace('deals:missing.', ''));

describe('the gates every installation starts with', () => {
  it('ask for everything up to the stage, each thing once', () => {
    expect(missing('lead')).toEqual(['investor', 'content', 'estimatedAmount', 'source']);
    expect(missing('screening').at(-1)).toBe('firstTalk');
    expect(missing('negotiating').slice(5)).toEqual(['screeningPositive', 'owner', 'industry', 'county']);
    expect(missing('signed').at(-1)).toBe('agreement');
    expect(missing('registered').slice(-2)).toEqual(['projectCompany', 'projectUscc']);
    expect(missing('approved').slice(-2)).toEqual(['filingCode', 'filedAmount']);
    expect(missing('started').slice(-2)).toEqual(['contract', 'startPhoto']);
    expect(missing('in_statistics').slice(-2)).toEqual(['statisticsName', 'statisticsAmount']);
    for (const stage of ['completed', 'producing', 'at_capacity'] as const)
      expect(missing(stage)).toEqual(missing('in_statistics'));
    expect(new Set(missing('at_capacity')).size).toBe(missing('at_capacity').length);
  });

  it.each([
    ['investor', { hasInvestor: true }],
    ['content', { content: '电站' }],
    ['estimatedAmount', { estimatedAmount: '0.00' }],
    ['source', { sourceKind: 'referral' }],
    ['firstTalk', { hasTalk: true }],
    ['screeningPositive', { screening: 'positive' }],
    ['owner', { ownerId: 'x' }],
    ['industry', { industryCode: 'C' }],
    ['county', { countyCode: '530602' }],
    ['agreement', { agreements: ['intent'] }],
    ['contract', { agreements: ['contract'] }],
    ['projectCompany', { projectCompany: 'x' }],
    ['projectUscc', { projectUscc: 'x' }],
    ['filingCode', { filingCode: 'x' }],
    ['filedAmount', { filedAmount: '1.00' }],
    ['startPhoto', { hasStartPhoto: true }],
    ['statisticsName', { statisticsName: 'x' }],
    ['statisticsAmount', { statisticsAmount: '1.00' }],
  ] as const)('%s is met by its own fact and by no other', (requirement, fact) => {
    expect(missing('at_capacity')).toContain(requirement);
    const before = missing('at_capacity').filter((item) => item !== requirement);
    const after = missing('at_capacity', { ...nothing, ...fact } as DealFacts);
    expect(after.filter((item) => item !== 'agreement')).toEqual(
      before.filter((item) => item !== 'agreement'),
    );
  });

  it('a negative screening does not open the gate', () => {
    expect(missing('negotiating', { ...nothing, screening: 'negative' })).toContain('screeningPositive');
  });
});

describe('gates are data', () => {
  it('a switched-off requirement is not asked for', () => {
    const gates = gateItems.filter((item) => item.requirement !== 'firstTalk');
    expect(missingFor('screening', nothing, gates).map(({ key }) => key)).not.toContain(
      'deals:missing.firstTalk',
    );
  });

  it('a requirement the code does not know stays shut and says so', () => {
    const problems = missingFor('lead', nothing, [{ stage: 'lead', requirement: 'moonlight' }]);
    expect(problems).toEqual([
      { key: 'deals:missing.unknown', params: { requirement: 'moonlight' }, field: undefined },
    ]);
  });
});
