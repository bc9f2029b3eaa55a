import * as xlsx from '@e965/xlsx';
import JSZip from 'jszip';
import { describe, expect, it, vi } from 'vitest';
import { readLedgerFile } from '#app/domain/ledgers/read-ledger-file.server.ts';
import { type Cell, fileOf, OPTIONS, oldWorkbookOf, workbookOf } from './build.ts';

/* Files that would bring the server down or lead it astray. Each ends in a refusal that says why. */

vi.setConfig({ testTimeout: 60_000 });

const read = (file: string) => readLedgerFile(file, OPTIONS);

const HEAD = ['项目名称', '投资方', '固定资产投资（亿元）', '片区'];
const ROW = ['演示项目', '演示企业有限公司', 1.5, '昭阳区'];

/** A workbook with one part changed. */
async function tampered(part: string, change: (text: string) => string): Promise<Buffer> {
  const zip = await JSZip.loadAsync(await bytesOf(await workbookOf({ 在谈: [HEAD, ROW] })));
  const text = (await zip.file(part)?.async('string')) ?? '';
  zip.file(part, change(text));
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', compressionOptions: { level: 1 } });
}

async function bytesOf(file: string): Promise<Buffer> {
  const { readFile } = await import('node:fs/promises');
  return readFile(file);
}

const SHEET = 'xl/worksheets/sheet1.xml';
const refusal = (key: string) => ({
  kind: 'refused',
  problems: [expect.objectContaining({ key: `ledgers:file.${key}`, field: 'file' })],
});

/** What a zip's list of contents says of the size of a part, changed. */
function claiming(bytes: Buffer, part: string, size: number): Buffer {
  const changed = Buffer.from(bytes);
  const name = changed.lastIndexOf(part);
  changed.writeUInt32LE(size, name - 46 + 24);
  return changed;
}

describe('a zip bomb', () => {
  it('is seen by its list of contents', async () => {
    const bytes = claiming(await tampered(SHEET, (text) => text), SHEET, 400 << 20);
    await expect(read(fileOf(bytes))).rejects.toMatchObject(refusal('unfolds'));
  });

  it('that lies about its size is stopped where it exceeds it', async () => {
    const bomb = await tampered(SHEET, (text) => text + ' '.repeat(50 << 20));
    await expect(read(fileOf(claiming(bomb, SHEET, 1000)))).rejects.toMatchObject(refusal('unfolds'));
  });

  it('in a part that no ledger needs is never unfolded', async () => {
    const zip = await JSZip.loadAsync(await bytesOf(await workbookOf({ 在谈: [HEAD, ROW] })));
    zip.file('xl/media/image1.png', Buffer.alloc(20 << 20), { compression: 'DEFLATE' });
    const bytes = claiming(
      await zip.generateAsync({ type: 'nodebuffer' }),
      'xl/media/image1.png',
      0xffff_fffe,
    );
    expect((await read(fileOf(bytes))).sheets[0]?.rows).toHaveLength(1);
  });
});

it('a million merged cells are refused, and the server answers meanwhile', async () => {
  const merges = '<mergeCell ref="A1:B2"/>'.repeat(1_000_000);
  const file = fileOf(
    await tampered(SHEET, (text) =>
      text.replace('</sheetData>', `</sheetData><mergeCells>${merges}</mergeCells>`),
    ),
  );
  let answers = 0;
  const asking = setInterval(() => {
    answers += 1;
  }, 5);
  await expect(read(file)).rejects.toMatchObject(refusal('merges'));
  clearInterval(asking);
  expect(answers).toBeGreaterThan(20);
});

it('a cell merged over the whole sheet costs nothing', async () => {
  const cover = '<mergeCells><mergeCell ref="F1:XFD1048576"/></mergeCells>';
  const file = fileOf(await tampered(SHEET, (text) => text.replace('</sheetData>', `</sheetData>${cover}`)));
  expect((await read(file)).sheets[0]?.rows).toHaveLength(1);
});

