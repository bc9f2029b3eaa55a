import { beforeAll, describe, expect, it } from 'vitest';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { bothEnds, rankedOf, redAndBlack } from '#app/reports/circular/ranking.ts';
import {
  growthClause,
  type Material,
  targetClauses,
  writtenTexts,
} from '#app/reports/circular/text.server.ts';
import { titleLines } from '#app/reports/paper/lines.ts';
import type { Cell, Column, Table } from '#app/reports/tables/table.ts';

let t: Awaited<ReturnType<typeof i18nFor>>['t'];
beforeAll(async () => {
  ({ t } = await i18nFor('zh-CN'));
});

const column = (id: string, kind: Column['kind']): Column => ({ id, kind, label: id });
const row = (key: string, label: string, values: Cell['value'][]) => ({
  key,
  label,
  cells: values.map((value) => ({ value })),
});
const blank = { title: '', head: '', notes: [], total: null };

/** A county table of counties given as [name, completion, ahead, signed this month]. */
function countyTable(
  counties: [name: string, completion: string | null, ahead: string | null, month?: string][],
  whole: [completion: string | null, ahead: string | null] = [null, null],
): Table {
  return {
    ...blank,
    id: 'signed_amount',
    columns: [column('month', 'money'), column('completion', 'percent'), column('ahead', 'points')],
    groups: [
      {
        label: null,
        rows: counties.map(([name, completion, ahead, month = '1.00']) =>
          row(name, name, [month, completion, ahead]),
        ),
      },
    ],
    total: row('city', '全市', ['1.00', ...whole]),
  };
}

const COLUMNS = ['month', 'sum', 'before', 'growth'].flatMap((group) => [
  column(`${group}_count`, 'count'),
  column(`${group}_money`, 'money'),
]);

function overview(rows: Record<string, Cell['value'][]>): Table {
  return {
    ...blank,
    id: 'overview',
    columns: COLUMNS,
    groups: [{ label: null, rows: Object.entries(rows).map(([key, values]) => row(key, key, values)) }],
  };
}

const SIGNED = [20, '2500000000.00', 191, '124090000000.00', 150, '100000000000.00', '0.2733', '0.2409'];

const material = (given: Partial<Material> = {}): Material => ({
  year: 2023,
  month: 10,
  day: null,
  overview: overview({
    signed: SIGNED,
    large: [1, null, 25, null, 20, null, null, null],
    standing: [null, null, 235, '225892000000.00', 0, '0.00', null, null],
    arrived: [null, '0.00', null, '0.00', null, '0.00', null, null],
  }),
  counties: [],
  rates: [],
  overdue: { count: 0, days: 90 },
  corrections: 0,
  ranked: true,
  listed: false,
  ...given,
});

describe('the opening sentence', () => {
  const opening = (given: Partial<Material>) => writtenTexts(t, material(given)).opening;

  it('tells target, schedule and growth', () => {
    const counties = [countyTable([], ['1.2564', '0.4230666666']) as Table];
    expect(opening({ counties })).toBe(
      '截至10月底，全市新签约项目191个，签约金额1240.90亿元，完成年度目标的125.64%，高于时序进度42.31个百分点，同比增长24.09%。现将有关情况通报如下。',
    );
  });

  it('leaves out what has no target and no base', () => {
    const without = [...SIGNED.slice(0, 6), null, null];
    expect(opening({ overview: overview({ signed: without }) })).toBe(
      '截至10月底，全市新签约项目191个，签约金额1240.90亿元。现将有关情况通报如下。',
    );
  });

  it('names the day while the month goes on', () => {
    expect(opening({ month: 11, day: 12 })).toMatch(/^截至11月12日，/);
  });

  it.each([
    ['0.75', '-0.0833333333', ['完成年度目标的75.00%', '低于时序进度8.33个百分点']],
    ['0.8333', '0', ['完成年度目标的83.33%', '与时序进度持平']],
    ['0.8333', '0.00004', ['完成年度目标的83.33%', '与时序进度持平']],
    ['0.83335', '0.00005', ['完成年度目标的83.34%', '高于时序进度0.01个百分点']],
    ['0.5', null, ['完成年度目标的50.00%']],
    [null, null, []],
  ])('says of %s with %s: %j', (completion, ahead, clauses) => {
    expect(targetClauses(t, completion, ahead)).toEqual(clauses);
  });

  it.each([
    ['0.2409', ['同比增长24.09%']],
    ['-0.12345', ['同比下降12.35%']],
    ['0', ['与上年同期持平']],
    [null, []],
  ])('says of a growth of %s: %j', (ratio, clauses) => {
    expect(growthClause(t, ratio)).toEqual(clauses);
  });
});

