import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Flag } from '../flags.queries.server.ts';
import styles from './follow-page.module.css';

/** What makes figures look inflated, each with the deals concerned; nothing of it stops anything. */
export function FlagList({ flags }: { flags: Flag[] }) {
  const { t } = useTranslation();
  const found = flags.filter(({ count }) => count > 0);
  return (
    <>
      <p className="muted small">
        {t(found.length === 0 ? 'followThrough:flags.none' : 'followThrough:flags.note')}
      </p>
      {found.map(({ name, count, deals }) => (
        <details key={name} className={styles.flag}>
          <summary>
            {t(`followThrough:flags.${name}`)} <strong className="figures">{count}</strong>
          </summary>
          <ul>
            {deals.map(({ id, label }) => (
              <li key={id}>
                <Link to={`/deals/${id}`}>{label}</Link>
              </li>
            ))}
          </ul>
          {count > deals.length && (
            <p className="muted small">{t('followThrough:flags.capped', { shown: deals.length, count })}</p>
          )}
        </details>
      ))}
    </>
  );
}
