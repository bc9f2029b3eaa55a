import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { companyNameKey } from '#app/lib/company-name.server.ts';

describe('companyNameKey', () => {
  it.each([
    ['北京佳龙投资集团有限公司', '佳龙投资'],
    ['佳龍投資（集團）有限責任公司', '佳龙投资'],
    ['上海友升铝业股份有限公司', '友升铝业'],
    ['友升铝业（上海）有限公司', '友升铝业'],
    ['友升铝业(昭通市昭阳区)有限公司', '友升铝业'],
    ['云南省昭通市鑫源农业有限公司', '鑫源农业'],
    ['中国保利集团有限公司', '保利'],
    ['北京首都旅游集团有限责任公司', '首都旅游'],
    ['ＡＢＣ　科技 有限公司', 'abc科技'],
    ['Mekong Green—Foods Co., Ltd.', 'mekonggreenfoods'],
    ['MEKONG GREEN FOODS COMPANY LIMITED', 'mekonggreenfoods'],
    ['广西壮族自治区南宁市兴达物流公司', '兴达物流'],
    ['昭阳区供应链有限公司', '供应链'],
  ])('%s → %s', (name, key) => expect(companyNameKey(name)).toBe(key));

  it.each(['集团有限公司', '上海市', '公司', 'Co., Ltd.', '（上海）', '—', 'A'])(
    'keeps something of %s',
    (name) => expect(companyNameKey(name)).not.toBe(''),
  );

  it('is never empty for a name', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (name) => companyNameKey(name) !== ''),
    );
  });
});
