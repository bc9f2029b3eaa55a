import { NavLink } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import styles from './report-nav.module.css';

/** The reports, in the order officials ask for them. */
const REPORTS = [
  'screen',
  'pipeline',
  'counties',
  'teams',
  'follow-through',
  'targets',
  'months',
  'circulars',
] as const;

/** The way from one report to the others, at the head of each. */
export function ReportNav() {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('reports:nav.label')} className={`${styles.nav} no-print`}>
      {REPORTS.map((report) => (
        <NavLink
          key={report}
          to={report === 'screen' ? '/screen' : `/reports/${report}`}
          className={styles.link}
        >
          {t(`reports:nav.${report}`)}
        </NavLink>
      ))}
    </nav>
  );
}
