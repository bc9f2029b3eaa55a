import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { addDays, type LocalDate } from '#app/lib/dates.ts';
import type { Appointment } from '../agenda.queries.server.ts';
import styles from './home.module.css';

const PAGE = {
  trip: (id: string) => `/trips/${id}`,
  event: (id: string) => `/events/${id}`,
  meeting: (id: string) => `/events/${id}/meetings`,
  reception: (id: string) => `/receptions/${id}`,
} satisfies Record<Appointment['kind'], (id: string) => string>;

/** Journeys, events, meetings and receptions of today and the coming week. */
export function Agenda({ agenda, today }: { agenda: Appointment[]; today: LocalDate }) {
  const { t } = useTranslation();
  const dayOf = ({ startsOn }: Appointment) => {
    if (startsOn <= today) return t('home:day.today');
    return startsOn === addDays(today, 1) ? t('home:day.tomorrow') : startsOn.slice(5);
  };
  return (
    <ul className={styles.agenda}>
      {agenda.map((one) => (
        <li key={`${one.kind} ${one.id} ${one.startsOn} ${one.time}`}>
          <span className={one.startsOn <= today ? styles.now : styles.day}>
            {dayOf(one)} {one.time}
          </span>
          <div>
            <Link to={PAGE[one.kind](one.id)}>{one.title}</Link>
            <div className="muted small">
              {[t(`home:appointment.${one.kind}`), one.place].filter(Boolean).join(' · ')}
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}
