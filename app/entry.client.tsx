import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createI18n, FRAME_TEXTS } from './i18n/i18n.ts';
import { fetchTexts } from './i18n/texts.client.ts';
import { LOCALES } from './lib/locale.ts';
import { textsOf } from './ui/texts.tsx';

const locale = LOCALES.find((known) => known === document.documentElement.lang) ?? 'zh-CN';
// The page that was served: its texts must be there before React compares.
const shown = Object.values(window.__remixRouteModules);

fetchTexts(locale, [...FRAME_TEXTS, ...textsOf(shown)])
  .then((texts) => createI18n(locale, texts))
  .then((i18n) => {
    startTransition(() => {
      hydrateRoot(
        document,
        <I18nextProvider i18n={i18n}>
          <StrictMode>
            <RemixBrowser />
          </StrictMode>
        </I18nextProvider>,
      );
    });
  });
