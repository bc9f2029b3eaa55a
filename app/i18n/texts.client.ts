import type { i18n } from 'i18next';
import type { Locale } from '#app/lib/locale.ts';
import type { Namespace, Texts } from './i18n.ts';

// A file for each language and namespace, so that a page costs no more than the texts it shows.
const files = import.meta.glob<Texts[Namespace]>('./locales/*/*.json', { import: 'default' });

/** The texts of some namespaces in one language. */
export async function fetchTexts(locale: Locale, namespaces: readonly Namespace[]): Promise<Partial<Texts>> {
  const pairs = namespaces.map(async (name) => [name, await files[`./locales/${locale}/${name}.json`]?.()]);
  return Object.fromEntries(await Promise.all(pairs));
}

const running = new Map<string, Promise<void>>();

/** Adds texts that are still missing; the same promise while they are on their way, which React waits for. */
export function addTexts(i18n: i18n, namespaces: readonly Namespace[]): Promise<void> {
  const name = namespaces.join();
  let adding = running.get(name);
  if (!adding) {
    adding = fetchTexts(i18n.language as Locale, namespaces).then((texts) => {
      for (const [namespace, own] of Object.entries(texts))
        i18n.addResourceBundle(i18n.language, namespace, own);
    });
    running.set(name, adding);
  }
  return adding;
}
