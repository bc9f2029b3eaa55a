import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { GuestCounts } from '../guest.queries.server.ts';
import type { GuestFilter } from '../guest.schema.ts';
import styles from './guest-list.module.css';

/** How the invitations stand; each figure opens the guests behind it. */
export function GuestCountBar({ counts, filter }: { counts: GuestCounts; filter: GuestFilter }) {
  const { t } = useTranslation();
  const figures = [
    { name: 'total', count: counts.total, query: '' },
    { name: 'invited', count: counts.invited, query: 'state=invited' },
    { name: 'accepted', count: counts.accepted, query: 'reply=accepted' },
    { name: 'declined', count: counts.declined, query: 'reply=declined' },
    { name: 'open', count: counts.open, query: 'reply=open' },
    { name: 'checkedIn', count: counts.checkedIn, query: 'state=arrived' },
  ] as const;
  const current = filter.reply ? `reply=${filter.reply}` : filter.state ? `state=${filter.state}` : '';
  return (
    <nav className={styles.counts} aria-label={t('guests:countsLabel')}>
      {figures.map(({ name, count, query }) => (
        <Link
          key={name}
          to={`?${query}`}
          className={styles.count}
          aria-current={query === current ? 'true' : undefined}
        >
          <span className="muted small">{t(`guests:counts.${name}`)}</span>
          <strong>{count}</strong>
        </Link>
      ))}
    </nav>
  );
}
