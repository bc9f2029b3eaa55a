import { plain } from './understood.ts';

/** Cuts a text at the separators that stand outside brackets. */
export function splitOutside(text: string, separator: RegExp): { part: string; by: string }[] {
  const parts: { part: string; by: string }[] = [];
  let depth = 0;
  let part = '';
  for (const character of text) {
    if ('([（【〔《“'.includes(character)) depth += 1;
    else if (')]）】〕》”'.includes(character)) depth = Math.max(0, depth - 1);
    if (depth === 0 && separator.test(character)) {
      parts.push({ part, by: character });
      part = '';
    } else part += character;
  }
  parts.push({ part, by: '' });
  return parts;
}

/**
 * A name as it is kept: half-width letters and digits, Chinese brackets around Chinese, no blanks between Chinese
 * characters, no line breaks.
 */
export function cleanName(text: string): string {
  const half = plain(text);
  return /[\s(]/.test(half) ? tidy(half) : half;
}

const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\p{Script=Han}）)])\s(?=[\p{Script=Han}（(])/gu, '')
    .replace(/\(([^()]*\p{Script=Han}[^()]*)\)/gu, '（$1）');

const LIST = /[、,，;；/\n\s—–]/;

/** Places and the like: 北京、上海、广州. */
export function readList(text: string): string[] {
  return splitOutside(text, LIST)
    .map(({ part }) => cleanName(part).replace(/等(?:地|市|省)?$/, ''))
    .filter((part) => part !== '');
}
