import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Empty, Panel } from '#app/ui/page.tsx';
import type { Table } from '../../tables/table.ts';
import { TableView } from '../../tables/ui/table-view.tsx';
import { type PeriodShown, ReportHead, searchOf } from './report-head.tsx';
import styles from './team-report.module.css';

interface Props {
  period: PeriodShown;
  tables: Table[];
  /** Teams with a page of their own. */
  teams: { id: string; name: string }[];
  today: string;
}

/** What each team did, where its deals stand, how fast they move, and how it stands against target and last year. */
export function TeamReportPage({ period, tables, teams, today }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <ReportHead title={t('teamReport:title')} path="/reports/teams" period={period} today={today} />
      {teams.length === 0 ? (
        <Panel>
          <Empty text={t('teamReport:empty')} />
        </Panel>
      ) : (
        <div className={styles.page}>
          <nav className={`${styles.teams} no-print`} aria-label={t('teamReport:onThisPage')}>
            {tables.map(({ id, title }) => (
              <a key={id} href={`#${id}`}>
                {title}
              </a>
            ))}
            <a href="#teams">{t('teamReport:openTeam')}</a>
          </nav>
          {tables.map((table) => (
            <Panel key={table.id} title={table.title} id={table.id} action={<Unit table={table} />}>
              <TableView table={table} />
            </Panel>
          ))}
          <Panel title={t('teamReport:openTeam')} id="teams">
            <nav className={styles.teams} aria-label={t('teamReport:teams')}>
              {teams.map(({ id, name }) => (
                <Link key={id} to={`/reports/teams/${id}?${searchOf(period)}`}>
                  {name}
                </Link>
              ))}
            </nav>
          </Panel>
        </div>
      )}
    </>
  );
}

/** The unit stands once above a table with money in it. */
export function Unit({ table }: { table: Table }) {
  const { t } = useTranslation();
  if (!table.columns.some(({ kind }) => kind === 'money')) return null;
  return <span className="muted small">{t('reports:unitNote')}</span>;
}
