import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { addDays, type LocalDate } from '#app/lib/dates.ts';
import { Button } from '#app/ui/button.tsx';
import type { Appointment } from '../agenda.queries.server.ts';
import styles from './home.module.css';

interface Props {
  load: { overdue: number; today: number; climbed: number };
  agenda: Appointment[];
  today: LocalDate;
}

/** What must not be forgotten today: tasks overdue and due, and tomorrow's journeys, meetings and receptions. */
export function Reminder({ load, agenda, today }: Props) {
  const { t } = useTranslation();
  const tomorrow = agenda.filter(({ startsOn }) => startsOn === addDays(today, 1));
  const due = (['overdue', 'today', 'climbed'] as const).filter((kind) => load[kind] > 0);
  if (due.length === 0 && tomorrow.length === 0) return null;
  return (
    <section className={styles.reminder} aria-label={t('home:reminder')}>
      <div>
        {due.length > 0 && (
          <Link to="/tasks" className={styles.due}>
            {due.map((kind) => t(`home:remind.${kind}`, { count: load[kind] })).join(t('home:comma'))}
          </Link>
        )}
        {tomorrow.map(({ kind, id, title, time }) => (
          <p key={`${kind} ${id} ${time}`}>
            {t('home:tomorrow', { what: t(`home:appointment.${kind}`), title, time: time ?? '' })}
          </p>
        ))}
      </div>
      <Form method="post" action="/?index">
        <Button type="submit" look="quiet" name="intent" value="dismiss">
          {t('home:dismiss')}
        </Button>
      </Form>
    </section>
  );
}
