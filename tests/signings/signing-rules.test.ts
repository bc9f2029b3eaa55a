import { describe, expect, it } from 'vitest';
import type { DealFacts } from '#app/domain/deals/gate.rules.ts';
import type { StageRate } from '#app/domain/definitions/definition.ts';
import { dayOf, kindOf, named, readRows } from '#app/domain/signings/paste.rules.ts';
import { amountSigned, lackingToSign, markOf } from '#app/domain/signings/signing.rules.ts';
import { projectSchema, signSchema } from '#app/domain/signings/signing.schema.ts';
import { stateOf } from '#app/domain/signings/ui/pending.ts';
import { dealsOf, type FollowedDeal, figuresOf, percentOf } from '#app/reports/event/follow-through.rules.ts';

describe('what a line lacks', () => {
  const facts = { hasTalk: true, screening: null } as DealFacts;
  const gates = [
    { stage: 'screening' as const, requirement: 'firstTalk' },
    { stage: 'negotiating' as const, requirement: 'screeningPositive' },
    { stage: 'signed' as const, requirement: 'agreement' },
  ];
  const lead = { stage: 'lead' as const, status: 'active', signedOn: null };

  it('is what the gates ask besides the agreement', () => {
    expect(lackingToSign('intent', lead, facts, gates).map(({ field }) => field)).toEqual(['screening']);
  });

  it('is nothing for a deal that is signed, and a signing for what only adds to one', () => {
    const signed = { ...lead, stage: 'signed' as const, signedOn: '2023-11-01' };
    expect(lackingToSign('capital_increase', signed, facts, gates)).toEqual([]);
    expect(lackingToSign('capital_increase', lead, facts, gates)).toMatchObject([
      { key: 'agreements:refusal.notSignedYet' },
    ]);
  });

  it('is the status of a deal that has been halted', () => {
    expect(lackingToSign('contract', { ...lead, status: 'paused' }, facts, gates)).toMatchObject([
      { key: 'deals:refusal.notActive' },
    ]);
  });
});

describe('the amount signed', () => {
  const planned = { kind: 'contract' as const, amount: '100.00', currency: 'CNY' };

  it('is the planned one unless the desk says otherwise', () => {
    expect(amountSigned(planned, null)).toEqual({ amount: '100.00' });
    expect(amountSigned(planned, '90.00')).toEqual({ amount: '90.00' });
    expect(amountSigned({ ...planned, kind: 'supplement' }, '90.00')).toEqual({ amount: '0.00' });
  });

  it('of a contract is not zero, and in foreign currency is not changed by a tap', () => {
    expect(amountSigned(planned, '0.00')).toMatchObject({ problem: { key: 'errors:zero' } });
    expect(amountSigned({ ...planned, currency: 'USD' }, '90.00')).toMatchObject({
      problem: { key: 'signings:problem.foreignAmount' },
    });
  });
});

describe('how a paper counts for its event', () => {
  const intent = { id: 'i', seq: 1, kind: 'intent' as const, signedOn: '2023-08-16' };
  const contract = { id: 'c', seq: 2, kind: 'contract' as const, signedOn: '2023-08-16' };
  const supplement = { id: 's', seq: 3, kind: 'supplement' as const, signedOn: '2023-08-17' };
  const papers = [supplement, contract, intent];

  it('counts with its deal’s first signing, and is part of the deal afterwards', () => {
    const here = { signedEditionId: 'e', editionId: 'e' };
    expect(papers.map(({ id }) => markOf(id, papers, here))).toEqual(['merged', 'merged', 'counted']);
  });

  it('stands apart when the deal was first signed elsewhere or before', () => {
    expect(markOf('c', papers, { signedEditionId: null, editionId: 'e' })).toBe('apart');
    expect(markOf('c', papers, { signedEditionId: 'other', editionId: 'e' })).toBe('apart');
  });
});

describe('a pasted table', () => {
  it('is read by its heads, whatever stands above them and whatever unit they name', () => {
    const rows = readRows([
      ['南博会签约项目表'],
      ['序号', '项目名称', '投资方', '投资额（万元）', '责任单位', '备注'],
      ['1', '甲项目', '甲公司', '5,000', '昭阳区投资促进局', '无'],
      ['2', '乙项目', '乙公司', '1.2亿', '鲁甸县投资促进局', ''],
    ]);
    expect(rows).toEqual([
      {
        line: 3,
        row: { name: '甲项目', investorName: '甲公司', amount: '5,000万', teamId: '昭阳区投资促进局' },
      },
      {
        line: 4,
        row: { name: '乙项目', investorName: '乙公司', amount: '1.2亿', teamId: '鲁甸县投资促进局' },
      },
    ]);
    expect(readRows([['甲', '乙']])).toBeUndefined();
  });

  it('names kinds, days and records as people write them', () => {
    expect(['', '意向协议', '战略合作框架协议', '投资协议', '什么'].map(kindOf)).toEqual([
      'contract',
      'intent',
      'framework',
      'contract',
      undefined,
    ]);
    expect(['2023.8.6', '2023年8月16日', '2023-02-30', '八月'].map(dayOf)).toEqual([
      '2023-08-06',
      '2023-08-16',
      undefined,
      undefined,
    ]);
    const counties = [{ text: '昭阳区' }, { text: '鲁甸县' }];
    expect(['王', '王小'].map((text) => named([{ text: '王小明' }], text)?.text)).toEqual([
      undefined,
      '王小明',
    ]);
    expect(['昭阳', '昭通市昭阳区', '火星'].map((text) => named(counties, text)?.text)).toEqual([
      '昭阳区',
      '昭阳区',
      undefined,
    ]);
  });
});

