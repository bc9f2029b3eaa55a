import { cleanName, splitOutside } from './lists.ts';
import { plain } from './understood.ts';

const SEPARATOR = /[、；;\n，,/+＋]/;
const ORDINAL = /^[(（]?\d{1,2}[)）.．、](?!\d)\s*/;
const CIRCLED = /[①-⑳]/g;
/** A second company in the same line: 1.甲公司 2.乙公司; 甲公司  乙公司. */
const NEXT_IN_LINE = /(?<=\S)\s+(?=[(（]?\d{1,2}[)）.．、])|(?<=公司|集团)\s+(?=\p{Script=Han})/gu;
const AND_OTHERS = /等(?:[\d一二三四五六七八九十两]+[家户个]?(?:公司|企业)?|公司|企业)?$/;

/** Words of which names of companies are made but which tell none apart. */
const COMMON =
  /有限责任|股份|有限|公司|集团|总公司|控股|责任|普通合伙|有限合伙|科技|技术|贸易|商贸|投资|发展|实业|建设|建筑|工程|旅游|文旅|文化|农业|工业|商业|食品|能源|新能源|材料|新材料|咨询|管理|服务|开发|产业|电力|电子|信息|网络|环保|生物|医药|机械|设备|制造|物流|供应链|传媒|教育|置业|房地产|餐饮|酒店|中心|天然气|化工|矿业|水务|铝业|及|和|与|[()（）\s]/g;

/** One name and nothing else, as most cells are. */
const ONE = /^[\u4e00-\u9fa5]{3,}(?:公司|集团)$/;

/**
 * The companies a cell names: joined by 、 or line breaks, numbered, in brackets more about one of them. A piece that
 * could be no name by itself (科技有限公司 after 某某农业、) belongs to the one before.
 */
export function readCompanies(text: string): string[] {
  if (ONE.test(text)) return [text];
  const pieces = splitOutside(plain(text.replace(CIRCLED, '\n').replace(NEXT_IN_LINE, '\n')), SEPARATOR);
  const names: string[] = [];
  let joinedBy = '\n';
  for (const [index, { part, by }] of pieces.entries()) {
    const last = names.length - 1;
    const broken = joinedBy === ',' && !/[\p{Script=Han})]$/u.test(names[last] ?? '');
    const previous = names[last];
    if (previous !== undefined && index > 0 && (broken || isNoName(part)))
      names[last] = previous + (joinedBy === '\n' ? '' : broken ? ', ' : joinedBy) + part.trim();
    else names.push(part.trim().replace(ORDINAL, ''));
    joinedBy = by;
  }
  const named = names.map((name) => cleanName(name.replace(AND_OTHERS, ''))).filter((name) => name !== '');
  return [...new Set(named)];
}

const isNoName = (part: string) => {
  const name = part.trim();
  return name !== '' && !ORDINAL.test(name) && name.replace(COMMON, '') === '';
};
