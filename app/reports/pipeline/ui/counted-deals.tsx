import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stage } from '#app/domain/deals/stage.ts';
import { formatYi } from '#app/lib/money.ts';
import { type Column, DataTable, Pager } from '#app/ui/list/data-table.tsx';
import { ExportMenu } from '#app/ui/list/export-menu.tsx';
import { ListBar } from '#app/ui/list/list-bar.tsx';
import { Empty, PageHeader } from '#app/ui/page.tsx';
import type { Figure } from '../report.ts';

interface Row {
  id: string;
  code: string;
  name: string;
  investor: string | null;
  county: string | null;
  stage: Stage;
  team: string;
  amount: string;
}

interface Props {
  /** Its name among the exports. */
  list: string;
  title: string;
  /** The way back to the report. */
  crumb: { to: string; text: string };
  /** The days the number is of. */
  note: ReactNode;
  /** Whether the amounts are those of a county or team, which may be parts of the deals'. */
  isShare: boolean;
  /** The number that was clicked. */
  total: Figure;
  deals: Row[];
  after: string | null;
}

/** The deals that one number of the report counts, with the amount each counts with there. */
export function CountedDeals({ list, title, crumb, note, isShare, total, deals, after }: Props) {
  const { t, i18n } = useTranslation();
  const amount = (yuan: string) => formatYi(yuan, i18n.language);
  const columns: Column<Row>[] = [
    {
      key: 'name',
      title: t('reports:records.name'),
      cell: (row) => <Link to={`/deals/${row.id}`}>{row.name}</Link>,
    },
    { key: 'code', title: t('reports:records.code'), cell: (row) => row.code },
    { key: 'investor', title: t('reports:records.investor'), cell: (row) => row.investor ?? '—' },
    { key: 'county', title: t('reports:records.county'), cell: (row) => row.county ?? t('reports:unplaced') },
    { key: 'stage', title: t('reports:records.stage'), cell: (row) => t(`codes:stage.${row.stage}`) },
    { key: 'team', title: t('reports:records.team'), cell: (row) => row.team },
    { key: 'amount', title: t('reports:records.amount'), figure: true, cell: (row) => amount(row.amount) },
  ];
  return (
    <>
      <PageHeader title={title} crumb={crumb} note={note} />
      <ListBar>
        <strong>{t('reports:records.summary', { deals: total.deals, amount: amount(total.amount) })}</strong>
        {isShare && <span className="muted small">{t('reports:records.credited')}</span>}
        <ExportMenu list={list} />
      </ListBar>
      <DataTable
        caption={title}
        columns={columns}
        rows={deals}
        rowKey={(row) => row.id}
        empty={<Empty text={t('reports:records.empty')} />}
      />
      <Pager after={after} />
    </>
  );
}
