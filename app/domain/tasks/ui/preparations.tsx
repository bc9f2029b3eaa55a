import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { daysBetween, type LocalDate } from '#app/lib/dates.ts';
import type { Preparation } from '../agenda.queries.server.ts';
import styles from './home.module.css';

const PARTS = [
  ['delegation', 'delegation'],
  ['guests', 'guests'],
  ['accepted', 'guests'],
  ['meetings', 'meetings'],
  ['signing', 'signing'],
] as const;

/** Events ahead with what is prepared for them and what is not begun yet, each a way to go on. */
export function Preparations({ events, today }: { events: Preparation[]; today: LocalDate }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.preparations}>
      {events.map(({ id, name, startsOn, counts }) => {
        const left = daysBetween(today, startsOn);
        return (
          <li key={id}>
            <Link to={`/events/${id}`}>{name}</Link>
            <div className="muted small">
              {left > 0 ? t('home:daysLeft', { count: left }) : t('home:running')}
            </div>
            <div className={styles.parts}>
              {PARTS.map(([part, page]) => (
                <Link
                  key={part}
                  to={`/events/${id}/${page}`}
                  className={counts[part] === 0 ? styles.missing : undefined}
                >
                  {t(`home:prepared.${part}`)} {counts[part]}
                </Link>
              ))}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
