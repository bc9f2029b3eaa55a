import { readFileSync } from 'node:fs';
import type ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { type Cell, fileOf, gbk, oldWorkbookOf, read, sheetOf, workbookOf } from './build.ts';

/* What makes ledgers hard, each as a file made for it. */

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
const dealRow = (number: Cell, amount: Cell = 1.5, county = '昭阳区'): Cell[] => [
  number,
  `演示项目${number}`,
  `演示企业${number}有限公司`,
  amount,
  100,
  '李总',
  '13900000000',
  county,
  '可行',
];
const yuan = (value: unknown) => (value as { yuan: string } | undefined)?.yuan;
const reasons = (sheet: { skipped: { row: number; to?: number; why: string }[] }) =>
  sheet.skipped.map(({ row, to, why }) => `${row}${to ? `-${to}` : ''} ${why}`);

describe('a ledger of deals in negotiation', () => {
  const rows: Cell[][] = [
    ['昭阳区在谈项目台账'],
    ['截至2023年11月5日，在谈项目2个，投资估算3.00亿元，其中1亿元以上2个'],
    ['填报单位：昭阳区投资促进局    填报时间：2023.11.5'],
    HEAD,
    dealRow(1),
    dealRow(2),
    ['合计', '', '', 3],
    ['注：1. 投资额以亿元为单位。'],
    ['2. 每周五更新，无变化的不重报。'],
  ];
  const titles = (page: ExcelJS.Worksheet) => {
    for (const row of [1, 2, 3]) page.mergeCells(row, 1, row, 9);
  };

  it('is read below its titles, with what the title states', async () => {
    const sheet = await sheetOf(await workbookOf({ 在谈: rows }, titles));
    expect(sheet).toMatchObject({
      ledger: 'negotiating',
      head: { from: 4, to: 4 },
      context: { countyCode: '530602', year: 2023, team: '昭阳区投资促进局' },
    });
    expect(reasons(sheet)).toEqual(['1 title', '2 title', '3 title', '7 summary', '8 note', '9 note']);
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

  it('says where its own total differs from what was understood', async () => {
    const wrong = rows.map((row) => (row[0] === '合计' ? ['合计', '', '', 4] : row));
    const sheet = await sheetOf(await workbookOf({ 在谈: wrong }, titles));
    expect(sheet.totals.map(({ row, agrees }) => `${row} ${agrees}`)).toEqual([
      '2 true',
      '2 true',
      '7 false',
    ]);
  });

  it.each(['xls', 'et'])('is read the same from .%s of the old kind', async (ending) => {
    const old = await sheetOf(oldWorkbookOf({ 在谈: rows }, ending));
    const now = await sheetOf(await workbookOf({ 在谈: rows }));
    expect(old.rows).toEqual(now.rows);
    expect(old.totals).toEqual(now.totals);
  });

  it('is read the same from a text in UTF-8 with and without a mark, and in GBK', async () => {
    const cell = (value: Cell | undefined) => (/[,\n"]/.test(String(value)) ? `"${value}"` : (value ?? ''));
    const text = rows.map((row) => HEAD.map((_, index) => cell(row[index])).join(',')).join('\r\n');
    const now = await sheetOf(await workbookOf({ 在谈: rows }, titles));
    for (const content of [text, `\ufeff${text}`, gbk(text)]) {
      const sheet = await sheetOf(fileOf(content, 'csv'), { fileName: '台账.csv' });
      expect(sheet).toMatchObject({
        name: '台账',
        rows: now.rows,
        totals: now.totals,
        head: { from: 4, to: 4 },
      });
    }
  });
});

describe('a ledger of signed deals', () => {
  const upper = [
    '序号',
    '项目名称',
    '投资主体',
    '',
    '',
    '协议投资额',
    '',
    '签约情况',
    '',
    '',
    '产业链',
    '用地',
  ];
  const lower = [
    '',
    '',
    '企业名称',
    '统一社会信用代码',
    '来源地',
    '总投资',
    '其中：固定资产',
    '签约时间',
    '协议类型',
    '签约活动',
    '',
    '',
  ];
  const signed = (number: number, day: Cell, amount: Cell = 21_100): Cell[] => [
    number,
    `演示项目${number}`,
    `演示企业${number}有限公司`,
    '914403001922038216',
    '宁波',
    amount,
    16_880,
    day,
    '投资协议',
    '南博会',
    '绿色硅铝',
    495,
  ];
  const page = (county: string, ...rows: Cell[][]): Cell[][] => [
    [`${county}2023年1—3季度签约项目台账`],
    ['', '', '', '', '', '', '', '', '', '', '', '单位：万元、亩'],
    upper,
    lower,
    ...rows,
  ];
  const merged = (sheet: ExcelJS.Worksheet) => {
    for (const range of ['A1:L1', 'C3:E3', 'F3:G3', 'H3:J3', 'A3:A4', 'B3:B4', 'K3:K4', 'L3:L4'])
      sheet.mergeCells(range);
  };

  it('has a sheet for each county, a head of two levels and its units in a row', async () => {
    const file = await workbookOf(
      {
        昭阳: page('昭阳区', signed(1, new Date('2023-08-18')), signed(2, '8月中旬', '5000万元'), [
          '合计',
          '2个',
          '',
          '',
          '',
          26_100,
        ]),
        水富: page(
          '水富县',
          signed(1, '2023.8.16'),
          signed(2, 45_154, '约3.5亿'),
          signed(3, '2023年8月', '0.8亿美元'),
        ),
      },
      merged,
    );
    const [first, second] = (await read(file)).sheets;
    expect(first).toMatchObject({
      ledger: 'signed',
      head: { from: 3, to: 4 },
      context: {
        countyCode: '530602',
        year: 2023,
        units: { totalAmount: '万元', fixedAmount: '万元', land: '亩' },
      },
    });
    expect(first?.columns.map(({ head, code }) => `${head} ${code}`)).toContain(
      '协议投资额/其中：固定资产 fixedAmount',
    );
    expect(first?.rows[0]?.values).toMatchObject({
      investors: ['演示企业1有限公司'],
      uscc: '914403001922038216',
      origin: '330000',
      totalAmount: { yuan: '211000000.00' },
      fixedAmount: { yuan: '168800000.00' },
      signedOn: { on: '2023-08-18', precision: 'day' },
      agreement: 'contract',
      event: { series: 'csa_expo' },
      chain: 'silicon_aluminium',
      land: '495',
      county: '530602',
    });
    expect(first?.rows[1]?.values).toMatchObject({
      totalAmount: { yuan: '50000000.00' },
      signedOn: { on: '2023-08-11', precision: 'third' },
    });
    expect(first?.totals).toMatchObject([
      { code: 'rows', stated: '2', agrees: true },
      { code: 'totalAmount', stated: '261000000.00', agrees: true },
    ]);
    expect(second?.context.countyCode).toBe('530681');
    expect(second?.rows.map(({ values }) => values)).toMatchObject([
      { signedOn: { on: '2023-08-16' } },
      { signedOn: { on: '2023-08-16', precision: 'day' }, totalAmount: { yuan: '350000000.00' } },
      { signedOn: { on: '2023-08-01', precision: 'month' }, totalAmount: { yuan: null, currency: 'USD' } },
    ]);
  });

  it('keeps the groups of its head in a text, where cells are not merged', async () => {
    const text = page('昭阳区', signed(1, '2023/8/16'))
      .map((row) => row.join(','))
      .join('\n');
    const sheet = await sheetOf(fileOf(text, 'csv'));
    expect(sheet).toMatchObject({ ledger: 'signed', head: { from: 3, to: 4 } });
    expect(sheet.columns.slice(2, 5).map(({ head }) => head)).toEqual([
      '投资主体/企业名称',
      '投资主体/统一社会信用代码',
      '投资主体/来源地',
    ]);
    expect(yuan(sheet.rows[0]?.values.totalAmount)).toBe('211000000.00');
  });
});

it('the ledger of trips is recognised, with leaders, spans of days and several companies', async () => {
  const head = [
    '序号',
    '时间',
    '带队领导（职务）',
    '成员',
    '地点',
    '天数',
    '拜访企业',
    '对接人',
    '洽谈内容',
    '成果',
    '后续责任人',
  ];
  const trip = [
    1,
    '3月5日至8日',
    '演示甲（市长）',
    '演示乙、演示丙',
    '北京、上海',
    4,
    '甲方集团、乙方有限公司',
    '李总 13900000000',
    '光伏',
    '签订意向',
    '演示丁',
  ];
  const sheet = await sheetOf(await workbookOf({ 外出: [['2023年外出招商台账'], head, trip] }));
  expect(sheet.ledger).toBe('trips');
  expect(sheet.rows[0]).toMatchObject({
    problems: [],
    values: {
      period: { from: { on: '2023-03-05' }, to: { on: '2023-03-08' } },
      leader: [{ name: '演示甲', title: '市长' }],
      members: [{ name: '演示乙' }, { name: '演示丙' }],
      places: ['北京', '上海'],
      days: 4,
      companies: ['甲方集团', '乙方有限公司'],
      counterparts: [{ name: '李总', phone: '13900000000' }],
    },
  });
});

it('the ledger of receptions is recognised', async () => {
  const head = ['来访时间', '企业', '客商（职务）', '人数', '考察点', '接待领导', '陪同', '意向', '后续'];
  const visit = [
    '2023.6.13',
    '甲方集团',
    '演示甲（董事长）',
    '5人',
    '铝产业园、物流园',
    '副市长演示乙',
    '演示丙',
    '建厂',
    '7月再访',
  ];
  const sheet = await sheetOf(await workbookOf({ 来访: [head, visit] }));
  expect(sheet).toMatchObject({ ledger: 'receptions', head: { from: 1, to: 1 } });
  expect(sheet.rows[0]).toMatchObject({
    problems: [],
    values: {
      companies: ['甲方集团'],
      guests: [{ name: '演示甲', title: '董事长' }],
      headcount: 5,
      sites: ['铝产业园', '物流园'],
      hosts: [{ name: '演示乙', title: '副市长' }],
    },
  });
});

describe('what stands between the rows', () => {
  it('subtotals sum the rows before them, a line of a county heads its rows', async () => {
    const sheet = await sheetOf(
      await workbookOf({
        汇总: [
          ['2023年全市在谈项目台账'],
          HEAD,
          ['一、昭阳区'],
          dealRow(1, 1, ''),
          dealRow(2, 2, ''),
          ['小计', '', '', 3],
          ['二、水富县'],
          dealRow(3, 4, ''),
          ['小　计', '', '', 5],
          ['总计', '3个', '', 7],
        ],
      }),
    );
    expect(sheet.rows.map(({ values }) => values.county)).toEqual(['530602', '530602', '530681']);
    expect(sheet.totals.map(({ row, code, agrees }) => `${row} ${code} ${agrees}`)).toEqual([
      '6 fixedAmount true',
      '9 fixedAmount false',
      '10 rows true',
      '10 fixedAmount true',
    ]);
    expect(reasons(sheet)).toEqual(['1 title', '3 title', '6 summary', '7 title', '9 summary', '10 summary']);
  });

  it('blank rows, numbers filled in ahead, a repeated head and a row of units are no rows', async () => {
    const sheet = await sheetOf(
      await workbookOf({
        在谈: [
          HEAD.map((head) => head.replace(/（.*/, '')),
          ['', '', '', '（亿元）', '（亩）'],
          dealRow(1),
          [],
          [2],
          [],
          HEAD.map((head) => head.replace(/（.*/, '')),
          dealRow(3),
          [4],
        ],
      }),
    );
    expect(sheet.head).toEqual({ from: 1, to: 2 });
    expect(sheet.context.units).toEqual({ fixedAmount: '亿元', land: '亩' });
    expect(sheet.rows.map(({ row }) => row)).toEqual([3, 8]);
    expect(reasons(sheet)).toEqual(['4-6 blank', '7 title']);
  });

  it('tens of thousands of empty rows with a format cost nothing and are no rows', async () => {
    const file = await workbookOf({ 在谈: [HEAD, dealRow(1)] }, (page) => {
      for (let row = 3; row < 30_000; row += 1) page.getCell(row, 4).numFmt = '0.00';
    });
    const sheet = await sheetOf(file);
    expect(sheet.rows).toHaveLength(1);
    expect(sheet.skipped).toEqual([]);
  });

  it('a text that is merged downwards stands for each row, a figure for the first', async () => {
    const sheet = await sheetOf(
      await workbookOf({ 在谈: [HEAD, dealRow(1), ['', '演示项目2', '演示企业2有限公司']] }, (page) => {
        for (const column of ['D', 'H', 'I']) page.mergeCells(`${column}2:${column}3`);
      }),
    );
    expect(sheet.rows[1]?.values).toMatchObject({ county: '530602', screening: 'positive' });
    expect(sheet.rows[1]?.values.fixedAmount).toBeUndefined();
  });
});

describe('columns', () => {
  it.each(['片区', '县（市、区）', '县区', '落地县（市、区）'])('%s is the county', async (county) => {
    const file = await workbookOf({
      在谈: [
        ['项目名称', '投资方', '总投资（亿元）', county],
        ['甲', '乙公司', 1, '鲁甸'],
      ],
    });
    expect((await sheetOf(file)).rows[0]?.values.county).toBe('530621');
  });

  const head = ['序号', '项目名称', '投资方', '拟投资（万元）', '片区', '自定义列'];
  const row = [1, '演示项目', '演示企业有限公司', 500, '昭阳', '说明文字'];

  it('that are not known stay without a code, and a remembered mapping gives them one', async () => {
    const file = await workbookOf({ 在谈: [head, row] });
    const before = await sheetOf(file);
    expect(before.columns.filter(({ code }) => code === null).map((column) => column.head)).toEqual([
      '拟投资（万元）',
      '自定义列',
    ]);
    const mapping = {
      layout: before.layout,
      ledger: 'negotiating' as const,
      columns: { '拟投资（万元）': 'totalAmount', 自定义列: 'progress' },
    };
    const after = await sheetOf(file, { mappings: [mapping] });
    expect(yuan(after.rows[0]?.values.totalAmount)).toBe('5000000.00');
    expect(after.rows[0]?.values.progress).toBe('说明文字');
    expect(after.layout).toBe(before.layout);
  });

  it('of a sheet that is no ledger are shown, and a mapping makes one of it', async () => {
    const file = await workbookOf({
      表: [
        ['甲', '乙', '丙'],
        ['演示项目', '演示企业有限公司', '3.5亿'],
      ],
    });
    const before = await sheetOf(file);
    expect(before).toMatchObject({ ledger: null, rows: [], head: { from: 1, to: 1 } });
    const columns = { 甲: 'name', 乙: 'investors', 丙: 'totalAmount' };
    const after = await sheetOf(file, {
      mappings: [{ layout: before.layout, ledger: 'negotiating', columns }],
    });
    expect(after.rows[0]?.values).toMatchObject({ name: '演示项目', investors: ['演示企业有限公司'] });
  });

  it('a sheet that is hidden is named and not read', async () => {
    const sheet = await sheetOf(
      await workbookOf({ 旧: [HEAD, dealRow(1)] }, (page) => {
        page.state = 'hidden';
      }),
    );
    expect(sheet).toMatchObject({ name: '旧', hidden: true, ledger: null, rows: [] });
  });
});

describe('cells', () => {
  const only = async (cells: Partial<Record<number, Cell>>) => {
    const row = dealRow(1).map((cell, index) => cells[index] ?? cell);
    return (await sheetOf(await workbookOf({ 昭阳区: [HEAD, row] }))).rows[0];
  };

  it('a formula counts with the result the file keeps, and is a problem without one', async () => {
    expect(yuan((await only({ 3: { formula: '1+1', result: 2 } }))?.values.fixedAmount)).toBe('200000000.00');
    const without = await only({ 3: { formula: '1+1' } });
    expect(without?.values.fixedAmount).toBeUndefined();
    expect(without?.problems).toEqual([{ code: 'fixedAmount', level: 'error', key: 'ledgers:cell.formula' }]);
  });

  it.each([
    ['昭阳', '530602'],
    ['昭通市昭阳区', '530602'],
    ['云南省昭通市水富县', '530681'],
    ['水富市云富街道', '530681'],
    ['城南片区', '530602'],
  ])('%s is the county %s', async (text, code) =>
    expect((await only({ 7: text }))?.values.county).toBe(code),
  );

  it('several investors, line breaks, full-width text, name and number in one cell', async () => {
    const row = await only({
      1: '昭阳铝型材\n项目（一期）',
      2: '甲方有限公司、\n乙方集团（联合体）',
      3: '３．５',
      5: '李总：１３９０００００００１',
      6: '',
      8: '需补充材料',
    });
    expect(row?.values).toMatchObject({
      name: '昭阳铝型材项目（一期）',
      investors: ['甲方有限公司', '乙方集团（联合体）'],
      fixedAmount: { yuan: '350000000.00' },
      contact: [{ name: '李总', phone: '13900000001' }],
      screening: 'more',
    });
  });

  it('a row without its name or with what is not understood says so by the cell', async () => {
    const row = await only({ 1: ' ', 3: '3-5', 4: '若干', 7: '昭阳区、鲁甸县' });
    expect(row?.problems.map(({ code, key }) => `${code} ${key.slice('ledgers:cell.'.length)}`)).toEqual([
      'name required',
      'fixedAmount amountRange',
      'land area',
      'county countySeveral',
    ]);
  });
});

it('parts a ledger does not need may be missing, pictures, remarks and charts among them', async () => {
  const zip = await JSZip.loadAsync(readFileSync(await workbookOf({ 在谈: [HEAD, dealRow(1)], 图: [[1]] })));
  const relations = (await zip.file('xl/_rels/workbook.xml.rels')?.async('string')) ?? '';
  const chart = relations
    .replace('worksheets/sheet2.xml', 'chartsheets/sheet1.xml')
    .replace(/worksheet(?=")(?=[^>]*chartsheets)/, 'chartsheet');
  zip
    .file('xl/_rels/workbook.xml.rels', chart)
    .remove('xl/worksheets/sheet2.xml')
    .remove('xl/theme/theme1.xml');
  zip.file('xl/chartsheets/sheet1.xml', '<chartsheet/>').file('xl/drawings/drawing1.xml', '<broken');
  const { sheets } = await read(fileOf(await zip.generateAsync({ type: 'nodebuffer' })));
  expect(sheets[0]?.rows).toHaveLength(1);
});

it('a text of another kind than its ending is read as what it is', async () => {
  const file = fileOf(`${HEAD.join(',')}\n${dealRow(1).join(',')}\n`, 'xlsx');
  expect(await sheetOf(file)).toMatchObject({ ledger: 'negotiating', rows: [{ row: 2 }] });
});

it.each([
  [
    'negotiating',
    '序号, 项目名称, 投资方, 固定资产投资, 投资方简介, 项目内容, 需用土地, 企业联系人, 联系方式, 片区, 进度、备注, 产业类型, 研判结果',
  ],
  [
    'signed',
    '序号, 项目名称, 投资方, 固定资产投资, 投资方简介, 项目内容, 需用土地, 企业联系人, 联系方式, 片区, 进度、备注, 产业类型, 研判结果, 签约时间, 协议类型, 签约活动, 签约主体, 统一社会信用代码, 来源地, 产业链, 用地(亩), 年产值, 年税收, 包保领导, 责任单位, 责任人',
  ],
  ['trips', '时间, 带队领导(职务), 成员, 地点, 天数, 拜访企业, 对接人, 洽谈内容, 成果, 后续责任人'],
  ['receptions', '来访时间, 企业, 客商(职务), 人数, 考察点, 接待领导, 陪同, 意向, 后续'],
])('the whole paper ledger %s is known by its heads', async (ledger, heads) => {
  const head = heads.split(', ');
  const sheet = await sheetOf(await workbookOf({ 表: [head, head.map((_, index) => `内容${index}`)] }));
  expect(sheet.ledger).toBe(ledger);
  expect(sheet.columns.filter(({ code }) => code === null)).toEqual([]);
});
