import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatYi } from '#app/lib/money.ts';
import { type Column, DataTable, Pager } from '#app/ui/list/data-table.tsx';
import { ExportMenu } from '#app/ui/list/export-menu.tsx';
import { ListBar } from '#app/ui/list/list-bar.tsx';
import { Empty, PageHeader } from '#app/ui/page.tsx';
import { percentText, rate } from '../../rate.ts';
import type { CountedRecord, RecordTotal } from '../records.queries.server.ts';
import type { RecordsOf } from '../records.ts';

interface Props {
  of: RecordsOf;
  /** The number that was clicked. */
  total: RecordTotal;
  records: CountedRecord[];
  after: string | null;
}

/** The records that one number of a report counts, with the amount each counts with there. */
export function RecordsPage({ of, total, records, after }: Props) {
  const { t, i18n } = useTranslation();
  const amount = (yuan: string | null) => formatYi(yuan, i18n.language);
  const title = t(`reports:fact.${of.kind}`);
  const hasMoney = records.some((record) => record.amount !== null);
  const counted = of.kind.startsWith('left_')
    ? 'countedDays'
    : of.moved
      ? 'countedMoved'
      : hasMoney
        ? 'counted'
        : 'countedOnly';
  const columns: Column<CountedRecord>[] = [
    {
      key: 'label',
      title: t('reports:records.name'),
      cell: (record) => (record.to ? <Link to={record.to}>{record.label}</Link> : record.label),
    },
    { key: 'on', title: t('reports:records.on'), cell: (record) => record.on },
    { key: 'team', title: t('reports:records.team'), cell: (record) => record.team },
    ...measuredBy(),
  ];
  return (
    <>
      <PageHeader
        title={title}
        note={
          <>
            {of.kind === 'overdue'
              ? t('reports:records.today')
              : t('reports:period', { from: of.from, to: of.asOf })}
            {of.before && ` · ${t('reports:records.before')}`}
            {of.period && ` · ${t('reports:records.frozen')}`}
          </>
        }
      />
      <ListBar>
        <strong>
          {t(`reports:records.${counted}`, {
            records: total.count,
            amount: amount(total.amount),
            moved: total.moved,
            share: percentText(rate(total.moved, total.count)),
            days: total.median ?? '—',
          })}
        </strong>
        {hasMoney && (of.county || of.team) && (
          <span className="muted small">{t('reports:records.credited')}</span>
        )}
        <ExportMenu list="records" />
      </ListBar>
      <DataTable
        caption={title}
        columns={columns}
        rows={records}
        rowKey={(record) => record.id}
        empty={<Empty text={t('reports:records.empty')} />}
      />
      <Pager after={after} />
    </>
  );

  /** What a record brings to the number: money, days in a stage, or that it moved on. */
  function measuredBy(): Column<CountedRecord>[] {
    const figure = (key: string, title: string, cell: Column<CountedRecord>['cell']) => [
      { key, title, figure: true, cell },
    ];
    if (of.kind.startsWith('left_')) return figure('days', t('reports:records.days'), ({ days }) => days);
    if (of.moved) return figure('moved', t('reports:records.moved'), ({ movedOn }) => movedOn ?? '—');
    if (!hasMoney) return [];
    return figure('amount', t('reports:records.amount'), (record) => amount(record.amount));
  }
}
