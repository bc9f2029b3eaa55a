import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readPastedBlock, readPastedTable } from '#app/lib/pasted-table.ts';

describe('a table copied from a spreadsheet', () => {
  it('has its cells by tabs and lines, with line breaks of any system', () => {
    expect(readPastedTable('姓名\t单位\r\n张三\t甲公司\r李四\t乙公司\n')).toEqual([
      ['姓名', '单位'],
      ['张三', '甲公司'],
      ['李四', '乙公司'],
    ]);
  });

  it('keeps commas inside cells, and empty cells in their column', () => {
    expect(readPastedTable('张三\t\t甲公司, 乙公司、丙公司\t\n')).toEqual([
      ['张三', '', '甲公司, 乙公司、丙公司', ''],
    ]);
  });

  it('reads cells in quotes: line breaks, tabs and doubled quotes', () => {
    expect(readPastedTable('"张三\n（董事长）"\t"甲""乙""公司"\t"a\tb"')).toEqual([
      ['张三\n（董事长）', '甲"乙"公司', 'a\tb'],
    ]);
  });

  test.each([
    [
      '"张三\t甲公司\n李四\t乙公司',
      [
        ['"张三', '甲公司'],
        ['李四', '乙公司'],
      ],
    ],
    ['"张三"总\t甲公司', [['"张三"总', '甲公司']]],
    ['5" 屏\t"', [['5" 屏', '"']]],
  ])('takes a quote that closes nothing as it is: %j', (text, rows) => {
    expect(readPastedTable(text)).toEqual(rows);
  });

  it('trims full-width blanks and drops what cannot be seen', () => {
    expect(readPastedTable('\ufeff　张三　\t\u202d13800001234\u202c\n　\t \n')).toEqual([
      ['张三', '13800001234'],
    ]);
  });

  it('never calculates', () => {
    expect(readPastedTable("=1+1\t@SUM(A1)\t'0123\t-2+3")).toEqual([['=1+1', '@SUM(A1)', "'0123", '-2+3']]);
  });
});

test.each([
  ['张三,甲公司,"经理,董事"', ['张三', '甲公司', '经理,董事']],
  ['张三，甲公司、乙公司', ['张三', '甲公司、乙公司']],
  ['张三;甲公司', ['张三', '甲公司']],
  ['张三、甲公司、经理', ['张三', '甲公司', '经理']],
  ['张三', ['张三']],
])('without tabs the first line says what separates: %j', (text, row) => {
  expect(readPastedTable(text)).toEqual([row]);
});

test('nothing gives no rows', () => {
  expect(readPastedTable('')).toEqual([]);
  expect(readPastedTable(' \n\t\t\n')).toEqual([]);
});

test('whatever a spreadsheet writes is read back', () => {
  const cell = fc
    .string({ unit: fc.constantFrom('张', 'a', '"', '\t', '\n', ',', '、', ' ') })
    .map((text) => text.trim());
  const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 });
  const quoted = (text: string) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  fc.assert(
    fc.property(rows, (table) => {
      const text = table.map((row) => row.map(quoted).join('\t')).join('\n');
      expect(readPastedTable(text)).toEqual(table.filter((row) => row.some((one) => one !== '')));
    }),
  );
});

describe('a block laid over a grid', () => {
  it('parts cells by tabs alone, so that a number keeps its commas', () => {
    expect(readPastedBlock('昭阳区\t1,200\r\n鲁甸县\t3、5\r\n')).toEqual([
      ['昭阳区', '1,200'],
      ['鲁甸县', '3、5'],
    ]);
    expect(readPastedBlock('1,200')).toEqual([['1,200']]);
  });

  it('keeps empty lines in their place and drops those at the end', () => {
    expect(readPastedBlock('1\n\n3\n\t\n\n')).toEqual([['1'], [''], ['3']]);
    expect(readPastedBlock('\n\t\n')).toEqual([]);
  });
});
