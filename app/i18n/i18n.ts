import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Locale } from '#app/lib/locale.ts';
import type zhCN from './locales/zh-CN/index.ts';

export type Texts = typeof zhCN;
export type Namespace = keyof Texts;

/** What the frame, the forms and the errors of every page say. */
export const FRAME_TEXTS = ['common', 'codes', 'errors', 'outbox'] as const satisfies Namespace[];

declare module 'i18next' {
  interface CustomTypeOptions {
    /** The first is the default; naming all lets every `t` take `namespace:key`. */
    defaultNS: ['common', ...Exclude<keyof Texts, 'common'>[]];
    resources: Texts;
    returnNull: false;
  }
}

/** An i18next instance in one language with the texts it is given; the browser adds those of other pages later. */
export async function createI18n(locale: Locale, texts: Partial<Texts>): Promise<i18n> {
  const instance = createInstance();
  await instance.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    defaultNS: 'common',
    resources: { [locale]: texts },
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
    showSupportNotice: false,
    react: { bindI18nStore: 'added' },
  });
  return instance;
}
