import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatYi } from '#app/lib/money.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Empty, PageHeader, Panel } from '#app/ui/page.tsx';
import { TableView } from '../../tables/ui/table-view.tsx';
import { ReportNav } from '../../ui/report-nav.tsx';
import { FOLLOW_TABLES, type FollowFilters, followSearch } from '../conditions.ts';
import type { followReport } from '../report.server.ts';
import { FlagList } from './flag-list.tsx';
import { FollowFilterBar } from './follow-filters.tsx';
import styles from './follow-page.module.css';
import { OverdueList } from './overdue-list.tsx';

type Report = Awaited<ReturnType<typeof followReport>>;

interface Props extends Report {
  today: string;
  mayInstruct: boolean;
}

/** What became of what was signed: rates and money, by the table chosen, what stands still, what looks inflated. */
export function FollowPage(report: Props) {
  const { t } = useTranslation();
  const { filters, options, today, overview, chosen, chart, isEmpty } = report;
  const { from, to, asOf } = filters;
  return (
    <>
      <ReportNav />
      <PageHeader
        title={t('followThrough:title')}
        note={`${t('reports:asOf', { date: asOf })} · ${t('followThrough:signedIn', { from, to })}`}
      >
        <Downloads filters={filters} />
      </PageHeader>
      <FollowFilterBar filters={filters} options={options} today={today} />
      <div className={styles.page}>
        {isEmpty ? (
          <Panel>
            <Empty text={t('followThrough:empty')}>
              <ButtonLink to="/reports/follow-through">{t('list.clearFilters')}</ButtonLink>
            </Empty>
          </Panel>
        ) : (
          <>
            <Panel title={overview.title} id="overview" action={<Unit />}>
              <div className={styles.pair}>
                <div>
                  <TableView table={overview} />
                  <p className="small">
                    <Link to="/reports/follow-through/definitions">{t('followThrough:definitions')}</Link>
                  </p>
                </div>
                {/* biome-ignore lint/security/noDangerouslySetInnerHtml: drawn on the server, its texts escaped */}
                <div className={styles.chart} dangerouslySetInnerHTML={{ __html: chart }} />
              </div>
            </Panel>
            {chosen && (
              <Panel title={chosen.now.title} id="table" action={<Unit />}>
                <Choice filters={filters} />
                <TableView table={chosen.now} />
                <h3 className={styles.change}>{chosen.change.title}</h3>
                <TableView table={chosen.change} />
              </Panel>
            )}
          </>
        )}
        <OverduePanel {...report} />
        {!isEmpty && (
          <Panel title={t('followThrough:flags.title')} id="flags">
            <FlagList flags={report.flags} />
          </Panel>
        )}
      </div>
    </>
  );
}

function Unit() {
  const { t } = useTranslation();
  return <span className="muted small">{t('reports:unitNote')}</span>;
}

/** By what the table breaks down; the choice stands in the address. */
function Choice({ filters }: { filters: FollowFilters }) {
  const { t } = useTranslation();
  return (
    <nav className={`${styles.choice} no-print`} aria-label={t('followThrough:choice')}>
      {FOLLOW_TABLES.map((table) => (
        <Link
          key={table}
          to={`?${followSearch({ ...filters, table })}#table`}
          aria-current={table === filters.table ? 'true' : undefined}
        >
          {t(`reports:head.${table}`)}
        </Link>
      ))}
    </nav>
  );
}

/** The largest of the overdue deals, and the way to all of them. */
function OverduePanel({ overdue, stuckText, filters, today, mayInstruct }: Props) {
  const { t, i18n } = useTranslation();
  const amount = formatYi(overdue.amount, i18n.language);
  return (
    <Panel
      title={t('followThrough:overdue.title')}
      id="overdue"
      action={
        overdue.count > overdue.deals.length ? (
          <Link to={`/reports/follow-through/overdue?${followSearch(filters)}`} className="small">
            {t('followThrough:overdue.all', { count: overdue.count })}
          </Link>
        ) : undefined
      }
    >
      {overdue.count > 0 && (
        <p>
          <strong>{t('followThrough:overdue.sum', { count: overdue.count, amount })}</strong>
        </p>
      )}
      <OverdueList deals={overdue.deals} today={today} mayInstruct={mayInstruct} />
      <p className="muted small">
        {stuckText} {t('followThrough:overdue.note')}
      </p>
    </Panel>
  );
}

/** Plain links: a prefetched download would be logged as one. */
function Downloads({ filters }: { filters: FollowFilters }) {
  const { t } = useTranslation();
  return (
    <>
      {(['xlsx', 'csv', 'json'] as const).map((format) => (
        <ButtonLink
          key={format}
          to={`/reports/follow-through.${format}?${followSearch(filters)}`}
          prefetch="none"
          reloadDocument
          download={format === 'json' ? undefined : ''}
        >
          {t(`reports:download.${format}`)}
        </ButtonLink>
      ))}
    </>
  );
}
