import type { i18n } from 'i18next';
import { Converter } from 'opencc-js/cn2t';
import type { Locale } from '#app/lib/locale.ts';
import { createI18n, type Texts } from './i18n.ts';

const instances = new Map<Locale, Promise<i18n>>();

/** The server's i18next instance for a language, with all its texts, made once. */
export function i18nFor(locale: Locale): Promise<i18n> {
  let instance = instances.get(locale);
  if (!instance) {
    instance = loadTexts(locale).then((texts) => createI18n(locale, texts));
    instances.set(locale, instance);
  }
  return instance;
}

async function loadTexts(locale: Locale): Promise<Texts> {
  if (locale === 'en') return (await import('./locales/en/index.ts')).default;
  if (locale === 'zh-TW') return (await import('./locales/zh-TW/index.ts')).default;
  return (await import('./locales/zh-CN/index.ts')).default;
}

const toTaiwan = Converter({ from: 'cn', to: 'twp' });

/** The name of a code (industry, reason, region, …) in the reader's language. */
export function codeName(row: { name: string; nameEn: string }, locale: Locale): string {
  if (locale === 'en') return row.nameEn;
  return locale === 'zh-TW' ? toTaiwan(row.name) : row.name;
}
