import Big from 'big.js';
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db, watchStatements } from '#app/db/client.server.ts';
import { signAgreement } from '#app/domain/agreements/agreement.commands.server.ts';
import { editCircular } from '#app/domain/circulars/circular.commands.server.ts';
import { listCirculars, readDraftOffer } from '#app/domain/circulars/circular.queries.server.ts';
import { toDateColumn } from '#app/lib/dates.ts';
import { YI } from '#app/lib/money.ts';
import { readCircularPage } from '#app/reports/circular/circular.queries.server.ts';
import { type CircularDocument, tablesOf } from '#app/reports/circular/document.ts';
import { downloadCircularDocx, readCircularFile } from '#app/reports/circular/download.server.ts';
import { issueCircular } from '#app/reports/circular/issue.commands.server.ts';
import { startCircular } from '#app/reports/circular/start.commands.server.ts';
import { lockMonth } from '#app/reports/months/lock.commands.server.ts';
import { cellText } from '#app/reports/tables/cell-text.ts';
import { rowsOf } from '#app/reports/tables/table.ts';
import { tablesXlsx } from '#app/reports/tables/xlsx.server.ts';
import { useDatabase } from '#tests/support/database.ts';
import { ctxOf, currentUser, NOW } from '#tests/support/fixtures.ts';

useDatabase('demo');
afterEach(() => watchStatements(undefined));

const ctxOfName = async (username: string, now = NOW) => {
  const { id } = await db().user.findUniqueOrThrow({ where: { username }, select: { id: true } });
  return ctxOf(await currentUser(id), now);
};
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { kind?: string; problems?: { key: string }[] }) => `${error.kind} ${error.problems?.[0]?.key}`,
  );
const textOf = (document: CircularDocument) =>
  document.blocks.map((block) => (block.kind === 'table' ? block.label : block.text)).join('\n');
