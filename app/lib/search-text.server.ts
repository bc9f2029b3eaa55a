import { pinyin } from 'pinyin-pro';
import { foldChinese } from './chinese-text.server.ts';

const NOT_TYPED = /[^\p{L}\p{N}]+/gu;

/**
 * The search column of a record with these names (name, aliases, former names): for every name its folded
 * form, its pinyin without tones and its initials, one a line. 进博会 gives 进博会, jinbohui and jbh.
 */
export function searchText(names: string[]): string {
  const lines = names.flatMap((name) => {
    const folded = foldChinese(name);
    return [folded, spelled(folded, 'pinyin'), spelled(folded, 'first')];
  });
  return [...new Set(lines)].filter((line) => line !== '').join('\n');
}

/** What a user typed, folded as the search column is and split on blanks; a record must hold every term. */
export function searchTerm(query: string): string[] {
  // Blanks between Chinese characters separate terms here, so they must be split before folding.
  return query
    .normalize('NFKC')
    .split(/\s+/u)
    .map(foldChinese)
    .filter((term) => term !== '');
}

/** A LIKE pattern for "contains this term", with the term's own % _ and \ escaped. */
export function likePattern(term: string): string {
  return `%${term.replace(/[\\%_]/g, '\\$&')}%`;
}

/** Text as foldChinese leaves it in pinyin without tones, letters and digits alone. */
export function pinyinOf(folded: string): string {
  return spelled(folded, 'pinyin');
}

function spelled(folded: string, pattern: 'pinyin' | 'first'): string {
  const parts = pinyin(folded, { pattern, toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  return parts.join('').toLowerCase().replace(NOT_TYPED, '');
}

/** Conditions that a search column holds every term typed; nothing typed, no condition. */
export function searchWhere(query: string): { searchText: { contains: string } }[] {
  return searchTerm(query).map((term) => ({ searchText: { contains: term.replace(/[\\%_]/g, '\\$&') } }));
}
