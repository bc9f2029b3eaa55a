import { useFetcher } from '@remix-run/react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '#app/i18n/problem-text.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import form from '#app/ui/form/form.module.css';
import type { Answer } from '#app/ui/form/record-form.tsx';
import { daysOf } from '../trip.rules.ts';
import type { StopOfTrip, TripPage } from '../trip-page.queries.server.ts';
import { useRemoved } from './removed-note.tsx';
import styles from './trip.module.css';

/** What can be done with a stop: changed, put on another day, struck out and back, removed. */
export function StopActions({ stop, trip }: { stop: StopOfTrip; trip: TripPage }) {
  const { t } = useTranslation();
  const fetcher = useFetcher<Answer>();
  const remover = useRemoved(trip.id);
  const id = useId();
  const action = `/trips/${trip.id}/stops/${stop.id}`;
  const others = daysOf(trip).filter((day) => day !== stop.day);
  const problems = fetcher.state === 'idle' ? (fetcher.data?.problems ?? []) : [];
  if (stop.struckAt)
    return (
      <>
        <fetcher.Form method="post" action={action}>
          <input type="hidden" name="stay" value="1" />
          <Button type="submit" look="quiet" name="intent" value="restore">
            {t('trips:putBack')}
          </Button>
        </fetcher.Form>
        <Remove remover={remover} action={action} />
      </>
    );
  return (
    <details className={styles.more}>
      <summary>{t('action.more')}</summary>
      <div className={styles.menu}>
        {problems.map((problem) => (
          <p key={problem.key} className="overdue" role="alert">
            {problemText(t, problem)}
          </p>
        ))}
        <ButtonLink to={action} look="quiet">
          {t('action.edit')}
        </ButtonLink>
        {others.length > 0 && (
          <fetcher.Form method="post" action={action} className={styles.line}>
            <input type="hidden" name="intent" value="move" />
            <input type="hidden" name="toIndex" value="500" />
            <input type="hidden" name="stay" value="1" />
            <label htmlFor={`${id}day`} className="visually-hidden">
              {t('trips:field.day')}
            </label>
            <select id={`${id}day`} name="day" className={form.input}>
              {others.map((day) => (
                <option key={day}>{day}</option>
              ))}
            </select>
            <Button type="submit">{t('trips:moveDay')}</Button>
          </fetcher.Form>
        )}
        {!stop.isLogged && (
          <>
            <fetcher.Form method="post" action={action} className={styles.line}>
              <input type="hidden" name="intent" value="strike" />
              <input type="hidden" name="stay" value="1" />
              <label htmlFor={`${id}reason`} className="visually-hidden">
                {t('trips:field.reason')}
              </label>
              <input
                id={`${id}reason`}
                name="reason"
                className={form.input}
                placeholder={t('trips:field.reason')}
                maxLength={200}
                required
              />
              <Button type="submit">{t('trips:strike')}</Button>
            </fetcher.Form>
            <Remove remover={remover} action={action} />
          </>
        )}
      </div>
    </details>
  );
}

function Remove({ remover, action }: { remover: ReturnType<typeof useRemoved>; action: string }) {
  const { t } = useTranslation();
  return (
    <remover.Form method="post" action={action}>
      <input type="hidden" name="stay" value="1" />
      <Button type="submit" look="quiet" name="intent" value="remove">
        {t('action.remove')}
      </Button>
    </remover.Form>
  );
}
