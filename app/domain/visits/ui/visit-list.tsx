import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Empty } from '#app/ui/page.tsx';
import type { Talk } from '../visit.queries.server.ts';
import { NextStep, People } from './talk-parts.tsx';
import styles from './visit-list.module.css';

/** The talks about a deal, newest first: who met whom, when, where, what came of it. */
export function VisitList({ visits }: { visits: Talk[] }) {
  const { t } = useTranslation();
  if (visits.length === 0) return <Empty text={t('visits:empty')} />;
  return (
    <ol className={styles.list}>
      {visits.map((visit) => (
        <li key={visit.id} className={styles.visit}>
          <div className={styles.head}>
            <Link to={`/visits/${visit.id}`}>
              <time>{visit.occurredOn}</time> {t(`codes:visit.${visit.kind}`)}
            </Link>{' '}
            <span className="muted">{visit.place}</span>
          </div>
          <div className="small">
            {visit.company.name} · <People people={visit.guests} /> <span className="muted">×</span>{' '}
            <People people={visit.staff.map(({ user }) => user)} />
          </div>
          <p className={styles.text}>{visit.summary}</p>
          {visit.outcome && <p className={`${styles.text} muted`}>{visit.outcome}</p>}
          <NextStep visit={visit} />
        </li>
      ))}
    </ol>
  );
}
