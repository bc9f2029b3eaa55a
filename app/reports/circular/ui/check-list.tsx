import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Check } from '../check.queries.server.ts';
import styles from './check-list.module.css';

/** What is looked at before a circular goes out; what is not met leads to where it is put right. */
export function CheckList({ checks }: { checks: Check[] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.list}>
      {checks.map(({ text, state, params, to }) => (
        <li key={text} className={styles[state]}>
          <span aria-hidden className={styles.sign}>
            {state === 'met' ? '✓' : state === 'missing' ? '✗' : '!'}
          </span>
          <span className="visually-hidden">{t(`circulars:check.${state}`)}</span>
          <span>
            {t(`circulars:check.${text}`, params)}
            {to && (
              <>
                {' '}
                <Link to={to}>{t('circulars:check.see')}</Link>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
