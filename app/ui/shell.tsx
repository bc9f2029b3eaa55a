import { Link, NavLink, useNavigation } from '@remix-run/react';
import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Account, AccountMenu } from './account-menu.tsx';
import { DraftOwner } from './form/draft.tsx';
import { type NavPage, navigationOf } from './navigation.ts';
import { Launched, SearchLink, useLauncher } from './search/launcher.tsx';
import styles from './shell.module.css';

/** Where it cannot be fetched, the page goes on without. */
const FieldKit = lazy<ComponentType<{ owner: string; logsVisits: boolean }>>(() =>
  import('./field-kit.tsx').catch(() => ({ default: () => null })),
);

interface Props extends Account {
  user: Account['user'] & {
    id: string;
    roleCode: string;
    areas: readonly string[];
    isDemo: boolean;
    logsVisits: boolean;
    /** Addresses of the forms on which the user may enter something new. */
    creates: readonly string[];
    /** Tasks that are due today, overdue, or climbed to the user. */
    tasksDue: number;
  };
  today: string;
  toast: string | null;
  children: ReactNode;
}

/** The frame around every page of a signed-in user: navigation, account, what happened last. */
export function Shell({ user, locale, theme, today, toast, children }: Props) {
  const { t } = useTranslation();
  const { state } = useNavigation();
  const stands = useStands();
  const { areas, roleCode: role, logsVisits: logs } = user;
  const { pages, onBar } = navigationOf({ role, areas, logs });
  const search = useLauncher();
  const finds = areas.includes('records');
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
        <SearchLink className={styles.searchSide} onOpen={search.open} />
        {logs && (
          <NavLink to="/visits/new" className={styles.log} prefetch="intent">
            <span aria-hidden>＋</span> {t('nav.logVisit')}
          </NavLink>
        )}
        {pages.map((page, index) => (
          <PageLink
            key={page.to}
            page={page}
            due={user.tasksDue}
            className={index < onBar ? styles.link : `${styles.link} ${styles.beyondBar}`}
          />
        ))}
        <div className={styles.foot}>
          <AccountMenu user={user} locale={locale} theme={theme}>
            {pages.length > onBar && (
              <div className={styles.more}>
                {pages.slice(onBar).map((page) => (
                  <PageLink key={page.to} page={page} due={user.tasksDue} className={styles.moreLink} />
                ))}
              </div>
            )}
          </AccountMenu>
        </div>
      </nav>
      <main id="main" className={styles.main} tabIndex={-1}>
        <SearchLink className={styles.searchTop} onOpen={search.open} />
        {user.isDemo && (
          <p className={styles.demo} title={t('demoHint', { date: today })}>
            {t('demo')} · {today}
          </p>
        )}
        <DraftOwner.Provider value={user.id}>{children}</DraftOwner.Provider>
      </main>
      {stands && (
        <Suspense fallback={null}>
          <FieldKit owner={user.id} logsVisits={logs} />
        </Suspense>
      )}
      <Launched
        isOpen={search.isOpen}
        owner={user.id}
        pages={pages}
        creates={user.creates}
        finds={finds}
        onClose={search.close}
      />
      {toast && (
        <div className={styles.toast} role="status" key={toast}>
          {toast}
        </div>
      )}
    </div>
  );
}

/** Whether the page answers to its user: from then on it needs what works without a network, and not before. */
function useStands(): boolean {
  const [stands, setStands] = useState(false);
  useEffect(() => setStands(true), []);
  return stands;
}

/** A link of the navigation; the one to the tasks says how many wait. */
function PageLink({ page, due, className }: { page: NavPage; due: number; className?: string }) {
  const { t } = useTranslation();
  return (
    <NavLink to={page.to} end={page.to === '/'} className={className} prefetch="intent">
      {t(page.text)}
      {page.to === '/tasks' && due > 0 && (
        <span className={styles.badge}>
          <span aria-hidden>{due > 99 ? '99+' : due}</span>
          <span className="visually-hidden">{t('nav.tasksDue', { count: due })}</span>
        </span>
      )}
    </NavLink>
  );
}
