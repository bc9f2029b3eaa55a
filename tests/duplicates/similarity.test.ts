import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alikeness,
  areNear,
  compareCompanies,
  compareDeals,
  SHOWN_FROM,
} from '#app/domain/duplicates/similarity.rules.ts';
import {
  type CompanyProbe,
  companyKeys,
  type DealProbe,
  dealKeys,
  traitsOfCompany,
  traitsOfDeal,
} from '#app/domain/duplicates/traits.server.ts';

const USCC = ['914403001922038216', '9144030071526726XG'] as const;

const companies = (a: CompanyProbe, b: CompanyProbe) => {
  const [one, other] = [traitsOfCompany(a), traitsOfCompany(b)];
  const { score, reasons } = compareCompanies(one, other);
  return {
    score,
    codes: reasons.map(({ code }) => code),
    shareKey: shares(companyKeys(one), companyKeys(other)),
  };
};
const deals = (a: DealProbe, b: DealProbe) => {
  const [one, other] = [traitsOfDeal(a), traitsOfDeal(b)];
  const { score, reasons } = compareDeals(one, other);
  return { score, codes: reasons.map(({ code }) => code), shareKey: shares(dealKeys(one), dealKeys(other)) };
};
const shares = (a: bigint[], b: bigint[]) => a.some((key) => b.includes(key));

describe('companies that may be one', () => {
  const cases: [what: string, a: CompanyProbe, b: CompanyProbe, code: string][] = [
    [
      'the same credit code',
      { name: '甲公司', uscc: USCC[0] },
      { name: '乙厂', uscc: ` ${USCC[0]} ` },
      'uscc',
    ],
    ['form and place aside', { name: '北京佳龙投资集团有限公司' }, { name: '佳龙投资（集团）' }, 'name'],
    ['Traditional and full width', { name: '旗濱集團股份有限公司' }, { name: '旗滨集团' }, 'name'],
    ['a former name', { name: '华为数字能源', otherNames: ['旗滨光伏'] }, { name: '旗滨光伏' }, 'otherName'],
    ['the same sound', { name: '友升铝业' }, { name: '友生铝业' }, 'sound'],
    ['a longer form of the name', { name: '旗滨光伏' }, { name: '旗滨光伏科技' }, 'nameLike'],
  ];
  it.each(cases)('%s', (_, a, b, code) => {
    const found = companies(a, b);
    expect(found.codes).toContain(code);
    expect(found.score).toBeGreaterThanOrEqual(SHOWN_FROM.companies);
    expect(found.shareKey).toBe(true);
  });

  it('different credit codes speak against the same name: a group has many companies', () => {
    const found = companies({ name: '旗滨集团', uscc: USCC[0] }, { name: '旗滨集团', uscc: USCC[1] });
    expect(found).toMatchObject({ score: 30, codes: ['name', 'usccDiffers'] });
  });

  it('group, industry and place of origin alone make no candidates', () => {
    const a = { name: '甲一实业', groupName: '旗滨集团', industryCode: 'C', originCode: '430000' };
    expect(companies(a, { ...a, name: '乙二科技' }).score).toBe(20);
  });
});

describe('deals that may be one', () => {
  const deal = (given: Partial<DealProbe> = {}): DealProbe => ({
    name: '光伏玻璃生产线项目',
    content: '建设两条日熔化量1200吨光伏玻璃生产线',
    investors: [{ name: '旗滨集团股份有限公司' }],
    amount: '1000000000.00',
    industryCode: 'C',
    ...given,
  });

  it('the same investor, content and amount, told differently', () => {
    const other = deal({
      name: '昭阳区年产光伏组件玻璃',
      content: '新建日熔化量1200吨光伏玻璃生产线两条',
      investors: [{ name: '湖南旗濱集團' }],
      amount: '850000000.00',
    });
    const found = deals(deal(), other);
    expect(found.codes).toEqual(expect.arrayContaining(['investor', 'content', 'amount', 'industry']));
    expect(found.score).toBeGreaterThanOrEqual(SHOWN_FROM.deals);
    expect(found.shareKey).toBe(true);
  });

  it('not another project of the same investor', () => {
    const other = deal({ name: '酒店', content: '五星级酒店一座', amount: '90000000.00', industryCode: 'H' });
    expect(deals(deal(), other).score).toBeLessThan(SHOWN_FROM.deals);
  });

  it('not the same kind of project of another investor', () => {
    const other = deal({ name: '玻璃基地', investors: [{ name: '福莱特玻璃' }] });
    expect(deals(deal(), other).score).toBeLessThan(SHOWN_FROM.deals);
  });

  it('the company founded for it', () => {
    const found = deals(deal({ projectUscc: USCC[0] }), {
      name: '玻璃',
      investors: [{ name: '某某' }],
      projectUscc: USCC[0],
    });
    expect(found.shareKey).toBe(true);
    expect(found.score).toBeGreaterThanOrEqual(SHOWN_FROM.deals);
  });
});

describe('amounts', () => {
  it('are near up to a fifth of the larger', () => {
    expect(areNear('100.00', '80.00')).toBe(true);
    expect(areNear('100.00', '79.99')).toBe(false);
    expect(areNear('0.00', '0.00')).toBe(false);
  });

  it('that are near always share a key together with the investor', () => {
    const yuan = fc.integer({ min: 1, max: 1_000_000_000_000 });
    fc.assert(
      fc.property(yuan, fc.integer({ min: 8000, max: 10_000 }), (more, part) => {
        const less = Math.ceil((more * part) / 10_000);
        const of = (amount: number, name: string) =>
          dealKeys(traitsOfDeal({ name, investors: [{ name: '旗滨' }], amount: `${amount}.00` }));
        expect(shares(of(more, '甲项'), of(less, '乙目'))).toBe(true);
      }),
    );
  });
});

it('likeness of texts is the same both ways, 1 for the same text and 0 without a common pair', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(alikeness(a, b)).toBe(alikeness(b, a));
      expect(alikeness(a, b)).toBeLessThanOrEqual(1);
    }),
  );
  expect(alikeness('光伏玻璃', '光伏玻璃')).toBe(1);
  expect(alikeness('光伏玻璃', '苹果加工')).toBe(0);
});
