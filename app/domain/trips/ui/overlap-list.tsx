import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Overlap } from '../trip.rules.ts';
import styles from './trip.module.css';

/** Leader and members who are on another journey on the same days: pointed out, never refused. */
export function OverlapList({ overlaps }: { overlaps: Overlap[] }) {
  const { t } = useTranslation();
  if (overlaps.length === 0) return null;
  return (
    <div className={styles.warning} role="status">
      <strong>{t('trips:overlap.title')}</strong>
      <ul>
        {overlaps.map(({ person, trip, from, to }) => (
          <li key={`${person} ${trip?.id} ${from} ${to}`}>
            {person} · {from === to ? from : t('trips:span', { from, to })} ·{' '}
            {trip ? <Link to={`/trips/${trip.id}`}>{trip.title}</Link> : t('trips:overlap.elsewhere')}
          </li>
        ))}
      </ul>
    </div>
  );
}