describe('the forms', () => {
  const project = {
    name: '甲',
    content: '建厂',
    investorName: '甲公司',
    teamId: '01a20708-2693-75a3-9bcf-3c207c39b2b8',
    kind: 'contract',
    amount: '1',
  };

  it('take a first talk whole or not at all', () => {
    expect(projectSchema.safeParse(project).success).toBe(true);
    const half = projectSchema.safeParse({ ...project, talkPlace: '昆明' });
    expect(half.error?.issues.map(({ path }) => path[0])).toEqual([
      'talkOn',
      'talkGuest',
      'talkStaffId',
      'talkSummary',
    ]);
  });

  it('take no tap older than a day', () => {
    expect(signSchema.parse({})).toMatchObject({ age: 0, amount: null });
    expect(signSchema.safeParse({ age: String(86_400_000) }).success).toBe(true);
    for (const age of ['86400001', '-1', 'NaN']) expect(signSchema.safeParse({ age }).success).toBe(false);
  });
});

describe('a line with its taps', () => {
  const entry = (verb: string, key: string, state = 'waiting') =>
    ({ group: 'signing:l', action: `/signings/l/${verb}`, key, state }) as Parameters<
      typeof stateOf
    >[1][number];
  const open = { id: 'l', signed: null };

  it('stands as the last tap leaves it', () => {
    expect(stateOf(open, [entry('sign', 'a')])).toMatchObject({ isSigned: true, isWaiting: true, of: 'a' });
    const undone = stateOf(open, [entry('sign', 'a'), entry('undo', 'b')]);
    expect(undone).toMatchObject({ isSigned: false, isWaiting: true });
  });

  it('is not signed by a tap that was refused', () => {
    expect(stateOf(open, [entry('sign', 'a', 'attention')])).toMatchObject({
      isSigned: false,
      refused: { key: 'a' },
    });
  });
});

describe('what became of signings', () => {
  const defined = (code: string, stage: StageRate['stage']): StageRate => ({
    ...{ code, stage, name: code, note: '', days: null, active: true },
  });
  const rates = [
    defined('fulfilment', 'registered'),
    defined('start', 'started'),
    defined('production', 'producing'),
  ];
  const deal = (given: Partial<FollowedDeal>): FollowedDeal => ({
    id: 'd',
    code: 'c',
    name: 'n',
    investor: null,
    team: 't',
    stage: 'signed',
    status: 'active',
    isWrittenOff: false,
    amount: '100.00',
    isUpgraded: false,
    increase: '0.00',
    ...given,
  });

  it('counts each fate, increases with what they added, and keeps ended deals in the base', () => {
    const deals = [
      deal({ isUpgraded: true }),
      deal({ increase: '20.00' }),
      deal({ stage: 'producing' }),
      deal({ stage: 'registered', status: 'terminated' }),
    ];
    expect(
      figuresOf(deals, rates).map(({ fate, deals, amount, rates }) => [
        fate,
        deals,
        amount,
        rates[0]?.percent,
      ]),
    ).toEqual([
      ['signed', 4, '400.00', undefined],
      ['upgraded', 1, '100.00', undefined],
      ['increased', 1, '20.00', undefined],
      ['registered', 2, '200.00', '50.0'],
      ['started', 1, '100.00', '25.0'],
      ['producing', 1, '100.00', '25.0'],
      ['ended', 1, '100.00', undefined],
    ]);
    expect(dealsOf('increased', deals)).toMatchObject([{ amount: '20.00' }]);
  });

  const percents = (deals: FollowedDeal[], defined = rates) =>
    figuresOf(deals, defined).flatMap(({ rates }) => rates.map(({ percent }) => percent));

  it('counts shares of all that was signed, however few have come further', () => {
    const of = (stages: FollowedDeal['stage'][]) => percents(stages.map((stage) => deal({ stage })));
    expect(of([])).toEqual([null, null, null]);
    expect(of(['signed', 'signed'])).toEqual(['0.0', '0.0', '0.0']);
    expect(of(['signed', 'registered'])).toEqual(['50.0', '0.0', '0.0']);
  });

  it('leaves deals out of every rate once they are written off', () => {
    const gone = deal({ stage: 'started', status: 'terminated', isWrittenOff: true });
    expect(percents([deal({}), deal({ stage: 'registered' }), gone])).toEqual(['50.0', '0.0', '0.0']);
    expect(figuresOf([gone], rates)[0]).toMatchObject({ fate: 'signed', deals: 1 });
  });

  it('follows what the office defines: two rates of one stage, and none of a stage nobody asks for', () => {
    const asked = [defined('fulfilment', 'approved'), defined('landing', 'approved')];
    const deals = [deal({ stage: 'registered' }), deal({ stage: 'started' })];
    expect(percents(deals, asked)).toEqual(['50.0', '50.0']);
    expect(figuresOf(deals, asked).map(({ fate }) => fate)).toEqual([
      'signed',
      'upgraded',
      'increased',
      'approved',
      'ended',
    ]);
  });

  it('has no rate without a base', () => {
    expect(percentOf(0, 0)).toBeNull();
    expect(percentOf(32, 34)).toBe('94.1');
  });
});
