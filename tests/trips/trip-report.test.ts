import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { reportDocx } from '#app/reports/trip-report/docx.server.ts';
import { reportLines } from '#app/reports/trip-report/report-lines.ts';
import {
  numeral,
  type ReportData,
  reportSections,
  reportText,
} from '#app/reports/trip-report/trip-report.server.ts';

const DATA: ReportData = {
  leader: '张三',
  purpose: '对接冷链企业',
  cities: ['重庆', '成都'],
  startsOn: '2023-10-25',
  endsOn: '2023-10-27',
  members: ['李四', '王五'],
  visits: [
    {
      companyId: 'a',
      company: '甲公司',
      on: '2023-10-25',
      place: '重庆市',
      guests: [{ name: '赵六', title: '总经理' }],
      summary: '介绍情况。\n企业提出设想。',
      outcome: '愿来考察',
      step: '发邀请函。',
      owner: '李四',
      due: '2023-11-10',
      isDone: false,
    },
    {
      companyId: 'b',
      company: '乙公司',
      on: '2023-10-27',
      place: '成都市',
      guests: [],
      summary: '',
      outcome: '',
      step: null,
      owner: '',
      due: '',
      isDone: false,
    },
  ],
  deals: [
    { name: '冷链项目', company: '甲公司', amount: '350000000.00', isOver: false },
    { name: '意向项目', company: '乙公司', amount: null, isOver: false },
    { name: '落空项目', company: '乙公司', amount: '900000000.00', isOver: true },
  ],
  advanced: [{ name: '在谈项目', company: '甲公司', amount: '800000000.00', isOver: false }],
};

const t = (await i18nFor('zh-CN')).t;

describe('a report that writes itself', () => {
  it('has its four parts in order', () => {
    expect(reportSections(t, DATA).map(({ heading }) => heading)).toEqual([
      '一、基本情况',
      '二、拜访企业及成果',
      '三、形成和推进的项目',
      '四、后续事项',
    ]);
  });

  it('says who went where for how long and met how many', () => {
    const [basics] = reportSections(t, DATA);
    expect(basics?.paragraphs).toEqual([
      '2023年10月25日至2023年10月27日（共 3 天），张三带队赴重庆、成都开展招商。',
      '目的：对接冷链企业。',
      '成员：李四、王五。',
      '共拜访企业 2 家，开展洽谈 2 次。',
    ]);
  });

  it('tells of every visit what there is, each text one paragraph with one stop', () => {
    const [, visits] = reportSections(t, DATA);
    expect(visits?.paragraphs).toEqual([
      '（一）甲公司',
      '2023年10月25日，在重庆市与总经理赵六洽谈。',
      '洽谈内容：介绍情况。 企业提出设想。',
      '成果：愿来考察。',
      '后续：发邀请函（责任人：李四，期限：2023年11月10日）。',
      '（二）乙公司',
      '2023年10月27日，在成都市洽谈。',
      '后续：尚未明确。',
    ]);
  });

  it('adds up what is known of the living deals it brought, and names the others', () => {
    const [, , deals] = reportSections(t, DATA);
    expect(deals?.paragraphs).toEqual([
      '由此形成项目 2 个，估算投资合计 3.50 亿元：',
      '1. 冷链项目（甲公司），估算投资 3.50 亿元。',
      '2. 意向项目（乙公司），投资额待定。',
      '3. 落空项目（乙公司），已终止，不计入。',
      '另推进已有项目 1 个：',
      '1. 在谈项目（甲公司），估算投资 8.00 亿元。',
    ]);
  });

  it('lists what is agreed, and marks what is done', () => {
    const [, , , steps] = reportSections(t, DATA);
    expect(steps?.paragraphs).toEqual(['1. 甲公司：发邀请函，李四负责，2023年11月10日前完成。']);
    const done = { ...DATA, visits: DATA.visits.map((visit) => ({ ...visit, isDone: true })) };
    expect(reportSections(t, done)[3]?.paragraphs).toEqual(['1. 甲公司：发邀请函，李四负责，已完成。']);
  });

  it('is whole without visits and deals', () => {
    const text = reportText(t, { ...DATA, visits: [], deals: [], advanced: [] });
    expect(text).toContain('尚未记录拜访。');
    expect(text).toContain('暂未形成项目。');
    expect(text).toContain('暂无后续事项。');
  });

  it.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [26, '二十六'],
  ])('counts %i as %s', (value, text) => expect(numeral(value)).toBe(text));
});

describe('the Word document', () => {
  const text = reportText(t, DATA);
  const report = {
    id: 'x',
    title: '赴重庆招商考察情况报告',
    trip: { title: '赴重庆招商考察', version: 1 },
    text,
    isEdited: false,
    signedBy: '某市投资促进局',
    signedOn: '2023年11月12日',
    mayEdit: false,
  };
  const unzip = async () => JSZip.loadAsync(await reportDocx(report));
  const part = async (name: string) => (await unzip()).file(name)?.async('string') ?? '';

  it('holds title, every paragraph, and who signed when', async () => {
    const xml = await part('word/document.xml');
    const words = xml.replaceAll(/<[^>]+>/g, '');
    for (const line of [
      report.title,
      ...reportLines(text).map((one) => one.text),
      report.signedBy,
      report.signedOn,
    ])
      expect(words).toContain(line);
  });

  it('is set as official documents are', async () => {
    const xml = await part('word/document.xml');
    // Twentieths of a point: 37, 28, 26 and 35 mm of an A4 page; a pitch of 28.95 pt, so that 22 lines fit.
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(xml).toMatch(/<w:pgMar[^>]*w:top="2098"/);
    expect(xml).toMatch(/<w:pgMar[^>]*w:right="1474"/);
    expect(xml).toMatch(/<w:pgMar[^>]*w:bottom="1984"/);
    expect(xml).toMatch(/<w:pgMar[^>]*w:left="1587"/);
    expect(xml).toContain('w:line="579"');
    // Half points: 22 and 16 pt.
    expect(xml).toMatch(/方正小标宋简体[\s\S]*?<w:sz w:val="44"\/>/);
    expect(xml).toMatch(/仿宋_GB2312[\s\S]*?<w:sz w:val="32"\/>/);
    expect(xml).toContain('黑体');
    expect(xml).toContain('楷体_GB2312');
  });

  it('numbers its pages — 1 — in 14 pt, outside', async () => {
    const zip = await unzip();
    const footers = await Promise.all(
      Object.keys(zip.files)
        .filter((name) => /footer\d+\.xml$/.test(name))
        .map((name) => part(name)),
    );
    expect(footers).toHaveLength(2);
    for (const footer of footers) {
      expect(footer).toMatch(/— [\s\S]*PAGE[\s\S]* —/);
      expect(footer).toContain('<w:sz w:val="28"/>');
    }
  });
});
