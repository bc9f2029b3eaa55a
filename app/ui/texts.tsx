import { useMatches } from '@remix-run/react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Namespace } from '#app/i18n/i18n.ts';
import { addTexts } from '#app/i18n/texts.client.ts';
import type { Problem } from '#app/lib/refusal.ts';

/** Shows a page once the texts its routes name in `handle.texts` are there; the server has them all. */
export function Texts({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const missing = textsOf(useMatches()).filter((name) => !i18n.hasResourceBundle(i18n.language, name));
  if (missing.length > 0) throw addTexts(i18n, missing);
  return children;
}

/** Waits for the texts of refusals: they come from whatever part of the product said no. */
export function useProblemTexts(problems: readonly Problem[] = []): void {
  const { i18n } = useTranslation();
  const named = new Set(problems.map(({ key }) => key.split(':')[0] as Namespace));
  const missing = [...named].filter((name) => !i18n.hasResourceBundle(i18n.language, name));
  if (missing.length > 0) throw addTexts(i18n, missing);
}

/** The same for what a field's check says, without hiding the form that somebody is typing in. */
export function useLaterTexts(key: string | undefined): void {
  const { i18n } = useTranslation();
  useEffect(() => {
    const name = key?.includes(':') ? (key.split(':')[0] as Namespace) : undefined;
    if (name && !i18n.hasResourceBundle(i18n.language, name)) void addTexts(i18n, [name]);
  }, [key, i18n]);
}

/** The namespaces that routes name. */
export function textsOf(routes: readonly ({ handle?: unknown } | undefined)[]): Namespace[] {
  const handles = routes.map((route) => route?.handle as { texts?: Namespace[] } | undefined);
  return [...new Set(handles.flatMap((handle) => handle?.texts ?? []))];
}
