import { useTranslation } from 'react-i18next';
import type { CompanyBriefing } from '../briefing.queries.server.ts';
import styles from './briefing.module.css';

/** Earlier talks with a company, newest first: who met whom, what came of it, what is still open. */
export function VisitParts({ visits }: { visits: CompanyBriefing['visits']['rows'] }) {
  const { t } = useTranslation();
  if (visits.length === 0) return <p className="muted">{t('trips:sheet.noVisits')}</p>;
  return (
    <ul className={styles.list}>
      {visits.map((visit) => (
        <li key={visit.id}>
          <div>
            <strong>{visit.occurredOn}</strong> {t(`codes:visit.${visit.kind}`)} · {visit.place}
          </div>
          <div className="muted">
            {t('trips:sheet.met', {
              ours: visit.staff.map(({ user }) => user.name).join('、'),
              theirs: visit.guests
                .map(({ name, title }) => [name, title].filter(Boolean).join(' '))
                .join('、'),
            })}
          </div>
          <p className={styles.text}>{visit.summary}</p>
          {visit.outcome && (
            <p className={styles.text}>
              <span className="muted">{t('trips:sheet.outcome')}</span> {visit.outcome}
            </p>
          )}
          {visit.openStep && (
            <p>
              <span className="muted">{t('trips:sheet.openStep')}</span> {visit.openStep}{' '}
              <span className="muted">
                {visit.nextStepOwner?.name} · {visit.nextStepDue}
              </span>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
