import { pinyin } from 'pinyin-pro';
import { foldChinese } from './chinese-text.server.ts';

const NOT_TYPED = /[^\p{L}\p{N}]+/gu;

/**
 * Begins every line of a search column, and so finds what begins with a term. After the line feed a letter, because the
 * trigrams of PostgreSQL are made of letters and digits alone; one that nobody types.
 */
export const LINE = '\nǀ';

/** Stands before each of the pieces that terms of one or two characters are found by. */
export const PIECE = ',';

/**
 * The search column of a record with these names (name, aliases, former names): for every name its folded form, its
 * pinyin without tones and its initials, one a line, and at the end what a term of one or two characters may mean.
 * 进博会 gives ǀ进博会, ǀjinbohui, ǀjbh and ,进博,博会,会,jb,bh,h,ji,bo,hu.
 */
export function searchText(names: readonly string[]): string {
  const lines = searchLines(names);
  if (lines.length === 0) return '';
  const pieces = new Set(names.flatMap((name) => piecesOf(foldChinese(name))));
  return `${lines.map((line) => LINE + line).join('')}\n${[...pieces].map((piece) => PIECE + piece).join('')}\n`;
}

/** The names, folded, spelled and by their initials, without what only the index needs. */
export function searchLines(names: readonly string[]): string[] {
  const lines = names.flatMap((name) => {
    const folded = foldChinese(name);
    return [folded, spelled(folded, 'pinyin').join(''), spelled(folded, 'first').join('')];
  });
  return [...new Set(lines)].filter((line) => line !== '');
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
  return spelled(folded, 'pinyin').join('');
}

/** Syllables, or their first letters; runs of other characters stay together. */
function spelled(folded: string, pattern: 'pinyin' | 'first'): string[] {
  const parts = pinyin(folded, { pattern, toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  return parts.map((part) => part.toLowerCase().replace(NOT_TYPED, ''));
}

/** Two neighbours, of characters and of initials, and how each syllable and each word begins. */
function piecesOf(folded: string): string[] {
  const runs = folded.match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? [];
  return runs.flatMap((run) => {
    if (!/^\p{Script=Han}/u.test(run)) return [run.slice(0, 2)];
    const heads = spelled(run, 'pinyin').map((syllable) => syllable.slice(0, 2));
    return [...pairs(Array.from(run)), ...pairs(spelled(run, 'first')), ...heads];
  });
}

const pairs = (characters: string[]) =>
  characters.map((character, place) => character + (characters[place + 1] ?? ''));

/** Conditions that a search column holds every term typed; nothing typed, no condition. */
export function searchWhere(query: string): { searchText: { contains: string } }[] {
  return searchTerm(query).map((term) => ({ searchText: { contains: term.replace(/[\\%_]/g, '\\$&') } }));
}
