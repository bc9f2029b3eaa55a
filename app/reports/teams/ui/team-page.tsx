import { useTranslation } from 'react-i18next';
import { Panel } from '#app/ui/page.tsx';
import type { Table } from '../../tables/table.ts';
import { TableView } from '../../tables/ui/table-view.tsx';
import { type PeriodShown, ReportHead, searchOf } from './report-head.tsx';
import styles from './team-report.module.css';
import { Unit } from './team-report-page.tsx';

interface Props {
  period: PeriodShown;
  team: { id: string; name: string };
  /** Whose figures the reader sees. */
  sight: 'all' | 'own' | 'none';
  months: Table;
  /** Drawn on the server, with every text in it escaped. */
  trend: string;
  members: Table[];
  today: string;
}

/** One team month by month, and its people for who leads them. */
export function TeamPage({ period, team, sight, months, trend, members, today }: Props) {
  const { t } = useTranslation();
  const who = t(sight === 'own' ? 'teamReport:members.own' : 'teamReport:members.title');
  return (
    <>
      <ReportHead
        title={team.name}
        crumb={{ to: `/reports/teams?${searchOf(period)}`, text: t('teamReport:back') }}
        path={`/reports/teams/${team.id}`}
        period={period}
        today={today}
      />
      <div className={styles.page}>
        {sight === 'none' && <p className="muted small">{t('teamReport:members.hidden')}</p>}
        {members.map((table) => (
          <Panel
            key={table.id}
            title={`${who} · ${table.title}`}
            id={table.id}
            action={<Unit table={table} />}
          >
            <TableView table={table} />
          </Panel>
        ))}
        <Panel
          title={t('teamReport:trend.title')}
          action={<span className="muted small">{t('reports:unitNote')}</span>}
        >
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: drawn on the server, its texts escaped */}
          <div className={styles.chart} dangerouslySetInnerHTML={{ __html: trend }} />
          <TableView table={months} />
        </Panel>
      </div>
    </>
  );
}
