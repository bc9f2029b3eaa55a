import type { AgreementKind } from '#app/domain/agreements/agreement.rules.ts';
import { isLocalDate, type LocalDate } from '#app/lib/dates.ts';

/** What a column of a pasted table may hold, and the heads by which it is known; the first is the usual one. */
export const COLUMNS = {
  name: ['项目名称', '项目', '签约项目'],
  content: ['建设内容', '项目内容', '建设内容及规模', '主要建设内容'],
  investorName: ['投资方', '投资企业', '投资单位', '企业名称', '乙方'],
  countyCode: ['县市区', '落地县市区', '县区', '落地县', '所在县'],
  industryCode: ['行业', '所属行业', '产业类型'],
  amount: ['金额', '协议金额', '签约金额', '投资额', '计划投资', '协议投资'],
  kind: ['协议类型', '签约类型', '类型'],
  signedBy: ['签约代表', '签字人', '签约人'],
  teamId: ['责任单位', '团队', '责任团队', '牵头单位'],
  ownerId: ['责任人', '负责人'],
  talkOn: ['洽谈日期', '首次洽谈日期', '洽谈时间', '首次洽谈'],
  talkPlace: ['洽谈地点'],
  talkGuest: ['对方人员', '客商', '企业联系人'],
  talkStaffId: ['我方人员', '对接人'],
  talkSummary: ['洽谈情况', '洽谈内容', '进度', '进展'],
  screenedBy: ['研判人', '研判'],
} as const satisfies Record<string, readonly string[]>;

export type PasteColumn = keyof typeof COLUMNS;
export type PastedRow = Partial<Record<PasteColumn, string>>;

/** Without these a row is no project. */
export const REQUIRED: readonly PasteColumn[] = ['name', 'investorName', 'amount', 'teamId'];

/** A head without its unit, brackets, punctuation and blanks: 金额（亿元） is 金额. */
const plainHead = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/\(.*?\)/g, '')
    .replace(/[\s/、,:：·.]/g, '');

/** The unit that stands in the head of a column of money. */
function unitIn(text: string): '亿' | '万' | '元' | undefined {
  return (/\(?\s*(亿|万|元)/.exec(text.normalize('NFKC').replace(/^[^(]*\(/, '('))?.[1] ?? undefined) as
    | '亿'
    | '万'
    | '元'
    | undefined;
}

/**
 * The rows of a pasted table by column. Title rows above the head are passed over, unknown columns ignored.
 * @returns undefined when no row looks like a head
 */
export function readRows(
  table: readonly (readonly string[])[],
): { line: number; row: PastedRow }[] | undefined {
  const headAt = table.findIndex((cells) => {
    const found = new Set(cells.map(columnOf));
    return REQUIRED.every((column) => found.has(column));
  });
  const head = table[headAt];
  if (!head) return undefined;
  const columns = head.map(columnOf);
  const unit = unitIn(head[columns.indexOf('amount')] ?? '');
  return table.slice(headAt + 1).map((cells, index) => {
    const row: PastedRow = {};
    columns.forEach((column, at) => {
      const text = cells[at];
      if (column && text && row[column] === undefined) row[column] = text;
    });
    if (row.amount && unit && /^[\d.,]+$/.test(row.amount.normalize('NFKC'))) row.amount += unit;
    return { line: headAt + 2 + index, row };
  });
}

function columnOf(text: string): PasteColumn | undefined {
  const plain = plainHead(text);
  const entries = Object.entries(COLUMNS) as [PasteColumn, readonly string[]][];
  return entries.find(([, names]) => names.includes(plain))?.[0];
}

const KINDS: [RegExp, AgreementKind][] = [
  [/意向|备忘|intent/i, 'intent'],
  [/框架|战略|framework/i, 'framework'],
  [/合同|投资协议|正式|^协议$|contract/i, 'contract'],
];

/** The kind of agreement a cell names; an empty cell is a contract. */
export function kindOf(text = ''): AgreementKind | undefined {
  return text === '' ? 'contract' : KINDS.find(([pattern]) => pattern.test(text))?.[1];
}

/** A day as people write it: 2023-8-16, 2023.8.16, 2023/8/16, 2023年8月16日. */
export function dayOf(text: string): LocalDate | undefined {
  const match = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(text.normalize('NFKC').trim());
  if (!match) return undefined;
  const [, year = '', month = '', date = ''] = match;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isLocalDate(day) ? day : undefined;
}

/**
 * The one of a list that a name means: the same, or the only one that begins with it or ends with it. A single
 * character, such as a surname, names nobody.
 */
export function named<Named extends { text: string }>(
  list: readonly Named[],
  text: string,
): Named | undefined {
  const exact = list.find((one) => one.text === text);
  if (exact) return exact;
  if ([...text].length < 2) return undefined;
  const near = list.filter(
    (one) => one.text.startsWith(text) || one.text.endsWith(text) || text.endsWith(one.text),
  );
  return near.length === 1 ? near[0] : undefined;
}
