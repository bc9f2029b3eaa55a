import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '#app/ui/button.tsx';
import type { StopOfTrip, TripPage } from '../trip-page.queries.server.ts';
import { StopActions } from './stop-actions.tsx';
import styles from './trip.module.css';
import { VisitState } from './visit-state.tsx';

/** A stop of the itinerary: when, whom or what, where, what we want there, and what came of it. */
export function StopItem({ stop, trip, canLog }: { stop: StopOfTrip; trip: TripPage; canLog: boolean }) {
  const { t } = useTranslation();
  const { company } = stop;
  const struck = stop.struckAt !== null;
  return (
    <div id={`stop-${stop.id}`} className={styles.stop}>
      <div className={struck ? styles.struck : undefined}>
        {stop.time && <time className={styles.time}>{stop.time}</time>}{' '}
        {company && (
          <strong>
            {stop.opens ? <Link to={`/companies/${company.id}`}>{company.name}</Link> : company.name}
          </strong>
        )}{' '}
        <span className={company ? 'muted' : undefined}>{stop.place}</span>
        {stop.note && <p className={`${styles.text} ${company || stop.place ? 'muted' : ''}`}>{stop.note}</p>}
      </div>
      {struck && <p className="small muted">{t('trips:struck', { reason: stop.reason })}</p>}
      {stop.visit && <VisitState visit={stop.visit} />}
      {stop.isLogged && !stop.visit && <p className="muted small">{t('trips:logged')}</p>}
      {trip.may.work && (
        <div className={`${styles.tools} no-print`}>
          {canLog && company && !struck && !stop.isLogged && (
            <ButtonLink to={`/visits/new?stop=${stop.id}`}>{t('trips:log')}</ButtonLink>
          )}
          {company && stop.opens && (
            <ButtonLink to={`/companies/${company.id}/briefing?stop=${stop.id}`} look="quiet">
              {t('trips:briefing')}
            </ButtonLink>
          )}
          <StopActions stop={stop} trip={trip} />
        </div>
      )}
    </div>
  );
}
