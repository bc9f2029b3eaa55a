import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { convertTexts, readLocale, type Texts, toTaiwan } from '#app/i18n/convert.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { LOCALES } from '#app/lib/locale.ts';

/** Every text by `namespace:key`, a plural form under its own name. */
function flatten(locale: string): Map<string, string> {
  const all = new Map<string, string>();
  const walk = (texts: Texts, prefix: string) => {
    for (const [key, value] of Object.entries(texts)) {
      if (typeof value === 'string') all.set(`${prefix}${key}`, value);
      else walk(value, `${prefix}${key}.`);
    }
  };
  for (const [namespace, texts] of Object.entries(readLocale(locale))) walk(texts, `${namespace}:`);
  return all;
}

const texts = Object.fromEntries(LOCALES.map((locale) => [locale, flatten(locale)]));
const of = (locale: string) => texts[locale] ?? new Map<string, string>();
const withoutPlural = (key: string) => key.replace(/_(one|other)$/, '');
const variables = (text: string) => [...new Set(text.match(/\{\{\s*\w+|\$t\(/g) ?? [])].sort();

describe.each(LOCALES)('%s', (locale) => {
  test('has the keys of zh-CN and no others, plural forms aside', () => {
    const keys = (name: string) => [...new Set([...of(name).keys()].map(withoutPlural))].sort();
    expect(keys(locale)).toEqual(keys('zh-CN'));
  });

  test('has no empty text', () => {
    expect([...of(locale)].filter(([, text]) => text === '')).toEqual([]);
  });

  test('only counts in plural forms of its language', () => {
    const allowed = locale === 'en' ? /_(one|other)$/ : /_other$/;
    const forms = [...of(locale).keys()].filter((key) => /_(zero|one|two|few|many|other)$/.test(key));
    expect(forms.filter((key) => !allowed.test(key))).toEqual([]);
  });

  test('uses the same variables as zh-CN in every text', () => {
    const source = new Map([...of('zh-CN')].map(([key, text]) => [withoutPlural(key), text]));
    const differing = [...of(locale)].filter(([key, text]) => {
      const expected = variables(source.get(withoutPlural(key)) ?? '');
      // "One day" may do without its number.
      const found = key.endsWith('_one')
        ? [...new Set([...variables(text), '{{count'])].sort()
        : variables(text);
      return JSON.stringify(found) !== JSON.stringify(expected);
    });
    expect(differing).toEqual([]);
  });
});

test('English has no text left in Chinese, units and the languages’ own names aside', () => {
  const unit = /\d*亿元?|\d*万元?|简体中文|繁體中文/g;
  const chinese = [...of('en')].filter(([, text]) => /\p{Script=Han}/u.test(text.replace(unit, '')));
  expect(chinese).toEqual([]);
});

test('Traditional texts are what `npm run i18n:zh-TW` makes of the Simplified ones', () => {
  const source = Object.entries(readLocale('zh-CN'));
  const converted = source.map(([namespace, own]) => [namespace, convertTexts(namespace, own)]);
  expect(readLocale('zh-TW')).toEqual(Object.fromEntries(converted));
});

test('conversion takes Taiwan’s words, but keeps the words of this trade', () => {
  expect(toTaiwan('保存项目')).toBe('儲存項目');
  expect(toTaiwan('用户、团队与默认信息')).toBe('使用者、團隊與預設資訊');
  expect(toTaiwan('导出台账，打印报表')).toBe('匯出台帳，列印報表');
  expect(toTaiwan('统一社会信用代码')).toBe('統一社會信用代碼');
  expect(toTaiwan('县（市、区）')).toBe('縣（市、區）');
  expect(toTaiwan('{{name}} 共 {{count}} 条')).toBe('{{name}} 共 {{count}} 筆');
});

test('every key that code names in a string exists', () => {
  const known = new Set([...of('zh-CN').keys()].map(withoutPlural));
  const namespaces = Object.keys(readLocale('zh-CN')).join('|');
  const literal = new RegExp(`['"\`]((?:${namespaces}):[A-Za-z_][\\w.-]*)(?=['"\`?])`, 'g');
  const folder = path.resolve('app');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  const unknown = files
    .filter((file) => !file.startsWith(path.join('db', 'generated')))
    .flatMap((file) => {
      const named = [...readFileSync(path.join(folder, file), 'utf8').matchAll(literal)].map(
        ([, key = '']) => key,
      );
      return named.filter((key) => !known.has(key)).map((key) => `${file}: ${key}`);
    });
  expect(unknown).toEqual([]);
});

test.each([
  ['zh-CN', 1, '1 项变更'],
  ['zh-TW', 1, '1 項變更'],
  ['en', 1, '1 change'],
  ['en', 2, '2 changes'],
] as const)('%s counts %i as “%s”', async (locale, count, expected) => {
  const { t } = await i18nFor(locale);
  expect(t('history.fields', { count })).toBe(expected);
});
