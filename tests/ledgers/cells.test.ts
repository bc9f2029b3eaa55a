import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readArea } from '#app/domain/ledgers/cells/area.ts';
import { readCompanies } from '#app/domain/ledgers/cells/companies.ts';
import { readDay, readPeriod } from '#app/domain/ledgers/cells/day.ts';
import { cleanName, readList } from '#app/domain/ledgers/cells/lists.ts';
import { readMoney } from '#app/domain/ledgers/cells/money.ts';
import { readPeople, readPhones } from '#app/domain/ledgers/cells/people.ts';
import { addDays } from '#app/lib/dates.ts';

const yuan = (text: string, unit?: string) => readMoney(text, unit).value?.yuan;
const problem = (read: { problem?: { key: string } }) => read.problem?.key.replace('ledgers:cell.', '');

describe('an amount', () => {
  it.each([
    ['3.5亿', '350000000.00'],
    ['约3.5亿', '350000000.00'],
    ['3.5亿元左右', '350000000.00'],
    ['5000万元', '50000000.00'],
    ['5,000 万元', '50000000.00'],
    ['５０００万元', '50000000.00'],
    ['1亿2000万元', '120000000.00'],
    ['1亿5千万', '150000000.00'],
    ['3千万', '30000000.00'],
    ['100余万元', '1000000.00'],
    ['¥300万', '3000000.00'],
    ['人民币12亿元', '1200000000.00'],
    ['总投资12亿元，其中固定资产10亿元', '1200000000.00'],
    ['3.5亿元（一期）', '350000000.00'],
    ['3.5（亿元）', '350000000.00'],
    ['12億元', '1200000000.00'],
    ['1200元', '1200.00'],
  ])('%s', (text, amount) => {
    expect(readMoney(text)).toEqual({ value: { yuan: amount, original: null, currency: 'CNY' } });
    // What the cell says itself counts before what its head says.
    expect(yuan(text, '万元')).toBe(amount);
  });

  it('without a unit is counted in that of its column', () => {
    expect(yuan('21100', '万元')).toBe('211000000.00');
    expect(yuan('11.51', '亿元')).toBe('1151000000.00');
    expect(yuan('300', '元')).toBe('300.00');
    expect(problem(readMoney('21100'))).toBe('amountUnit');
  });

  it('in another currency keeps it and has no yuan', () => {
    const value = { yuan: null, original: '80000000.00', currency: 'USD' };
    for (const text of ['0.8亿美元', '8000万美金', 'US$8000万', '约0.8亿美元'])
      expect(readMoney(text)).toMatchObject({ value, problem: { level: 'warning' } });
    expect(readMoney('8000', '万美元').value).toEqual(value);
    expect(readMoney('2亿港元').value).toMatchObject({ original: '200000000.00', currency: 'HKD' });
  });

  it.each([
    ['3-5亿', 'amountRange'],
    ['3～5亿元', 'amountRange'],
    ['3亿至5亿', 'amountRange'],
    ['3000—5000万元', 'amountRange'],
    ['-3亿', 'amountNegative'],
    ['面议', 'amount'],
    ['3.5亿4', 'amount'],
    ['20000亿', 'amountAbsurd'],
  ])('%s is not understood', (text, key) => {
    expect(readMoney(text, '万元').value).toBeUndefined();
    expect(problem(readMoney(text, '万元'))).toBe(key);
  });

  it.each(['', '-', '—', '/', '待定', '暂无'])('“%s” is none', (text) => {
    expect(readMoney(text, '万元')).toEqual({});
  });

  test('any written amount is read back exactly, however it is dressed', () => {
    const dress = fc.constantFrom(
      (n: string) => n,
      (n: string) => `约${n}`,
      (n: string) => `${n}元`,
      (n: string) => ` ${n} 元（拟）`,
      (n: string) => n.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999_999 }),
        fc.integer({ min: 0, max: 9999 }),
        dress,
        (wan, part, dressed) => {
          const text = `${wan}.${String(part).padStart(4, '0')}万`;
          expect(yuan(dressed(text))).toBe(`${BigInt(wan) * 10_000n + BigInt(part)}.00`);
        },
      ),
    );
  });

  test('no text makes it fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.option(fc.constantFrom('万元', '亿元')), (text, unit) => {
        const { value, problem: found } = readMoney(text, unit ?? undefined);
        if (value && !found) expect(value.yuan).toMatch(/^\d+\.\d\d$/);
      }),
    );
  });
});