/** JSON as the database gives it back: nothing that JSON does not hold, keys in any order. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

const EDIT = {
  number: 10,
  redHead: '演示市投资促进局文件',
  prefix: '演招商通报',
  addressee: '各县（市、区）人民政府',
  issuer: '市投资促进局',
  copies: '市委办公室，市政府办公室',
  printer: '市投资促进局办公室',
  ranked: true,
  listed: true,
  written: {},
};

let city: Ctx;
let october: string;
let issued: CircularDocument;

beforeAll(async () => {
  city = await ctxOfName('city');
  ({ id: october } = await startCircular(city, { month: '2023-10', number: null }));
});

describe('a circular', () => {
  it('is numbered by its month when it is the first, and its month has but one', async () => {
    const page = await readCircularPage(city, october);
    expect(page.documentNumber).toBe('〔2023〕10号');
    expect(page.document.title).toBe('关于2023年10月全市招商引资工作情况的通报');
    expect(await refusal(startCircular(city, { month: '2023-10', number: 12 }))).toBe(
      'refused circulars:problem.there',
    );
    expect(await refusal(startCircular(city, { month: '2023-09', number: 10 }))).toBe(
      'refused circulars:problem.taken',
    );
    expect(await refusal(startCircular(city, { month: '2023-12', number: null }))).toBe(
      'refused circulars:problem.notBegun',
    );
    const { months, offered, number } = await readDraftOffer(city);
    expect(months.slice(0, 2)).toEqual([
      { year: 2023, month: 11 },
      { year: 2023, month: 9 },
    ]);
    expect([offered, number]).toEqual([{ year: 2023, month: 9 }, 11]);
  });

  it('is drafted by the city office alone, and nobody else sees the draft', async () => {
    for (const name of ['officer', 'lead', 'county', 'official', 'organizer', 'admin', 'auditor']) {
      const ctx = await ctxOfName(name);
      expect(await refusal(startCircular(ctx, { month: '2023-08', number: null }))).toBe(
        'forbidden errors:forbidden',
      );
      expect(await refusal(readCircularPage(ctx, october)), name).toBe('not_found errors:not_found');
      expect(await refusal(issueCircular(ctx, october, 1)), name).toBe('not_found errors:not_found');
    }
  });

  it('keeps what was written by hand, and what was left as it writes itself goes on doing so', async () => {
    const { written, version, title } = await readCircularPage(city, october);
    const texts = { opening: written?.opening, next: '一是压实责任。', problems: '' };
    const given = { ...EDIT, title, texts, written: { opening: written?.opening } };
    await editCircular(city, october, version, given);
    const page = await readCircularPage(city, october);
    expect(page.texts).toEqual({ next: '一是压实责任。' });
    expect(page.documentNumber).toBe('演招商通报〔2023〕10号');
    expect(textOf(page.document)).toContain('存在问题');
    const edited = page.document.blocks.filter((block) => block.kind !== 'table' && block.isEdited);
    expect(edited).toEqual([{ kind: 'body', text: '一是压实责任。', part: 'next', isEdited: true }]);
    expect(await refusal(editCircular(city, october, version, given))).toMatch(/^stale/);
  });

  it('leaves out what was emptied, and the ranking where it is switched off', async () => {
    const { written, version, title, document } = await readCircularPage(city, october);
    const texts = { ...written, problems: '', next: '一是压实责任。' };
    const given = { ...EDIT, title, texts, written: { ...written }, ranked: false, listed: false };
    await editCircular(city, october, version, given);
    const page = await readCircularPage(city, october);
    expect(page.texts).toEqual({ problems: '', next: '一是压实责任。' });
    const text = textOf(page.document);
    for (const left of ['存在问题', '红榜', '黑榜', '居前', '第1位']) {
      expect(text).not.toContain(left);
      expect(textOf(document), left).toContain(left);
    }
    expect(tablesOf(page.document).flatMap(({ columns }) => columns.map(({ id }) => id))).not.toContain(
      'rank',
    );
    const back = { ...given, texts: { ...written, next: '一是压实责任。' }, ranked: true, listed: true };
    await editCircular(city, october, page.version, back);
  });

  it('gets a number nobody else has, also when two are drafted or renumbered at once', async () => {
    const drafted = await Promise.all([
      refusal(startCircular(city, { month: '2023-07', number: 7 })),
      refusal(startCircular(city, { month: '2023-08', number: 7 })),
    ]);
    expect(drafted.sort()).toEqual(['done', 'refused circulars:problem.taken']);
    const twice = await Promise.all([
      refusal(startCircular(city, { month: '2023-06', number: null })),
      refusal(startCircular(city, { month: '2023-06', number: null })),
    ]);
    expect(twice.sort()).toEqual(['done', 'refused circulars:problem.there']);
    const drafts = await db().circular.findMany({ where: { year: 2023, id: { not: october } } });
    expect(drafts.length).toBe(2);
    const renumbered = await Promise.all(
      drafts.map(({ id, version, title }) =>
        refusal(editCircular(city, id, version, { ...EDIT, number: 5, title, texts: {} })),
      ),
    );
    expect(renumbered.sort()).toEqual(['done', 'refused circulars:problem.taken']);
    await db().circular.deleteMany({ where: { id: { in: drafts.map(({ id }) => id) } } });
  });

  it('takes at most eight statements', async () => {
    const statements: string[] = [];
    watchStatements((statement) => statements.push(statement));
    await readCircularPage(city, october);
    expect(statements.length).toBeLessThanOrEqual(8);
  });

  it('is not issued while its month is open', async () => {
    const { version } = await readCircularPage(city, october);
    expect(await refusal(issueCircular(city, october, version))).toBe('refused circulars:problem.notLocked');
  });

  it('is issued once the month is locked, as it read', async () => {
    await lockMonth(city, { year: 2023, month: 10 }, { anyway: true, note: '演示' });
    const draft = await readCircularPage(city, october);
    const both = await Promise.all([
      refusal(issueCircular(city, october, draft.version)),
      refusal(issueCircular(city, october, draft.version)),
    ]);
    expect(both.sort()).toEqual(['done', 'forbidden circulars:problem.issued']);
    const page = await readCircularPage(city, october);
    issued = page.document;
    expect(page.isIssued).toBe(true);
    expect(page.issuedOn).toBe('2023-11-12');
    expect(issued.date).toBe('2023年11月12日');
    expect(textOf(issued)).toBe(textOf(draft.document));
    expect(plain(tablesOf(issued))).toEqual(plain(tablesOf(draft.document)));
    expect(JSON.stringify(issued)).not.toContain('isEdited');
    expect(issued.blocks[0]).toMatchObject({
      text: expect.stringMatching(/^截至10月底，全市新签约项目\d+个/),
    });
  });

  it('never changes once issued, not by the office and not in the database', async () => {
    const { version, title } = await readCircularPage(city, october);
    const problem = 'forbidden circulars:problem.issued';
    expect(await refusal(editCircular(city, october, version, { ...EDIT, title, texts: {} }))).toBe(problem);
    expect(await refusal(issueCircular(city, october, version))).toBe(problem);
    await expect(db().circular.update({ where: { id: october }, data: { title: 'x' } })).rejects.toThrow();
  });

  it('is read by whoever works for the government, without ways to records they do not see', async () => {
    for (const name of ['officer', 'lead', 'county', 'official']) {
      const ctx = await ctxOfName(name);
      const { circulars } = await listCirculars(ctx, 2023);
      expect(
        circulars.map(({ id }) => id),
        name,
      ).toEqual([october]);
      const { document } = await readCircularPage(ctx, october);
      expect(textOf(document)).toBe(textOf(issued));
      const links = tablesOf(document).flatMap((table) =>
        rowsOf(table).flatMap(({ cells }) => cells.filter(({ to }) => to)),
      );
      expect(links.length > 0, name).toBe(name === 'official');
    }
    const organizer = await ctxOfName('organizer');
    expect(await refusal(listCirculars(organizer))).toMatch(/^forbidden/);
    expect(await refusal(readCircularPage(organizer, october))).toMatch(/^not_found/);
  });
});

describe('its files', () => {
  it('say in Word what is frozen, in the layout of official documents', async () => {
    const answer = await downloadCircularDocx(city, 'GET', october);
    const zip = await JSZip.loadAsync(await answer.arrayBuffer());
    const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
    const words = xml
      .split('</w:p>')
      .map((paragraph) =>
        [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''),
      );
    for (const block of issued.blocks) {
      if (block.kind !== 'table') expect(words).toContain(block.text);
      else expect(words).toContain(block.label);
    }
    for (const table of tablesOf(issued)) {
      for (const { label, cells } of rowsOf(table)) {
        const at = words.findIndex(
          (word, index) =>
            word === label &&
            cells.every(
              (cell, place) =>
                words[index + 1 + place] === cellText(cell, table.columns[place]?.kind ?? 'text', 'zh-CN'),
            ),
        );
        expect(at, `${table.id} ${label}`).toBeGreaterThan(-1);
      }
    }
    expect(xml).toContain('w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"');
    expect(xml).toContain('<w:docGrid w:type="lines" w:linePitch="579"');
    expect(words.slice(0, 6)).toEqual([
      '演示市投资促进局文件',
      '演招商通报〔2023〕10号',
      ...['', ''],
      ...['关于2023年10月全市', '招商引资工作情况的通报'],
    ]);
    expect(words).toContain('抄送：市委办公室，市政府办公室。');
    expect(words.some((word) => /^市投资促进局办公室\s2023年11月12日印发$/.test(word))).toBe(true);
    const fonts = await zip.file('word/fontTable.xml')?.async('string');
    expect(fonts).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>');
    expect(xml).toContain('w:eastAsia="方正小标宋简体"');
    expect(xml).toContain('<w:tblHeader');
    expect(xml).toContain('演招商通报〔2023〕10号');
    const footers = Object.keys(zip.files).filter((file) => /footer\d+\.xml$/.test(file));
    expect(await zip.file(footers[0] ?? '')?.async('string')).toContain('— ');
  });

  it('say in Excel the same numbers, to the cent', async () => {
    const { id, cover, tables } = await readCircularFile(city, october);
    expect(id).toBe('circular-2023-10');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await tablesXlsx(cover, tables, NOW, ((key: string) => key) as never));
    expect(book.worksheets.length).toBe(tables.length);
    for (const [index, table] of tables.entries()) {
      const lines = new Map<string, unknown[]>();
      book.worksheets[index]?.eachRow((row) => {
        const values = (row.values as unknown[]).slice(1);
        const label = values[table.numbered ? 1 : 0];
        lines.set(String(label), values.slice(table.numbered ? 2 : 1));
      });
      for (const { label, cells } of rowsOf(table)) {
        const expected = cells.flatMap(({ value }, place) => {
          const kind = table.columns[place]?.kind;
          if (value === null) return kind === 'money' ? ['—', '—'] : ['—'];
          if (kind === 'money') return [new Big(value).div(YI).toNumber(), Number(value)];
          if (kind === 'points') return [new Big(value).times(100).toNumber()];
          return [kind === 'text' ? value : Number(value)];
        });
        const found = lines.get(label) ?? [];
        expect(found, `${table.id} ${label}`).toEqual(expected);
      }
    }
  });

  it('leave a trace', async () => {
    const entries = await db().auditEntry.findMany({
      where: { subjectType: 'circulars', subjectId: october },
      orderBy: { id: 'asc' },
      select: { action: true, subjectLabel: true },
    });
    expect(entries.map(({ action }) => action)).toEqual([
      'create',
      ...['edit', 'edit', 'edit'],
      'issue',
      'export',
    ]);
    expect(entries.at(-1)?.subjectLabel).toBe('演招商通报〔2023〕10号');
  });
});

describe('a correction of October', () => {
  it('leaves the issued circular as it was and stands in November’s with its reason', async () => {
    const deal = await db().deal.findFirstOrThrow({
      where: {
        stage: 'signed',
        status: 'active',
        signedOn: { gte: toDateColumn('2023-10-01'), lte: toDateColumn('2023-10-31') },
      },
      include: { investors: { where: { isLead: true } } },
      orderBy: { code: 'asc' },
    });
    const november = await ctxOfName('city', new Date('2023-12-04T09:00:00+08:00'));
    const paper = {
      version: deal.version,
      kind: 'capital_increase' as const,
      title: '',
      amount: '123000000.00',
      ...{ currency: 'CNY' as const, original: null, rate: null, rateOn: null },
      signatoryId: deal.investors[0]?.companyId ?? '',
      signedBy: '',
      signedOn: '2023-10-31',
      editionId: null,
    };
    const without = signAgreement(november, deal.id, { ...paper, correctionReason: null });
    expect(await refusal(without)).toBe('refused periods:refusal.locked');
    await signAgreement(november, deal.id, { ...paper, correctionReason: '漏登增资协议' });

    expect(plain((await readCircularPage(city, october)).document)).toEqual(plain(issued));

    const { id } = await startCircular(november, { month: '2023-11', number: null });
    const draft = await readCircularPage(november, id);
    expect(draft.documentNumber).toBe('演招商通报〔2023〕11号');
    await lockMonth(november, { year: 2023, month: 11 }, { anyway: true, note: '演示' });
    await issueCircular(november, id, draft.version);
    const { document } = await readCircularPage(november, id);
    expect(textOf(document)).toContain('更正说明');
    const table = tablesOf(document).find(({ id: name }) => name === 'corrections');
    const row = table && rowsOf(table).find(({ label }) => label.startsWith(deal.code));
    expect(row?.cells.map(({ value }) => value)).toEqual([
      '签约项目',
      expect.stringContaining(`${(Number(deal.signedAmount) / 1e8).toFixed(2)}亿元`),
      expect.stringContaining(`${((Number(deal.signedAmount) + 123_000_000) / 1e8).toFixed(2)}亿元`),
      '漏登增资协议',
    ]);
  });
});
