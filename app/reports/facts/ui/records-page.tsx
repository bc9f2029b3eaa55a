import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatYi } from '#app/lib/money.ts';
import { type Column, DataTable, Pager } from '#app/ui/list/data-table.tsx';
import { ListBar } from '#app/ui/list/list-bar.tsx';
import { Empty, PageHeader } from '#app/ui/page.tsx';
import type { CountedRecord } from '../records.queries.server.ts';
import type { RecordsOf } from '../records.ts';

interface Props {
  of: RecordsOf;
  /** The number that was clicked. */
  total: { count: number; amount: string };
  records: CountedRecord[];
  after: string | null;
}

/** The records that one number of a report counts, with the amount each counts with there. */
export function RecordsPage({ of, total, records, after }: Props) {
  const { t, i18n } = useTranslation();
  const amount = (yuan: string | null) => formatYi(yuan, i18n.language);
  const title = t(`reports:fact.${of.kind}`);
  const columns: Column<CountedRecord>[] = [
    {
      key: 'label',
      title: t('reports:records.name'),
      cell: (record) => <Link to={record.to}>{record.label}</Link>,
    },
    { key: 'on', title: t('reports:records.on'), cell: (record) => record.on },
    { key: 'team', title: t('reports:records.team'), cell: (record) => record.team },
    {
      key: 'amount',
      title: t('reports:records.amount'),
      figure: true,
      cell: (record) => amount(record.amount),
    },
  ];
  return (
    <>
      <PageHeader
        title={title}
        note={
          <>
            {t('reports:period', { from: of.from, to: of.asOf })}
            {of.period && ` · ${t('reports:records.frozen')}`}
          </>
        }
      />
      <ListBar>
        <strong>
          {t('reports:records.counted', { records: total.count, amount: amount(total.amount) })}
        </strong>
        {(of.county || of.team) && <span className="muted small">{t('reports:records.credited')}</span>}
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
}