describe('land', () => {
  it.each([
    ['295', '295'],
    ['约200亩', '200'],
    ['200余亩', '200'],
    ['１，２００亩', '1200'],
    ['20公顷', '300'],
    ['20000平方米', '30'],
    ['2万㎡', '30'],
    ['0.2平方公里', '300'],
    ['1000平方米', '1.5'],
  ])('%s is %s mu', (text, mu) => expect(readArea(text)).toEqual({ value: mu }));

  it('is counted in the unit of its column, ranges are not guessed', () => {
    expect(readArea('20000', '平方米')).toEqual({ value: '30' });
    expect(problem(readArea('200-300亩'))).toBe('areaRange');
    expect(problem(readArea('若干'))).toBe('area');
    expect(readArea('待定')).toEqual({});
  });
});

const at2023 = { year: 2023, today: '2024-05-01' };
const day = (on: string, precision = 'day') => ({ value: { on, precision } });

describe('a day', () => {
  it.each([
    ['2023.8.16', '2023-08-16'],
    ['2023-08-16', '2023-08-16'],
    ['2023/8/16', '2023-08-16'],
    ['2023年8月16日', '2023-08-16'],
    ['２０２３年８月１６日', '2023-08-16'],
    ['2023 年 8 月 16 日', '2023-08-16'],
    ['2023年8月16号（星期三）', '2023-08-16'],
    ['2023/8/16 9:30', '2023-08-16'],
    ['2023-08-16T09:30:00', '2023-08-16'],
    ['20230816', '2023-08-16'],
    ['23.8.16', '2023-08-16'],
    ['8月16日', '2023-08-16'],
    ['8.16', '2023-08-16'],
    ['8-16', '2023-08-16'],
    ['45154', '2023-08-16'],
    ['45154.5', '2023-08-16'],
    ['二〇二三年八月十六日', '2023-08-16'],
    ['八月二十一日', '2023-08-21'],
    ['2023.12.31', '2023-12-31'],
  ])('%s', (text, on) => expect(readDay(text, at2023)).toEqual(day(on)));

  it.each([
    ['8月中旬', '2023-08-11', 'third'],
    ['2022年8月下旬', '2022-08-21', 'third'],
    ['8月初', '2023-08-01', 'third'],
    ['2023年8月', '2023-08-01', 'month'],
    ['2023.10', '2023-10-01', 'month'],
    ['8月份', '2023-08-01', 'month'],
    ['2023年三季度', '2023-07-01', 'quarter'],
    ['第四季度', '2023-10-01', 'quarter'],
    ['2023年', '2023-01-01', 'year'],
  ])('%s is known as well as it is said', (text, on, precision) =>
    expect(readDay(text, at2023)).toEqual(day(on, precision)),
  );

  it('without a year anywhere is of the year before today, and says so', () => {
    expect(readDay('11月2日', { today: '2023-11-12' })).toMatchObject({
      ...day('2023-11-02'),
      problem: { key: 'ledgers:cell.dayYear' },
    });
    expect(readDay('12月2日', { today: '2023-11-12' }).value?.on).toBe('2022-12-02');
  });

  it.each([
    ['2023.2.30', 'day'],
    ['近期', 'day'],
    ['2023.8-16', 'dayRange'],
    ['8月16-20日', 'dayRange'],
    ['2023.8.16-2023.8.20', 'dayRange'],
  ])('%s is not understood', (text, key) => {
    expect(readDay(text, at2023).value).toBeUndefined();
    expect(problem(readDay(text, at2023))).toBe(key);
  });

  it('a span has two ends; the second may leave out what it shares', () => {
    const span = (text: string) => {
      const { value } = readPeriod(text, at2023);
      return value && `${value.from.on} ${value.to.on}`;
    };
    expect(span('2023.3.5-3.8')).toBe('2023-03-05 2023-03-08');
    expect(span('3月5日至8日')).toBe('2023-03-05 2023-03-08');
    expect(span('3月5—8日')).toBe('2023-03-05 2023-03-08');
    expect(span('2023-03-05至2023-03-08')).toBe('2023-03-05 2023-03-08');
    expect(span('2023-03-05-2023-03-08')).toBe('2023-03-05 2023-03-08');
    expect(span('5月29日-6月2日')).toBe('2023-05-29 2023-06-02');
    expect(span('12.29-1.3')).toBe('2023-12-29 2024-01-03');
    expect(span('2023年6月13日')).toBe('2023-06-13 2023-06-13');
  });

  test('every day is read back from every way of writing it', () => {
    const days = fc.integer({ min: 0, max: 12_000 }).map((offset) => addDays('2000-01-01', offset));
    const write = fc.constantFrom(
      (y: number, m: number, d: number) => `${y}.${m}.${d}`,
      (y: number, m: number, d: number) => `${y}/${m}/${d}`,
      (y: number, m: number, d: number) => `${y}年${m}月${d}日`,
      (y: number, m: number, d: number) => `${y}－${m}－${d}`.normalize('NFKC'),
      (y: number, m: number, d: number) => `预计 ${y} 年 ${m} 月 ${d} 日`,
    );
    fc.assert(
      fc.property(days, write, (on, written) => {
        const [y = 0, m = 0, d = 0] = on.split('-').map(Number);
        expect(readDay(written(y, m, d), { today: '2040-01-01' }).value).toEqual({ on, precision: 'day' });
      }),
    );
  });

  test('no text makes it fail', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readPeriod(text, at2023)));
  });
});

