import { Converter } from 'opencc-js/t2cn';

const convert = Converter({ from: 't', to: 'cn' });
const DASHES = /[\u2010-\u2015\u2212\u2500\u2501\ufe58\ufe63-]+/g;
const DOTS = /[\u2022\u2027\u30fb\u00b7]/g;

/**
 * One spelling for text that is compared: full-width to half-width, lower case, Traditional to Simplified,
 * every run of dashes one "-", every middle dot one "·", no blanks between Chinese characters.
 *
 * Characters are converted one by one: with phrases, a part of a name could be written unlike the whole.
 */
export function foldChinese(text: string): string {
  const simplified = Array.from(text.normalize('NFKC').toLowerCase(), (character) =>
    /\p{Script=Han}/u.test(character) ? convert(character) : character,
  ).join('');
  return simplified
    .replace(DASHES, '-')
    .replace(DOTS, '·')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
