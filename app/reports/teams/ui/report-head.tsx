import { useTranslation } from 'react-i18next';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page.tsx';
import { PeriodBar } from '../../ui/period-bar.tsx';
import { ReportNav } from '../../ui/report-nav.tsx';
import styles from './team-report.module.css';

export interface PeriodShown {
  span: { from: string; asOf: string };
  to: string;
  periodId: string | null;
  month: string | null;
}

interface Props {
  title: string;
  crumb?: { to: string; text: string };
  /** The page's address; its files are beside it. */
  path: string;
  period: PeriodShown;
  today: string;
}

/** Title, period and downloads of a page of the team report. */
export function ReportHead({ title, crumb, path, period, today }: Props) {
  const { t } = useTranslation();
  const { span, to, month, periodId } = period;
  return (
    <>
      <ReportNav />
      <PageHeader
        title={title}
        crumb={crumb}
        note={
          <>
            {t('reports:asOf', { date: span.asOf })} ·{' '}
            {t('reports:period', { from: span.from, to: span.asOf })}
            {month && ` · ${t(periodId ? 'teamReport:frozen' : 'teamReport:open', { month })}`}
          </>
        }
      >
        {(['xlsx', 'csv', 'json'] as const).map((format) => (
          <ButtonLink
            key={format}
            to={`${path}.${format}?${searchOf(period)}`}
            prefetch="none"
            reloadDocument
            download={format === 'json' ? undefined : ''}
          >
            {t(`reports:download.${format}`)}
          </ButtonLink>
        ))}
      </PageHeader>
      <div className={styles.head}>
        <PeriodBar from={span.from} to={to} today={today} />
      </div>
    </>
  );
}

/** The address of a period. */
export function searchOf({ span, to, month }: PeriodShown): string {
  return String(new URLSearchParams(month ? { month } : { from: span.from, to }));
}
