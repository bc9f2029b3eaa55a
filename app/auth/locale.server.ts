import { createCookie } from '@remix-run/node';
import { LOCALES, type Locale } from '#app/lib/locale.ts';

/** Language and theme of this browser; kept apart from the session so that the sign-in page has them too. */
const YEAR = 365 * 86_400;
const localeCookie = createCookie('lang', { path: '/', sameSite: 'lax', maxAge: YEAR });
const themeCookie = createCookie('theme', { path: '/', sameSite: 'lax', maxAge: YEAR });

export type Theme = 'auto' | 'light' | 'dark';
const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];

/** The language chosen in this browser; else Traditional where the browser prefers it, and Simplified. */
export async function localeOf(request: Request): Promise<Locale> {
  const chosen: unknown = await localeCookie.parse(request.headers.get('cookie'));
  return (
    LOCALES.find((locale) => locale === chosen) ?? preferred(request.headers.get('accept-language') ?? '')
  );
}

function preferred(header: string): Locale {
  const first = header.split(',')[0]?.trim().toLowerCase() ?? '';
  if (/^zh-(tw|hk|mo|hant)/.test(first)) return 'zh-TW';
  return 'zh-CN';
}

/** The theme chosen in this browser; `auto` follows the system. */
export async function themeOf(request: Request): Promise<Theme> {
  const chosen: unknown = await themeCookie.parse(request.headers.get('cookie'));
  return THEMES.find((theme) => theme === chosen) ?? 'auto';
}

/** Set-Cookie headers for a choice of language or theme; unknown values are ignored. */
export async function preferenceCookies(choice: { locale?: unknown; theme?: unknown }): Promise<Headers> {
  const headers = new Headers();
  const locale = LOCALES.find((known) => known === choice.locale);
  const theme = THEMES.find((known) => known === choice.theme);
  if (locale) headers.append('Set-Cookie', await localeCookie.serialize(locale));
  if (theme) headers.append('Set-Cookie', await themeCookie.serialize(theme));
  return headers;
}
