import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { readTableFile } from '#app/lib/table-file.server.ts';

const fileOf = (...parts: BlobPart[]) => new File(parts, 'list');
/** 姓名,单位 and 张三,甲公司 in GBK, as Excel saves a .csv in Chinese. */
const GBK = [0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb5, 0xa5, 0xce, 0xbb, 0x0d, 0x0a, 0xd5, 0xc5, 0xc8, 0xfd, 0x2c];
const TABLE = [
  ['姓名', '单位'],
  ['张三', '甲公司'],
];

async function workbook(fill: (sheet: ExcelJS.Worksheet) => void): Promise<File> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('空表');
  fill(book.addWorksheet('名单'));
  return fileOf(await book.xlsx.writeBuffer());
}

it('reads a .csv in UTF-8 with and without a mark, in GBK and in UTF-16', async () => {
  expect(await readTableFile(fileOf('姓名,单位\r\n张三,甲公司'))).toEqual(TABLE);
  expect(await readTableFile(fileOf('\ufeff姓名,单位\r\n张三,甲公司'))).toEqual(TABLE);
  expect(await readTableFile(fileOf(new Uint8Array(GBK)))).toEqual([TABLE[0], ['张三', '']]);
  const wide = Buffer.from('\ufeff姓名\t单位\r\n张三\t甲公司', 'utf16le');
  expect(await readTableFile(fileOf(wide))).toEqual(TABLE);
});

it('reads the first sheet of a workbook that holds anything, without its empty formatted rows', async () => {
  const file = await workbook((sheet) => {
    sheet.addRow(['姓名', '单位', '电话']);
    sheet.addRow(['张三', '甲公司', 13800001234]);
    for (let row = 3; row < 2000; row += 1) sheet.getCell(`A${row}`).style = { font: { bold: true } };
    sheet.getCell('A2001').value = { richText: [{ text: '李' }, { text: '四' }] };
    sheet.getCell('B2001').value = { formula: '1+1', result: '乙公司' };
    sheet.getCell('C2001').value = { text: '=1+1', hyperlink: 'https://example.com' };
  });
  expect(await readTableFile(file)).toEqual([
    ['姓名', '单位', '电话'],
    ['张三', '甲公司', '13800001234'],
    ['李四', '乙公司', '=1+1'],
  ]);
});

it('refuses what is neither: old workbooks, pictures, broken and swollen archives', async () => {
  const xls = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]);
  const broken = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]);
  const swollen = new Uint8Array(await (await workbook((sheet) => sheet.addRow(['姓名']))).arrayBuffer());
  const view = new DataView(swollen.buffer);
  for (let at = 0; at + 46 < swollen.length; at += 1)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1 << 30, true);
  for (const bytes of [xls, broken, swollen])
    await expect(readTableFile(fileOf(bytes))).rejects.toMatchObject({
      problems: [{ key: 'errors:tableFile', field: 'file' }],
    });
});

it('reads no more of a sheet than a list may hold, whatever its last column is', async () => {
  const file = await workbook((sheet) => {
    for (let row = 1; row <= 300; row += 1) {
      sheet.getCell(`A${row}`).value = `张三${row}`;
      sheet.getCell(`XFD${row}`).value = '远';
    }
  });
  const rows = await readTableFile(file);
  expect(rows).toHaveLength(300);
  expect(rows[0]).toEqual(['张三1']);
});
