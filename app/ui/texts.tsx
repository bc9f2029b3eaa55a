import { useMatches } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Namespace } from '#app/i18n/i18n.ts';
import { addTexts } from '#app/i18n/texts.client.ts';

/** Shows a page once the texts its routes name in `handle.texts` are there; the server has them all. */
export function Texts({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const missing = textsOf(useMatches()).filter((name) => !i18n.hasResourceBundle(i18n.language, name));
  if (missing.length > 0) throw addTexts(i18n, missing);
  return children;
}

/** The namespaces that routes name. */
export function textsOf(routes: readonly ({ handle?: unknown } | undefined)[]): Namespace[] {
  const handles = routes.map((route) => route?.handle as { texts?: Namespace[] } | undefined);
  return [...new Set(handles.flatMap((handle) => handle?.texts ?? []))];
}
