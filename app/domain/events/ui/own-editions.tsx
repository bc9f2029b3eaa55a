import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatYi } from '#app/lib/money.ts';
import { Empty } from '#app/ui/page.tsx';
import type { listOwnEditions } from '../edition.queries.server.ts';
import { days } from './days.ts';
import styles from './own-editions.module.css';

type Edition = Awaited<ReturnType<typeof listOwnEditions>>[number];

/** The organizer's events, each leading to its page. */
export function OwnEditions({ editions }: { editions: Edition[] }) {
  const { t, i18n } = useTranslation();
  if (editions.length === 0) return <Empty text={t('home:eventsEmpty')} />;
  return (
    <ul className={styles.list}>
      {editions.map((edition) => (
        <li key={edition.id}>
          <Link to={`/events/${edition.id}`}>{edition.name}</Link>
          <div className="muted small">
            {days(edition)} · {edition.venue} · {t(`codes:participation.${edition.participation}`)}
          </div>
          <div>
            {t('home:eventSigned', { count: edition.deals, amount: formatYi(edition.amount, i18n.language) })}
          </div>
        </li>
      ))}
    </ul>
  );
}
