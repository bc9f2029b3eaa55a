import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Converter } from 'opencc-js/cn2t';
import overrides from './zh-TW.overrides.json' with { type: 'json' };

/*
 * Makes the Traditional texts from the Simplified ones: `npm run i18n:zh-TW`. The result is committed; a test fails
 * while it is stale. Words that the dictionary gets wrong for this trade stand in zh-TW.overrides.json.
 */

export type Texts = { [key: string]: string | Texts };

const FOLDER = path.join(path.dirname(fileURLToPath(import.meta.url)), 'locales');
const convert = Converter({ from: 'cn', to: 'twp' });
const phrases: Record<string, string> = overrides.phrases;
const texts: Record<string, string> = overrides.texts;

const escaped = (phrase: string) => phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const longestFirst = Object.keys(phrases).sort((a, b) => b.length - a.length);
const PHRASE = new RegExp(`(${longestFirst.map(escaped).join('|')})`);

/** A text in Traditional characters with Taiwan's words; overridden phrases stay as the overrides say. */
export function toTaiwan(text: string): string {
  return text
    .split(PHRASE)
    .map((part) => phrases[part] ?? convert(part))
    .join('');
}

/** All texts of a namespace converted, those with an override of their own replaced. */
export function convertTexts(namespace: string, source: Texts, prefix = ''): Texts {
  const entries = Object.entries(source).map(([key, value]): [string, string | Texts] => {
    const name = `${prefix}${key}`;
    if (typeof value !== 'string') return [key, convertTexts(namespace, value, `${name}.`)];
    return [key, texts[`${namespace}:${name}`] ?? toTaiwan(value)];
  });
  return Object.fromEntries(entries);
}

/** The texts of a language by namespace, as they stand in its files. */
export function readLocale(locale: string): Record<string, Texts> {
  const files = readdirSync(path.join(FOLDER, locale)).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    files.map((file) => [
      path.basename(file, '.json'),
      JSON.parse(readFileSync(path.join(FOLDER, locale, file), 'utf8')) as Texts,
    ]),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [namespace, source] of Object.entries(readLocale('zh-CN'))) {
    const converted = JSON.stringify(convertTexts(namespace, source), null, 2);
    writeFileSync(path.join(FOLDER, 'zh-TW', `${namespace}.json`), `${converted}\n`);
  }
}
