import { describe, expect, it } from 'vitest';
import { COLUMNS, columnOf, LEDGERS } from '#app/domain/ledgers/ledger.ts';

describe('the columns of a ledger', () => {
  it.each(LEDGERS)('%s: no head names two columns, no code stands twice', (ledger) => {
    const heads = COLUMNS[ledger].flatMap((column) => column.heads as readonly string[]);
    expect(heads.filter((head, index) => heads.indexOf(head) !== index)).toEqual([]);
    const codes = COLUMNS[ledger].map((column) => column.code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(columnOf(ledger, codes[1] ?? '')).toBe(COLUMNS[ledger][1]);
  });

  it('the paper heads are those of the ledgers in use', () => {
    const printed = (ledger: (typeof LEDGERS)[number]) =>
      COLUMNS[ledger].filter((column) => !('extra' in column)).map((column) => column.heads[0]);
    expect(printed('negotiating').join()).toBe(
      '序号,项目名称,投资方,固定资产投资,投资方简介,项目内容,需用土地,企业联系人,联系方式,片区,进度、备注,产业类型,研判结果',
    );
    expect(printed('trips').join()).toBe(
      '时间,带队领导,成员,地点,天数,拜访企业,对接人,洽谈内容,成果,后续责任人',
    );
    expect(printed('receptions').join()).toBe('来访时间,企业,客商,人数,考察点,接待领导,陪同,意向,后续');
    for (const head of '签约时间,协议类型,签约活动,签约主体,统一社会信用代码,来源地,产业链,用地,年产值,年税收,包保领导,责任单位,责任人'.split(
      ',',
    ))
      expect(printed('signed')).toContain(head);
  });
});
