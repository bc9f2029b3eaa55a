import { describe, expect, it, test } from 'vitest';
import { planGuests } from '#app/domain/events/guest-import.server.ts';
import { guestCells, readGuestTable } from '#app/domain/events/guest-table.rules.ts';
import { readPastedTable, tableText } from '#app/lib/pasted-table.ts';

const columnsOf = (text: string) => readGuestTable(readPastedTable(text)).columns;
const first = (text: string) => {
  const { columns, rows } = readGuestTable(readPastedTable(text));
  return guestCells(columns, rows[0]?.cells ?? []);
};

describe('a list with a head', () => {
  it('has its columns in any order and under any of their names', () => {
    expect(columnsOf('序号\t手机号\t工作单位\t姓 名\t职务（职称）\t备注')).toEqual([
      undefined,
      'phone',
      'organization',
      'name',
      'title',
      'note',
    ]);
    expect(columnsOf('嘉宾姓名\t单位名称\t职位\t联系方式')).toEqual([
      'name',
      'organization',
      'title',
      'phone',
    ]);
    expect(columnsOf('Name,Company,Title,Mobile\nA,B,C,1')).toEqual([
      'name',
      'organization',
      'title',
      'phone',
    ]);
  });

  it('may stand below a title', () => {
    const { rows } = readGuestTable(readPastedTable('上海推介会嘉宾名单\n\n姓名\t单位\n张三\t甲公司'));
    expect(rows).toEqual([{ line: 3, cells: ['张三', '甲公司'] }]);
  });
});

describe('a list without a head', () => {
  test.each([
    '1\t张三\t昭通甲有限公司\t董事长\t13800001234\n2\t李四\t乙集团\t总经理\t0870-2120000',
    '昭通甲有限公司\t13800001234\t张三\t董事长\n乙集团\t13900001234\t李四\t总经理',
    '13800001234\t董事长\t昭通甲有限公司\t张三',
    '张三，昭通甲有限公司，董事长，13800001234',
  ])('is understood by what stands in it: %j', (text) => {
    expect(first(text)).toEqual({
      name: '张三',
      organization: '昭通甲有限公司',
      title: '董事长',
      phone: '13800001234',
      note: '',
    });
  });

  it('may be names only', () => {
    expect(first('张三\n李四')).toMatchObject({ name: '张三', organization: '' });
  });
});

const HEAD = ['姓名', '单位', '职务', '电话'];
const plan = (...rows: string[][]) => planGuests([HEAD, ...rows], [{ name: '王五', organization: '丙公司' }]);

describe('the plan', () => {
  it('says of each line what is wrong with it', () => {
    const [fine, nameless, phone, hidden, long] = plan(
      ['张三', '甲公司', '经理', '１３８００００１２３４'],
      ['', '甲公司', '', ''],
      ['李四', '', '', '王总'],
      ['赵\u0007六', '', '', ''],
      ['钱'.repeat(61), '', '', ''],
    );
    expect(fine).toMatchObject({ line: 2, problems: [], guest: { name: '张三', phone: '13800001234' } });
    expect(nameless).toMatchObject({ guest: null, problems: [{ key: 'errors:required', field: 'name' }] });
    expect(phone).toMatchObject({ guest: null, problems: [{ key: 'errors:phone', field: 'phone' }] });
    expect(hidden?.problems).toMatchObject([{ key: 'errors:controlCharacters' }]);
    expect(long?.problems).toMatchObject([{ key: 'errors:tooLong', params: { max: '60' } }]);
  });

  it('finds who is repeated, in the list and among the guests, whatever the script or width', () => {
    const rows = plan(
      ['张三', '甲（集团）公司'],
      ['张 三', '甲(集团)公司'],
      ['张三', '乙公司'],
      ['王五', '丙公司'],
      ['王伍', '丙公司'],
    );
    expect(rows.map(({ repeats }) => repeats)).toEqual([null, 'list', null, 'guest', null]);
    expect(
      planGuests([HEAD, ['黃河', '雲南公司']], [{ name: '黄河', organization: '云南公司' }])[0]?.repeats,
    ).toBe('guest');
  });

  it('keeps formulas as the text they are', () => {
    expect(plan(['=1+1', '@SUM(A1)', '-2', ''])[0]?.guest).toMatchObject({
      name: '=1+1',
      organization: '@SUM(A1)',
      title: '-2',
    });
  });

  it('refuses 2001 lines, and lists without names', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => [`嘉宾${index}`, '', '', '']);
    expect(plan(...many(2000))).toHaveLength(2000);
    expect(() => plan(...many(2001))).toThrow('guests:problem.listRows');
    expect(() => planGuests([], [])).toThrow('guests:problem.listNames');
    expect(() => planGuests([HEAD], [])).toThrow('guests:problem.listNames');
    expect(() =>
      planGuests(
        [
          ['单位', '电话'],
          ['甲公司', '13800001234'],
        ],
        [],
      ),
    ).toThrow('guests:problem.listNames');
  });
});

test('a table survives being written and read', () => {
  const table = [
    ['姓名', '单位'],
    ['"张"\n三', '甲\t公司'],
  ];
  expect(readPastedTable(tableText(table))).toEqual(table);
});
