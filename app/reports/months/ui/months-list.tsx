import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { monthText } from '#app/domain/periods/month.ts';
import type { ListedMonth } from '#app/domain/periods/period.queries.server.ts';
import { formatInstant } from '#app/lib/dates.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { type Column, DataTable } from '#app/ui/list/data-table.tsx';
import { Empty, PageHeader, Panel } from '#app/ui/page.tsx';
import { ReportNav } from '../../ui/report-nav.tsx';

interface Props {
  year: number;
  thisYear: number;
  months: ListedMonth[];
  /** Whether the user may look into a month. */
  reads: boolean;
}

/** The months of a year: what each waits for, and which are locked. */
export function MonthsList({ year, thisYear, months, reads }: Props) {
  const { t } = useTranslation();
  const name = ({ month }: ListedMonth) => t('periods:month', { year, month });
  const columns: Column<ListedMonth>[] = [
    {
      key: 'month',
      title: t('periods:list.month'),
      cell: (row) =>
        reads ? <Link to={`/reports/months/${monthText({ year, ...row })}`}>{name(row)}</Link> : name(row),
    },
    { key: 'state', title: t('periods:field.state'), cell: (row) => <State month={row} /> },
    ...(months.some(({ counts }) => counts)
      ? [
          {
            key: 'submitted',
            title: t('periods:list.submitted'),
            cell: ({ counts }: ListedMonth) =>
              counts && t('periods:list.of', { count: counts.submitted, all: counts.counties }),
          },
          {
            key: 'reviewed',
            title: t('periods:list.reviewed'),
            cell: ({ counts }: ListedMonth) =>
              counts && t('periods:list.of', { count: counts.reviewed, all: counts.counties }),
          },
        ]
      : []),
    ...(months.some(({ own }) => own)
      ? [
          {
            key: 'own',
            title: t('periods:list.own'),
            cell: ({ own }: ListedMonth) => own && t(`periods:state.${own}`),
          },
        ]
      : []),
    ...(reads
      ? [
          {
            key: 'circular',
            title: t('reports:nav.circulars'),
            cell: ({ circular }: ListedMonth) =>
              circular && (
                <Link to={`/reports/circulars/${circular.id}`}>
                  {t(circular.issued ? 'periods:list.issued' : 'periods:list.draft', {
                    number: circular.number,
                  })}
                </Link>
              ),
          },
        ]
      : []),
  ];
  return (
    <>
      <ReportNav />
      <PageHeader title={t('periods:title')} note={t('periods:list.note')}>
        <ButtonLink to={`?year=${year - 1}`} look="quiet">
          ‹ {year - 1}
        </ButtonLink>
        <strong>{year}</strong>
        {year < thisYear && (
          <ButtonLink to={`?year=${year + 1}`} look="quiet">
            {year + 1} ›
          </ButtonLink>
        )}
      </PageHeader>
      <Panel>
        <DataTable
          caption={t('periods:title')}
          columns={columns}
          rows={months}
          rowKey={({ month }) => String(month)}
          empty={<Empty text={t('periods:list.empty')} />}
        />
      </Panel>
    </>
  );
}

function State({ month: { lockedAt, lockedBy } }: { month: ListedMonth }) {
  const { t } = useTranslation();
  if (!lockedAt) return <span className="muted">{t('periods:open')}</span>;
  return (
    <>
      🔒 {t('periods:lockedAt', { at: formatInstant(lockedAt) })}
      {lockedBy && <span className="muted small"> {lockedBy}</span>}
    </>
  );
}
