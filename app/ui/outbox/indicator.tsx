import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import styles from './indicator.module.css';
import { useOutbox } from './use-outbox.ts';

/** Stands on every page while the network is gone or something entered here has not been sent. */
export function OutboxIndicator() {
  const { t } = useTranslation();
  const { entries, online } = useOutbox();
  const attention = entries.filter(({ state }) => state === 'attention').length;
  const waiting = entries.length - attention;
  const words = [
    !online && t('outbox.offline'),
    attention > 0 && t('outbox.attention', { count: attention }),
    waiting > 0 && t('outbox.waiting', { count: waiting }),
  ].filter(Boolean);
  return (
    <div role="status" className={styles.indicator}>
      {words.length > 0 && (
        <Link to="/outbox" className={`${styles.pill} ${attention > 0 ? styles.needsAttention : ''}`}>
          {words.join(' · ')}
        </Link>
      )}
    </div>
  );
}