describe('companies', () => {
  it.each([
    ['甲方有限公司、乙方集团', ['甲方有限公司', '乙方集团']],
    ['甲方有限公司\n乙方有限公司', ['甲方有限公司', '乙方有限公司']],
    ['1.甲方有限公司 2.乙方有限公司', ['甲方有限公司', '乙方有限公司']],
    ['①甲方有限公司；②乙方有限公司', ['甲方有限公司', '乙方有限公司']],
    ['甲方有限公司  乙方有限公司', ['甲方有限公司', '乙方有限公司']],
    ['旗滨集团、佳龙', ['旗滨集团', '佳龙']],
    ['甲方有限公司(牵头、控股)、乙方有限公司', ['甲方有限公司（牵头、控股）', '乙方有限公司']],
    ['金山农业、科技有限公司', ['金山农业、科技有限公司']],
    ['宁波众合供应链管理\n股份有限公司', ['宁波众合供应链管理股份有限公司']],
    ['Samsung SDI Co., Ltd.', ['Samsung SDI Co., Ltd.']],
    ['ＡＢＣ（昭通）有限公司', ['ABC（昭通）有限公司']],
    ['甲方(昭通)有限公司', ['甲方（昭通）有限公司']],
    ['甲方有限公司等3家企业', ['甲方有限公司']],
    ['甲方有限公司、甲方有限公司', ['甲方有限公司']],
  ])('%s', (text, names) => expect(readCompanies(text)).toEqual(names));
});

describe('people', () => {
  const person = (name: string, title = '', phone = '') => ({ name, title, phone });
  it.each([
    ['李总 13992476989', [person('李总', '', '13992476989')]],
    ['李总13992476989', [person('李总', '', '13992476989')]],
    ['李总（１３９９２４７６９８９）', [person('李总', '', '13992476989')]],
    ['张三：139 9247 6989', [person('张三', '', '13992476989')]],
    ['张三 电话：0870-2121234', [person('张三', '', '0870-2121234')]],
    ['张三 13992476989/13910062141', [person('张三', '', '13992476989、13910062141')]],
    [
      '李总13992476989、王经理13910062141',
      [person('李总', '', '13992476989'), person('王经理', '', '13910062141')],
    ],
    [
      '李总 13992476989\n王五 13910062141',
      [person('李总', '', '13992476989'), person('王五', '', '13910062141')],
    ],
    ['张三（副总经理）', [person('张三', '副总经理')]],
    ['张三（副市长、局长）、李四', [person('张三', '副市长、局长'), person('李四')]],
    ['张三 总经理', [person('张三', '总经理')]],
    ['市长李四', [person('李四', '市长')]],
    ['市委书记、市长 李四', [person('李四', '市委书记、市长')]],
    ['张三、李四等5人', [person('张三'), person('李四')]],
    ['副县长', [person('副县长')]],
    ['招商局：张三、李四', [person('张三', '招商局'), person('李四')]],
    ['县委书记 张三、县长李四', [person('张三', '县委书记'), person('李四', '县长')]],
  ])('%s', (text, people) => expect(readPeople(text)).toEqual(people));

  it('numbers are found among words, and not in longer ones', () => {
    expect(readPhones('手机139-9247-6989，座机 0870 2121234，400-800-1234')).toEqual([
      '13992476989',
      '08702121234',
      '400-800-1234',
    ]);
    expect(readPhones('+86 13992476989')).toEqual(['13992476989']);
    expect(readPhones('91510107H83BAD156W 第123456789012号')).toEqual([]);
  });
});

describe('names and lists', () => {
  it('names lose full-width letters, line breaks and blanks, and keep Chinese brackets', () => {
    expect(cleanName('昭阳 铝型材\n项目(一期)')).toBe('昭阳铝型材项目（一期）');
    expect(cleanName('５Ｇ基站 Phase 2')).toBe('5G基站 Phase 2');
  });

  it('places are separated by whatever stands between them', () => {
    expect(readList('北京—上海')).toEqual(['北京', '上海']);
    expect(readList('北京、上海，广州\n武汉 成都等地')).toEqual(['北京', '上海', '广州', '武汉', '成都']);
  });
});
