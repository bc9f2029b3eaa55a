import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { VisitOfTrip } from '../trip-page.queries.server.ts';
import styles from './trip.module.css';

/** What came of a visit, and where its next step stands; what closing the journey would ask for is marked. */
export function VisitState({ visit }: { visit: VisitOfTrip }) {
  const { t } = useTranslation();
  const { outcome, nextStep, nextStepDue, nextStepOwner, nextStepDone } = visit;
  return (
    <div className={styles.visit}>
      <Link to={`/visits/${visit.id}`} className={styles.logged}>
        {t('trips:logged')}
      </Link>
      {outcome ? <p>{outcome}</p> : <p className="overdue">{t('trips:noOutcome')}</p>}
      {nextStep && nextStepOwner && nextStepDue ? (
        <p className="small">
          <span className="muted">{t('trips:next')}</span> {nextStep}{' '}
          <span className="muted">
            {nextStepOwner.name} · {nextStepDue} {nextStepDone && t('trips:done')}
          </span>
        </p>
      ) : (
        <p className="overdue small">{t('trips:noStep')}</p>
      )}
    </div>
  );
}
