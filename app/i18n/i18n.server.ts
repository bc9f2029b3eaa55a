import type { i18n } from 'i18next';
import { Converter } from 'opencc-js/cn2t';
import type { Locale } from '#app/lib/locale.ts';
import { createI18n } from './i18n.ts';

const instances = new Map<Locale, Promise<i18n>>();

/** The server's i18next instance for a language, made once. */
export function i18nFor(locale: Locale): Promise<i18n> {
  let instance = instances.get(locale);
  if (!instance) {
    instance = createI18n(locale);
    instances.set(locale, instance);
  }
  return instance;
}

const toTaiwan = Converter({ from: 'cn', to: 'twp' });

/** The name of a code (industry, reason, region, …) in the reader's language. */
export function codeName(row: { name: string; nameEn: string }, locale: Locale): string {
  if (locale === 'en') return row.nameEn;
  return locale === 'zh-TW' ? toTaiwan(row.name) : row.name;
}