describe('the places of counties', () => {
  const table = countyTable([
    ['甲县', '1.0', '0.1667'],
    ['乙县', '1.2', '0.3667'],
    ['丙县', '1.2', '0.3667'],
    ['丁县', '0.9', '0.0667'],
    ['戊县', '0.8', '-0.0333'],
    ['己县', '0.73', '-0.1033'],
    ['庚县', '0.73', '-0.1033'],
    ['辛县', '0.7333333333', '-0.1'],
    ['壬县', null, null],
  ]);
  const { counties } = { counties: [table] };

  it('name those who share one together and leave out who has no target', () => {
    const ends = bothEnds(rankedOf(table));
    expect(ends.first).toEqual([
      { rank: 1, names: ['乙县', '丙县'], completion: '1.2' },
      { rank: 3, names: ['甲县'], completion: '1.0' },
    ]);
    expect(ends.last.flatMap(({ names }) => names)).toEqual(['辛县', '己县', '庚县']);
    expect(writtenTexts(t, material({ counties })).counties).toContain(
      '完成率居前的是第1位乙县、丙县（并列，120.00%），第3位甲县（100.00%）；居后的是第6位辛县（73.33%），第7位己县、庚县（并列，73.00%）。达到时序进度的县（市、区）4个，低于时序进度的4个。',
    );
  });

  it('are not told where ranking is off', () => {
    const text = writtenTexts(t, material({ counties, ranked: false })).counties;
    expect(text).not.toContain('位');
    expect(text).toContain('达到时序进度的县（市、区）4个');
  });

  it('make the red and the black list by the rule that is printed with them', () => {
    expect(redAndBlack(rankedOf(table))).toEqual({
      red: ['乙县', '丙县', '甲县'],
      black: ['辛县', '己县', '庚县'],
    });
    const text = writtenTexts(t, material({ counties, listed: true })).lists;
    expect(text).toMatch(/^红榜：乙县、丙县、甲县。\n黑榜：辛县、己县、庚县。\n红黑榜按签约金额评定/);
    expect(writtenTexts(t, material({ counties })).lists).toBe('');
  });

  it('put nobody on a list who does not belong there', () => {
    const slow = countyTable([
      ['甲县', '0.8', '-0.0333'],
      ['乙县', '0.75', '-0.0833'],
    ]);
    expect(redAndBlack(rankedOf(slow))).toEqual({ red: [], black: [] });
    expect(writtenTexts(t, material({ counties: [slow], listed: true })).lists).toContain(
      '红榜：无。\n黑榜：无。',
    );
  });

  it('are nothing without targets', () => {
    const bare = [countyTable([['甲县', null, null]])];
    expect(writtenTexts(t, material({ counties: bare })).counties).toBe(
      '县（市、区）未下达年度目标，本期不计完成率。',
    );
    expect(writtenTexts(t, material({ counties: bare, listed: true })).lists).toBe('');
  });

  it('name who is behind, and who signed nothing', () => {
    const late = countyTable([
      ['甲县', '0.9', '0.0667', '0.00'],
      ['乙县', '0.75', '-0.08333'],
    ]);
    expect(writtenTexts(t, material({ counties: [late] })).problems).toBe(
      '签约金额低于时序进度的县（市、区）有1个：乙县（低8.33个百分点）。\n10月没有新签约项目的县（市、区）有1个：甲县。',
    );
  });
});

describe('the other parts', () => {
  it('tell the month and the year, each with its growth', () => {
    expect(writtenTexts(t, material()).signed).toBe(
      '10月新签约项目20个，签约金额25.00亿元。1—10月累计签约项目191个，同比增长27.33%；签约金额1240.90亿元，同比增长24.09%。其中10亿元以上项目25个。',
    );
  });

  it('say so when no money came, and nothing of corrections when there are none', () => {
    const texts = writtenTexts(t, material());
    expect(texts.money).toMatch(/^1—10月没有到位资金记录。\n/);
    expect(texts.corrections).toBe('');
    expect(texts.next).toBe('');
  });

  it('tell what became of what was signed, by the definitions printed with it', () => {
    const { follow, problems } = writtenTexts(
      t,
      material({
        rates: [
          { name: '开工率', note: '开工指动工', value: '0.8298', part: '907', whole: '1093', isMoney: false },
          {
            ...{ name: '资金到位率', note: '', value: '0.4559', isMoney: true },
            ...{ part: '279449000000.00', whole: '612909000000.00' },
          },
        ],
        overdue: { count: 3, days: 90 },
      }),
    );
    expect(follow).toBe(
      '当年签约项目中，开工率82.98%（907/1093个），资金到位率45.59%（2794.49/6129.09亿元）。\n口径：开工指动工；终止的项目在核销前仍计入签约数。',
    );
    expect(problems).toContain('当年签约后超过90天未进入下一环节的项目有3个。');
    expect(writtenTexts(t, material()).follow).toBe('');
  });

  it('speak of January as one month', () => {
    expect(writtenTexts(t, material({ month: 1 })).signed).toContain('。1月累计签约项目');
  });
});

describe('a title', () => {
  it.each([
    ['关于2023年10月全市招商引资工作情况的通报', ['关于2023年10月全市', '招商引资工作情况的通报']],
    ['关于做好招商工作的通知', ['关于做好招商工作的通知']],
    [
      '关于2023年1—10月全市县（市、区）重大产业招商引资项目履约和落地情况的通报',
      ['关于2023年1—10月全市', '县（市、区）重大产业招商引资', '项目履约和落地情况的通报'],
    ],
  ])('breaks between words into lines alike: %s', (title, lines) => {
    expect(titleLines(title)).toEqual(lines);
  });
});
