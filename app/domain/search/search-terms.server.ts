import { foldChinese } from '#app/lib/chinese-text.server.ts';
import { LINE, PIECE, searchTerm } from '#app/lib/search-text.server.ts';

/** What the text of an entry holds where a term is found, from anywhere in it to exactly it. */
export interface Term {
  anywhere: string;
  /** At the beginning of a word, or of the part of a company's name that tells it from others. */
  word: string[];
  start: string;
  exact: string;
}

/** More terms than anybody means; the rest would only cost time. */
const MOST_TERMS = 8;
const OUTER_MARKS = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/**
 * The terms of what was typed: split on blanks and between Chinese and other characters, so that 旗滨zt is 旗滨 and zt.
 * Their order says nothing.
 */
export function termsOf(query: string): Term[] {
  const words = searchTerm(query)
    .flatMap((word) => word.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [])
    .map((word) => word.replace(OUTER_MARKS, ''))
    .filter((word) => word !== '');
  return [...new Set(words)].slice(0, MOST_TERMS).map(termOf);
}

function termOf(word: string): Term {
  return {
    // The index knows three characters in a row; shorter terms have pieces of their own.
    anywhere: Array.from(word).length < 3 ? `${PIECE}${word}` : word,
    word: [`ǁ${word}`, ` ${word}`, `-${word}`],
    start: `${LINE}${word}`,
    exact: `${LINE}${word}\n`,
  };
}

/** What the text holds of a record that is called just as was typed, blanks aside. */
export function wholeNames(query: string): string[] {
  const folded = foldChinese(query);
  return [...new Set([folded, folded.replace(/\s+/g, '')])].map((name) => `${LINE}${name}\n`);
}

/** The digits of what may be the end of a telephone number: four or more and nothing else. */
export function phoneTail(query: string): string | undefined {
  const typed = query.normalize('NFKC').replace(/[\s()+-]/g, '');
  return /^\d{4,15}$/.test(typed) ? typed : undefined;
}
