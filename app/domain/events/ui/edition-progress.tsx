import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Edition } from '../edition.queries.server.ts';
import type { EditionProgress } from '../progress.queries.server.ts';
import styles from './edition-progress.module.css';

/** How far the work at an event has come; each figure opens the page of that work. */
export function EditionProgressBar({ edition, progress }: { edition: Edition; progress: EditionProgress }) {
  const { t } = useTranslation();
  const { delegates, guests, meetings, leads, lines, signed } = progress;
  const work = [
    { page: 'delegation', count: delegates, text: t('events:tab.delegation'), note: '' },
    {
      page: 'guests',
      count: guests,
      text: t('events:tab.guests'),
      note: t('events:progress.guests', { ...progress }),
    },
    {
      page: 'meetings',
      count: meetings,
      text: t('events:tab.meetings'),
      note: t('events:progress.meetings', { count: progress.meetingsToday }),
    },
    {
      page: 'leads',
      count: leads,
      text: t('events:tab.leads'),
      note: t('events:progress.leads', { count: progress.followed }),
    },
    ...(edition.isListed
      ? [
          {
            page: 'signing',
            count: lines,
            text: t('events:progress.lines'),
            note: t('events:progress.signing', { count: signed }),
          },
        ]
      : []),
  ];
  return (
    <nav className={styles.work} aria-label={t('events:progress.label')}>
      {work.map(({ page, count, text, note }) => (
        <Link key={page} to={`/events/${edition.id}/${page}`}>
          <span className="muted small">{text}</span>
          <strong>{count}</strong>
          <span className="muted small">{note}</span>
        </Link>
      ))}
    </nav>
  );
}
