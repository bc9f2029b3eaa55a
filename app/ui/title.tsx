import { type UIMatch, useMatches } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Namespace } from '#app/i18n/i18n.ts';

/** What a route exports as `handle`. */
export interface PageHandle<Data = never> {
  /** A text key, or read from the loader's data. */
  title: string | ((data: Data) => string);
  /** The namespaces of the texts its page shows, besides those of the frame. */
  texts: Namespace[];
  /** Shown without the frame, as on a large screen. */
  bare?: boolean;
}

type Match = Pick<UIMatch<unknown, Pick<PageHandle<unknown>, 'title'> | undefined>, 'data' | 'handle'>;

/** The document's title: that of the innermost route that has one. */
export function Title() {
  const { t } = useTranslation();
  const title = titleOf(useMatches() as Match[]);
  const text = typeof title === 'object' ? title.text : title && t(title as 'common:app');
  return <title>{text ? t('appOf', { page: text }) : t('app')}</title>;
}

/**
 * A text key, or the text read from the data; undefined where an error is shown in place of the page. It never
 * throws: the error page has a title, too, and one that fails would take it down.
 */
export function titleOf(matches: Match[]): string | { text: string } | undefined {
  const match = matches.findLast(({ handle, data }) => handle?.title && data != null);
  const title = match?.handle?.title;
  if (typeof title !== 'function') return title;
  try {
    return { text: title(match?.data) };
  } catch {
    return undefined;
  }
}
