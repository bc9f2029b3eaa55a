import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { tablesCsv } from '#app/reports/tables/csv.ts';
import { tablesJson } from '#app/reports/tables/json.ts';
import type { Table } from '#app/reports/tables/table.ts';
import { tablesXlsx } from '#app/reports/tables/xlsx.server.ts';

const table: Table = {
  id: 'counties',
  title: '签约金额: 各县/区',
  head: '县（市、区）',
  columns: [
    { id: 'target', label: '年度目标', kind: 'money' },
    { id: 'sum', label: '累计', kind: 'money', group: '签约' },
    { id: 'rate', label: '完成率', kind: 'percent', group: '签约' },
    { id: 'ahead', label: '超欠', kind: 'points' },
    { id: 'rank', label: '排名', kind: 'rank' },
    { id: 'note', label: '备注', kind: 'text' },
  ],
  groups: [
    {
      label: null,
      rows: [
        {
          key: '530602',
          label: '昭阳区',
          cells: [
            { value: '58900000000.00' },
            { value: '21922000000.01' },
            { value: '0.3721901528' },
            { value: '-0.0445' },
            { value: 1 },
            { value: '=1+1' },
          ],
        },
      ],
    },
  ],
  total: { key: '', label: '合计', cells: [{ value: null }, { value: '21922000000.01' }, { value: null }] },
  notes: ['完成率=累计÷年度目标'],
};
const cover = { title: '通报', lines: ['截至2023-10-31'] };

describe('a table', () => {
  it('says the same to the cent in csv, xlsx and json', async () => {
    const { t } = await i18nFor('zh-CN');
    const csv = tablesCsv(cover, [table], t);
    expect(csv).toContain('昭阳区,589,58900000000.00,219.2200000001,21922000000.01,37.22,-4.45,1,"\'=1+1"');
    expect(csv).toContain('合计,,,219.2200000001,21922000000.01,,,,');

    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await tablesXlsx(cover, [table], new Date('2023-11-12T00:00:00Z'), t));
    const sheet = book.worksheets[0];
    const row = sheet?.getRow(6);
    expect(row?.getCell(5).value).toBe(21922000000.01);
    expect([row?.getCell(6).value, row?.getCell(6).numFmt]).toEqual([0.3721901528, '0.00%']);
    expect([row?.getCell(7).value, row?.getCell(9).value]).toEqual([-4.45, '=1+1']);
    expect(sheet?.getRow(7).getCell(2).value).toBe('—');

    expect(tablesJson([table])).toMatchObject({
      counties: {
        rows: [{ key: '530602', label: '昭阳区', sum: '21922000000.01', rate: '0.3721901528' }],
        total: { sum: '21922000000.01', target: null },
      },
    });
  });
});
