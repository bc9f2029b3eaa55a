import { describe, expect, it } from 'vitest';
import type { SheetReading } from '#app/domain/ledgers/reading.ts';
import { type Cell, fileOf, read, workbookOf } from './build.ts';

const HEAD = [
  '序号',
  '项目名称',
  '投资方',
  '固定资产投资（亿元）',
  '需用土地（亩）',
  '企业联系人',
  '联系方式',
  '片区',
  '研判结果',
];
const dealRow = (number: number, amount: Cell = 1.5): Cell[] => [
  number,
  `演示项目${number}`,
  `演示企业${number}有限公司`,
  amount,
  100,
  '李总',
  '13900000000',
  '昭阳区',
  '可行',
];

async function sheetOf(file: string, options?: Parameters<typeof read>[1]): Promise<SheetReading> {
  const [sheet] = (await read(file, options)).sheets;
  if (!sheet) throw new Error('the file has no sheet');
  return sheet;
}

describe('a ledger of deals in negotiation', () => {
  it('is read below its titles, with what the title states', async () => {
    const sheet = await sheetOf(
      await workbookOf(
        {
          在谈: [
            ['昭阳区在谈项目台账'],
            ['截至2023年11月5日，在谈项目2个，投资估算3.00亿元，其中1亿元以上2个'],
            ['填报单位：昭阳区投资促进局    填报时间：2023.11.5'],
            HEAD,
            dealRow(1),
            dealRow(2),
            ['合计', '', '', 3],
            ['注：1. 投资额以亿元为单位。'],
            ['2. 每周五更新，无变化的不重报。'],
          ],
        },
        (page) => {
          for (const row of [1, 2, 3]) page.mergeCells(row, 1, row, 9);
        },
      ),
    );
    expect(sheet).toMatchObject({
      ledger: 'negotiating',
      head: { from: 4, to: 4 },
      context: { countyCode: '530602', year: 2023, team: '昭阳区投资促进局' },
    });
    expect(sheet.skipped.map(({ row, why }) => `${row} ${why}`)).toEqual([
      '1 title',
      '2 title',
      '3 title',
      '7 summary',
      '8 note',
      '9 note',
    ]);
    expect(sheet.totals).toEqual([
      { row: 2, code: 'rows', stated: '2', understood: '2', agrees: true },
      { row: 2, code: 'fixedAmount', stated: '300000000.00', understood: '300000000.00', agrees: true },
      { row: 7, code: 'fixedAmount', stated: '300000000.00', understood: '300000000.00', agrees: true },
    ]);
    expect(sheet.rows.map(({ row }) => row)).toEqual([5, 6]);
    expect(sheet.rows[0]).toMatchObject({
      cells: { fixedAmount: '1.5', phone: '13900000000' },
      values: {
        name: '演示项目1',
        investors: ['演示企业1有限公司'],
        fixedAmount: { yuan: '150000000.00' },
        land: '100',
        contact: [{ name: '李总', title: '', phone: '13900000000' }],
        county: '530602',
        screening: 'positive',
      },
      problems: [],
    });
  });
});

it('a text of another kind than its ending is read as what it is', async () => {
  const file = fileOf(`${HEAD.join(',')}\n${dealRow(1).join(',')}\n`, 'xlsx');
  expect(await sheetOf(file)).toMatchObject({ ledger: 'negotiating', rows: [{ row: 2 }] });
});
