import { foldChinese } from './chinese-text.server.ts';
import { CITIES, COUNTIES, PROVINCES } from './place-names.ts';

const PLACES = ['中国', '中华', ...PROVINCES, ...CITIES, ...COUNTIES]
  .sort((a, b) => b.length - a.length)
  .join('|');
const PLACE_SUFFIX =
  '(?:壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区|自治州|省|市(?!场)|县|区(?!域|块)|州)?';
const LEADING_PLACE = new RegExp(`^(?:${PLACES})${PLACE_SUFFIX}`);
const BRACKETED_PLACE = new RegExp(`[([【〔](?:(?:${PLACES})${PLACE_SUFFIX})+[)\\]】〕]`, 'g');
const FORM_WORDS =
  /有限责任公司|股份有限公司|有限公司|股份公司|集团公司|总公司|公司$|集团|控股|股份|普通合伙|有限合伙|特殊普通合伙/g;
const ENGLISH_FORM =
  /\b(?:co|company|ltd|limited|inc|incorporated|corp|corporation|llc|llp|plc|pte|pty|gmbh|ag|s\.?a|n\.?v|b\.?v|k\.?k|sdn|bhd|holdings?|group)\b\.?/g;
const PUNCTUATION = /[^\p{L}\p{N}]+/gu;

/**
 * The part of a company's name that tells it from others, for duplicate hints: folded (see foldChinese),
 * without the words for its legal form, place names in brackets or at the head, blanks and punctuation.
 * 北京佳龙投资集团有限公司 and 佳龙投资（集團） both give 佳龙投资.
 *
 * A word is only dropped while at least two characters remain, so a name that is all form never becomes ''.
 */
export function companyNameKey(name: string): string {
  const folded = foldChinese(name);
  const steps: ((text: string) => string)[] = [
    (text) => text.replace(BRACKETED_PLACE, ''),
    (text) => text.replace(ENGLISH_FORM, ' '),
    (text) => text.replace(PUNCTUATION, ''),
    (text) => text.replace(FORM_WORDS, ''),
    dropLeadingPlaces,
  ];
  const key = steps.reduce((text, step) => keepIfEnough(text, step(text)), folded);
  return key === '' ? name.trim().toLowerCase() || name : key;
}

function dropLeadingPlaces(text: string): string {
  const rest = text.replace(LEADING_PLACE, '');
  return rest === text || letters(rest) < 2 ? text : dropLeadingPlaces(rest);
}

function keepIfEnough(before: string, after: string): string {
  return letters(after) >= Math.min(2, letters(before)) ? after : before;
}

function letters(text: string): number {
  return text.replace(PUNCTUATION, '').length;
}
