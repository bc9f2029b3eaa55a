import { Form, Link, useLocation } from '@remix-run/react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LOCALES, type Locale } from '#app/lib/locale.ts';
import { SignOutWarning, useSignOut } from './offline/sign-out.tsx';
import styles from './shell.module.css';

const THEMES = ['auto', 'light', 'dark'] as const;

export interface Account {
  user: { name: string; team: string; role: string };
  locale: Locale;
  theme: (typeof THEMES)[number];
}

/** Who is signed in, language and look; on a phone also the pages that have no place on the bar. */
export function AccountMenu({ user, locale, theme, children }: Account & { children: ReactNode }) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const signOut = useSignOut();
  return (
    <details className={styles.menu} key={pathname} onKeyDown={closeOnEscape}>
      <summary aria-label={`${t('account.label')} · ${user.name}`}>
        <span className={styles.onlyPhone}>{t('action.more')}</span>
        <span className={styles.who}>
          {user.name}
          <br />
          <span className="muted small">{user.team}</span>
        </span>
      </summary>
      <div className={styles.panel}>
        {children}
        <div>
          <strong>{user.name}</strong>
          <div className="muted small">
            {user.team} · {user.role}
          </div>
        </div>
        {/* Reloads the document: the texts of the new language come with it. */}
        <form method="post" action="/preferences" className={styles.choices}>
          <input type="hidden" name="to" value={pathname + search} />
          {LOCALES.map((choice) => (
            <button
              type="submit"
              key={choice}
              name="locale"
              value={choice}
              aria-pressed={choice === locale}
              className={styles.choice}
              lang={choice}
            >
              {t(`language.${choice}`)}
            </button>
          ))}
          {THEMES.map((choice) => (
            <button
              type="submit"
              key={choice}
              name="theme"
              value={choice}
              aria-pressed={choice === theme}
              className={styles.choice}
            >
              {t(`theme.${choice}`)}
            </button>
          ))}
        </form>
        <Link to="/account">{t('account.settings')}</Link>
        <Form method="post" action="/logout" onSubmit={signOut.onSubmit}>
          <SignOutWarning unsent={signOut.unsent} />
          <button type="submit" className={styles.plain}>
            {t(signOut.unsent > 0 ? 'outbox:signOut.anyway' : 'account.signOut')}
          </button>
        </Form>
      </div>
    </details>
  );
}

function closeOnEscape(event: KeyboardEvent<HTMLDetailsElement>) {
  if (event.key !== 'Escape') return;
  event.currentTarget.open = false;
  event.currentTarget.querySelector('summary')?.focus();
}
