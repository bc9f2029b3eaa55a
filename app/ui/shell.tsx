import { Form, Link, NavLink, useLocation, useNavigation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '#app/i18n/problem-text.ts';
import { LOCALES, type Locale } from '#app/lib/locale.ts';
import type { Problem } from '#app/lib/refusal.ts';
import { DraftOwner, wipeDrafts } from './form/draft.tsx';
import styles from './shell.module.css';

const PAGES = [
  { to: '/', area: 'records', text: 'common:nav.home' },
  { to: '/companies', area: 'records', text: 'common:nav.companies' },
  { to: '/contacts', area: 'records', text: 'common:nav.contacts' },
  { to: '/deals', area: 'records', text: 'common:nav.deals' },
  { to: '/reports/pipeline', area: 'reports', text: 'common:nav.reports' },
  { to: '/admin/users', area: 'people', text: 'common:nav.users' },
  { to: '/admin/teams', area: 'people', text: 'common:nav.teams' },
  { to: '/audit', area: 'audit', text: 'common:nav.audit' },
] as const;

const THEMES = ['auto', 'light', 'dark'] as const;

interface Props {
  user: { id: string; name: string; team: string; role: string; areas: readonly string[]; isDemo: boolean };
  locale: Locale;
  theme: (typeof THEMES)[number];
  today: string;
  toast: Problem | null;
  children: ReactNode;
}

/** The frame around every page of a signed-in user: navigation, account, what happened last. */
export function Shell({ user, locale, theme, today, toast, children }: Props) {
  const { t } = useTranslation();
  const { state } = useNavigation();
  return (
    <div className={styles.app}>
      <a href="#main" className={styles.skip}>
        {t('skip')}
      </a>
      {state !== 'idle' && <div className={styles.progress} role="progressbar" aria-label={t('loading')} />}
      <nav className={styles.side} aria-label={t('nav.label')}>
        <Link to="/" className={styles.brand}>
          {t('app')}
        </Link>
        {PAGES.filter((page) => user.areas.includes(page.area)).map((page) => (
          <NavLink key={page.to} to={page.to} end={page.to === '/'} className={styles.link} prefetch="intent">
            {t(page.text)}
          </NavLink>
        ))}
        <div className={styles.foot}>
          <AccountMenu user={user} locale={locale} theme={theme} />
        </div>
      </nav>
      <main id="main" className={styles.main} tabIndex={-1}>
        {user.isDemo && (
          <p className={styles.demo} title={t('demoHint', { date: today })}>
            {t('demo')} · {today}
          </p>
        )}
        <DraftOwner.Provider value={user.id}>{children}</DraftOwner.Provider>
      </main>
      {toast && (
        <div className={styles.toast} role="status" key={`${toast.key}${today}`}>
          {problemText(t, toast)}
        </div>
      )}
    </div>
  );
}

function AccountMenu({ user, locale, theme }: Pick<Props, 'user' | 'locale' | 'theme'>) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  return (
    <details className={styles.menu} key={pathname}>
      <summary aria-label={`${t('account.label')} · ${user.name}`}>
        <span className={styles.onlyPhone}>{t('nav.menu')}</span>
        <span className={styles.who}>
          {user.name}
          <br />
          <span className="muted small">{user.team}</span>
        </span>
      </summary>
      <div className={styles.panel}>
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
        <Form method="post" action="/logout" onSubmit={wipeDrafts}>
          <button type="submit" className={styles.plain}>
            {t('account.signOut')}
          </button>
        </Form>
      </div>
    </details>
  );
}
