/** What a column of a guest list may hold. */
export type GuestField = 'name' | 'organization' | 'title' | 'phone' | 'note';

const HEADS: Record<GuestField, RegExp> = {
  name: /^(嘉宾|客商|参会人员?|联系人)?(姓名|名字)$|^(嘉宾|客商|姓名\/称谓|name|guest)$/i,
  organization:
    /^(所在|工作|参会|企业|公司)?(单位|机构)(名称|全称)?$|^(公司|企业)(名称|全称)?$|^(organi[sz]ation|company)$/i,
  title: /^(现任)?(职务|职位|职称|头衔)$|^(job )?title$|^position$/i,
  phone: /^(联系|手机|移动)?(电话|号码|方式)(号码)?$|^手机号?$|^(phone|mobile|tel)\.?$/i,
  note: /^(备注|说明)$|^(notes?|remarks?)$/i,
};

const PHONE = /^[+\d][\d\s()（）+./、-]{5,}(转\d+)?$/;
const ORGANIZATION =
  /公司|集团|银行|协会|商会|学会|研究院|研究所|大学|学院|中心|局$|委$|办$|厅$|厂$|部$|政府|Ltd|Inc|Corp|GmbH/i;
const TITLE =
  /董事|总裁|经理|总监|主任|局长|会长|秘书|主席|部长|处长|科长|院长|教授|研究员|负责人|助理|代表|CEO|CFO|CTO/i;
const NUMBER = /^\d{1,5}$/;

const GUESSES: [GuestField, (cell: string) => boolean][] = [
  ['phone', (cell) => PHONE.test(cell.normalize('NFKC'))],
  ['organization', (cell) => ORGANIZATION.test(cell)],
  ['title', (cell) => TITLE.test(cell) && !ORGANIZATION.test(cell)],
];

const HEAD_WITHIN = 6;

export interface GuestTable {
  /** The field of each column; a column that is none is not read. */
  columns: (GuestField | undefined)[];
  /** The rows below the head, and the line each stands on, counted from 1. */
  rows: { line: number; cells: string[] }[];
}

/**
 * Finds out which column of a list holds what: by its head where one of the first lines has at least two words of a
 * head (titles above it are passed over), else by what stands in the columns; what is left and is no number is names.
 */
export function readGuestTable(table: string[][]): GuestTable {
  const head = table.slice(0, HEAD_WITHIN).findIndex((row) => headOf(row).filter(Boolean).length >= 2);
  const rows = table.map((cells, index) => ({ line: index + 1, cells })).slice(head + 1);
  return { columns: head < 0 ? guessed(table) : headOf(table[head] ?? []), rows };
}

function headOf(row: string[]): GuestTable['columns'] {
  const taken = new Set<GuestField>();
  return row.map((cell) => {
    const word = cell.replace(/[（(].*?[）)]|[\s*：:]/g, '');
    const field = (Object.keys(HEADS) as GuestField[]).find(
      (name) => !taken.has(name) && HEADS[name].test(word),
    );
    if (field) taken.add(field);
    return field;
  });
}

function guessed(table: string[][]): GuestTable['columns'] {
  const width = Math.max(0, ...table.map((row) => row.length));
  const columns: GuestTable['columns'] = Array.from({ length: width });
  const filled = (index: number) => table.map((row) => row[index] ?? '').filter((cell) => cell !== '');
  const isFree = (index: number) => columns[index] === undefined && filled(index).length > 0;
  for (const [field, fits] of GUESSES) {
    const shares = columns.map((_, index) => {
      const cells = filled(index);
      return isFree(index) ? cells.filter(fits).length / cells.length : 0;
    });
    const best = shares.indexOf(Math.max(0, ...shares));
    if ((shares[best] ?? 0) >= 0.4) columns[best] = field;
  }
  const isNumbers = (index: number) => filled(index).every((cell) => NUMBER.test(cell));
  const names = columns.findIndex((_, index) => isFree(index) && !isNumbers(index));
  if (names >= 0) columns[names] = 'name';
  // What nothing tells apart comes in the usual order.
  for (const field of ['organization', 'title'] as const) {
    const next = columns.findIndex((_, index) => isFree(index) && !isNumbers(index));
    if (!columns.includes(field) && next >= 0) columns[next] = field;
  }
  return columns;
}

/** The cells of a row by field; several columns of a field do not occur. */
export function guestCells(columns: GuestTable['columns'], cells: string[]): Record<GuestField, string> {
  const guest: Record<GuestField, string> = { name: '', organization: '', title: '', phone: '', note: '' };
  for (const [index, field] of columns.entries()) if (field) guest[field] = cells[index] ?? '';
  return guest;
}
