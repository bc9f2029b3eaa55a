import { describe, expect, it } from 'vitest';
import type { Measure } from '#app/domain/targets/measure.ts';
import { type GridShape, layBlock, type Pasted } from '#app/domain/targets/paste.rules.ts';
import { CITY } from '#app/domain/targets/target.rules.ts';
import { readPastedBlock } from '#app/lib/pasted-table.ts';

const PARK = '0188f5f0-0000-7000-8000-000000000001';
const GRID: GridShape = {
  rows: [
    { place: CITY, names: ['全市'] },
    { place: '530602', names: ['昭阳区', '昭阳', 'Zhaoyang'] },
    { place: '530621', names: ['鲁甸县', '鲁甸', 'Ludian'] },
    { place: '530681', names: ['水富市', '水富', 'Shuifu'] },
    { place: PARK, names: ['昭阳工业园区'] },
  ],
  columns: [
    { measure: 'signed_amount', names: ['签约金额'] },
    { measure: 'signed_count', names: ['签约项目'] },
    { measure: 'large_count', names: ['10亿元以上签约项目'] },
    { measure: 'arrived_amount', names: ['到位资金'] },
  ],
  shown: ['signed_amount', 'signed_count'],
};
const START = { row: 0, column: 0 };

const lay = (text: string, at = START) => layBlock(readPastedBlock(text), GRID, at);
const texts = ({ cells }: Pasted) => Object.fromEntries(cells.map(({ cell, text }) => [cell, text]));
const cell = (measure: Measure, place: string) => `${measure}~${place}`;

describe('a table with heads and names', () => {
  it('goes by name, in any order, past title, unit, numbers and sums', () => {
    const pasted = lay(
      [
        '昭通市2023年招商引资目标任务分解表\t\t\t',
        '\t\t\t单位：亿元、个',
        '序号\t县（市、区）\t签约项目（个）\t签约金额（亿元）',
        '1\t鲁甸县\t32\t120',
        '2\t昭阳区\t52\t460',
        '\t合计\t84\t580',
        '\t全市\t90\t600',
      ].join('\r\n'),
    );
    expect(pasted.unknownRows).toEqual([]);
    expect(pasted.unknownHeads).toEqual([]);
    expect(pasted.beyond).toBe(0);
    expect(texts(pasted)).toEqual({
      [cell('signed_count', '530621')]: '32',
      [cell('signed_amount', '530621')]: '120亿',
      [cell('signed_count', '530602')]: '52',
      [cell('signed_amount', '530602')]: '460亿',
      [cell('signed_count', CITY)]: '90',
      [cell('signed_amount', CITY)]: '600亿',
    });
  });

  it.each(['昭阳', '昭阳区', '昭通市昭阳区', '云南省昭通市昭阳区', '昭阳区投资促进局', ' 昭阳 区 '.trim()])(
    'knows %s',
    (name) => {
      const { cells } = lay(`单位\t签约项目\n${name}\t52`);
      expect(cells.map((one) => one.cell)).toEqual([cell('signed_count', '530602')]);
    },
  );

  it('knows a place by what it was called, and tells a park from its county', () => {
    expect(texts(lay('县区\t签约项目\n水富县\t23\n昭阳工业园区\t3\n昭阳区\t52'))).toEqual({
      [cell('signed_count', '530681')]: '23',
      [cell('signed_count', PARK)]: '3',
      [cell('signed_count', '530602')]: '52',
    });
  });

  it('tells names of rows and columns it does not know, and fills the rest', () => {
    const pasted = lay('单位\t签约金额\t就业人数\t备注\n昭阳区\t460\t900\t含园区\n宜宾市\t12\t3\t');
    expect(pasted).toEqual({
      cells: [{ cell: cell('signed_amount', '530602'), text: '460' }],
      unknownRows: ['宜宾市'],
      unknownHeads: ['就业人数'],
      beyond: 0,
    });
  });

  it('may name a measure that is not in the grid yet, by what ledgers call it', () => {
    expect(texts(lay('单位\t2023年度实际到位资金目标\t10亿元以上项目\n昭阳\t80\t10'))).toEqual({
      [cell('arrived_amount', '530602')]: '80',
      [cell('large_count', '530602')]: '10',
    });
  });

  it('takes an empty cell for a target taken back', () => {
    expect(texts(lay('单位\t签约项目\n昭阳\t'))).toEqual({ [cell('signed_count', '530602')]: '' });
  });
});

describe('the unit of an amount', () => {
  it.each([
    ['单位\t签约金额（万元）\n昭阳\t4600000', '4600000万'],
    ['单位：万元\n单位\t签约金额\n昭阳\t4,600,000', '4,600,000万'],
    ['单位：万元\n单位\t签约金额（亿元）\n昭阳\t460', '460亿'],
    ['单位\t签约金额（万元）\n昭阳\t460亿元', '460亿元'],
    ['单位\t签约金额\n昭阳\t460', '460'],
  ])('of %j is in %j', (text, expected) => {
    expect(texts(lay(text))[cell('signed_amount', '530602')]).toBe(expected);
  });

  it('does not touch numbers of records', () => {
    expect(texts(lay('单位：万元、个\n单位\t签约项目\n昭阳\t52'))).toEqual({
      [cell('signed_count', '530602')]: '52',
    });
  });
});

describe('a block without names', () => {
  it('fills from the cell it was pasted into, empty lines kept', () => {
    expect(texts(lay('460\t52\n\n180\t23', { row: 1, column: 0 }))).toMatchObject({
      [cell('signed_amount', '530602')]: '460',
      [cell('signed_count', '530602')]: '52',
      [cell('signed_amount', '530681')]: '180',
      [cell('signed_count', '530681')]: '23',
    });
  });

  it('counts what would lie outside the grid as it stands', () => {
    const { cells, beyond } = lay('1\t2\t3\n4\t5\t6', { row: 4, column: 1 });
    expect(cells).toEqual([{ cell: cell('signed_count', PARK), text: '1' }]);
    expect(beyond).toBe(5);
  });

  it('goes by the names of rows where only these stand there', () => {
    expect(texts(lay('1\t水富\t180\t23', { row: 3, column: 0 }))).toEqual({
      [cell('signed_amount', '530681')]: '180',
      [cell('signed_count', '530681')]: '23',
    });
  });

  it('goes by heads where only these stand there, from the row pasted into', () => {
    expect(texts(lay('签约项目\n52\n32', { row: 1, column: 0 }))).toEqual({
      [cell('signed_count', '530602')]: '52',
      [cell('signed_count', '530621')]: '32',
    });
  });
});