it.each(['xl/sharedStrings.xml', SHEET, 'xl/workbook.xml'])(
  '%s that declares entities is refused',
  async (part) => {
    const declared = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>';
    const file = fileOf(await tampered(part, (text) => text.replace(/\?>/, `?>${declared}`)));
    await expect(read(file)).rejects.toMatchObject(refusal('entities'));
  },
);

it('a workbook with a password is refused as such', async () => {
  const container = xlsx.CFB.utils.cfb_new();
  xlsx.CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.alloc(64));
  xlsx.CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(8192));
  const bytes = xlsx.CFB.write(container, { type: 'buffer' }) as Uint8Array;
  await expect(read(fileOf(bytes))).rejects.toMatchObject(refusal('encrypted'));
});

describe('what is no ledger', () => {
  const PNG = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==',
    'base64',
  );
  it.each([
    ['a picture', PNG, 'type'],
    ['a PDF', '%PDF-1.7\n1 0 obj', 'type'],
    ['a web page called .xls', '<html><table><tr><td>项目名称</td></tr></table></html>', 'webPage'],
    ['markup', '<?xml version="1.0"?><Workbook/>', 'type'],
    ['nothing', '', 'empty'],
    ['blanks', ' \r\n\r\n , ,\r\n', 'empty'],
    ['the beginning of a zip', Buffer.from('PK\u0003\u0004 and no more'), 'broken'],
    [
      'the beginning of an old workbook',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 1, 2, 3]),
      'broken',
    ],
  ])('%s is refused', async (_, content, key) => {
    await expect(read(fileOf(content, 'xlsx'))).rejects.toMatchObject(refusal(key));
  });

  it('another document in a zip, and another of the old kind', async () => {
    const zip = new JSZip();
    zip.file('[Content_Types].xml', '<Types/>').file('word/document.xml', '<w/>');
    await expect(read(fileOf(await zip.generateAsync({ type: 'nodebuffer' })))).rejects.toMatchObject(
      refusal('type'),
    );
    const container = xlsx.CFB.utils.cfb_new();
    xlsx.CFB.utils.cfb_add(container, '/WordDocument', Buffer.alloc(8192));
    const bytes = xlsx.CFB.write(container, { type: 'buffer' }) as Uint8Array;
    await expect(read(fileOf(bytes, 'xls'))).rejects.toMatchObject(refusal('type'));
  });

  it('a workbook cut short, new and old', async () => {
    const now = await bytesOf(await workbookOf({ 在谈: [HEAD, ROW] }));
    await expect(read(fileOf(now.subarray(0, now.length / 2)))).rejects.toMatchObject(refusal('broken'));
    const old = await bytesOf(oldWorkbookOf({ 在谈: Array.from({ length: 500 }, (): Cell[] => ROW) }));
    await expect(read(fileOf(old.subarray(0, old.length / 2), 'xls'))).rejects.toMatchObject({
      kind: 'refused',
    });
  });

  it('a workbook without any cell', async () => {
    await expect(read(await workbookOf({ 空: [] }))).rejects.toMatchObject(refusal('empty'));
  });
});

describe('limits', () => {
  const many = () => fileOf(`${HEAD.join(',')}\n${`${ROW.join(',')}\n`.repeat(150_000)}`, 'csv');

  it('a file that takes too much memory ends its worker and nothing else', async () => {
    await expect(
      readLedgerFile(many(), OPTIONS, { heapMiB: 64, milliseconds: 60_000 }),
    ).rejects.toMatchObject(refusal('memory'));
    expect((await read(await workbookOf({ 在谈: [HEAD, ROW] }))).sheets[0]?.rows).toHaveLength(1);
  });

  it('a file that takes too long is stopped', async () => {
    await expect(readLedgerFile(many(), OPTIONS, { heapMiB: 1024, milliseconds: 50 })).rejects.toMatchObject(
      refusal('time'),
    );
  });

  it('more rows than a ledger has are refused', async () => {
    const file = fileOf(`${HEAD.join(',')}\n${'甲,乙\n'.repeat(200_001)}`, 'csv');
    await expect(read(file)).rejects.toMatchObject(refusal('rows'));
  });
});
