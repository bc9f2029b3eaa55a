import { useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LOCALES } from '#app/lib/locale.ts';
import styles from './entrance.module.css';

/** The frame of the pages before signing in: what this is, one form, and the choice of language. */
export function Entrance({
  title,
  note,
  children,
}: {
  title: string;
  note?: ReactNode;
  children: ReactNode;
}) {
  const { t, i18n } = useTranslation();
  const { pathname, search } = useLocation();
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <header className={styles.head}>
          <span className={styles.seal} aria-hidden>
            招商
          </span>
          <div>
            <h1>{title}</h1>
            {note && <p className="muted">{note}</p>}
          </div>
        </header>
        <div className={styles.card}>{children}</div>
        {/* Reloads the document: the texts of the new language come with it. */}
        <form
          method="post"
          action="/preferences"
          className={styles.languages}
          aria-label={t('account.language')}
        >
          <input type="hidden" name="to" value={pathname + search} />
          {LOCALES.map((choice) => (
            <button
              key={choice}
              type="submit"
              name="locale"
              value={choice}
              aria-pressed={choice === i18n.language}
              lang={choice}
            >
              {t(`language.${choice}`)}
            </button>
          ))}
        </form>
      </div>
    </div>
  );
}
