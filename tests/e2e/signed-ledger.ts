import ExcelJS from 'exceljs';

/** How many signings the made-up ledger has, and what they come to in 亿元. */
export const ROWS = 191;
export const YI = 191 * 1.25;

const HEADS = [
  '序号',
  '项目名称',
  '投资方',
  '片区',
  '协议投资额（万元）',
  '签约时间',
  '协议类型',
  '产业链',
  '备注',
];
const COUNTIES = [
  '昭阳区',
  '鲁甸县',
  '巧家县',
  '盐津县',
  '大关县',
  '永善县',
  '绥江县',
  '镇雄县',
  '彝良县',
  '威信县',
  '水富县',
];

/**
 * A ledger of signed deals as counties keep it: title, unit row, head, rows, sum, notes. All names are made up.
 * @param amount what stands in the cell of the first row's amount instead
 */
export async function signedLedger({ rows = ROWS, amount }: { rows?: number; amount?: string } = {}) {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('签约');
  sheet.addRow(['2023年签约项目台账（演示）']);
  sheet.mergeCells(1, 1, 1, HEADS.length);
  sheet.addRow(HEADS);
  for (let row = 1; row <= rows; row += 1) {
    sheet.addRow([
      row,
      `演示台账第${row}号基地建设项目`,
      `演示台账第${row}号材料有限公司`,
      COUNTIES[row % COUNTIES.length],
      row === 1 && amount ? amount : 12_500,
      // In November, the month that nobody has locked.
      new Date(Date.UTC(2023, 10, 1 + (row % 11))),
      '投资协议',
      '绿色硅铝',
      '',
    ]);
  }
  sheet.addRow(['合计', null, null, null, rows * 12_500]);
  sheet.addRow(['注：投资额以万元为单位。']);
  return Buffer.from(await book.xlsx.writeBuffer());
}
