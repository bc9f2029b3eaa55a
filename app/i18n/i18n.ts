import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Locale } from '#app/lib/locale.ts';
import type zhCN from './locales/zh-CN/index.ts';

export type Texts = typeof zhCN;

declare module 'i18next' {
  interface CustomTypeOptions {
    /** The first is the default; naming all lets every `t` take `namespace:key`. */
    defaultNS: ['common', ...Exclude<keyof Texts, 'common'>[]];
    resources: Texts;
    returnNull: false;
  }
}

/** One language's texts; in the browser a chunk of its own, so that nobody loads all three. */
export async function loadTexts(locale: Locale): Promise<Texts> {
  if (locale === 'en') return (await import('./locales/en/index.ts')).default;
  if (locale === 'zh-TW') return (await import('./locales/zh-TW/index.ts')).default;
  return (await import('./locales/zh-CN/index.ts')).default;
}

/** An i18next instance in one language; synchronous once the texts are there. */
export async function createI18n(locale: Locale): Promise<i18n> {
  const instance = createInstance();
  await instance.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    defaultNS: 'common',
    resources: { [locale]: await loadTexts(locale) },
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
    showSupportNotice: false,
  });
  return instance;
}
