import { type UIMatch, useMatches } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

/** What a route exports as `handle`: its title as a text key, or read from its loader's data. */
export interface PageHandle<Data = never> {
  title: string | ((data: Data) => string);
}

/** The document's title: that of the innermost route that has one. */
export function Title() {
  const { t } = useTranslation();
  const matches = useMatches() as UIMatch<unknown, PageHandle<unknown> | undefined>[];
  const match = matches.findLast(({ handle, data }) => handle?.title && data !== undefined);
  const title = match?.handle?.title;
  const text = typeof title === 'function' ? title(match?.data) : title ? t(title as 'common:app') : '';
  return <title>{text ? t('appOf', { page: text }) : t('app')}</title>;
}
