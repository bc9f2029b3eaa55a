import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '#app/lib/dates.ts';
import { type Column, DataTable, Pager } from '#app/ui/list/data-table.tsx';
import { Empty } from '#app/ui/page.tsx';
import type { ImportHead } from '../import.queries.server.ts';
import { StateMark } from './marks.tsx';

/** Ledger files that were taken in, the latest first. */
export function ImportList({ imports, after }: { imports: ImportHead[]; after: string | null }) {
  const { t } = useTranslation();
  const columns: Column<ImportHead>[] = [
    {
      key: 'file',
      title: t('imports:list.file'),
      cell: ({ id, fileName }) => <Link to={`/ledgers/${id}`}>{fileName}</Link>,
    },
    { key: 'state', title: t('imports:list.state'), cell: ({ state }) => <StateMark state={state} /> },
    { key: 'rows', title: t('imports:list.rows'), figure: true, cell: ({ rowCount }) => rowCount || '—' },
    { key: 'team', title: t('imports:list.team'), cell: ({ team }) => team.name },
    { key: 'by', title: t('imports:list.by'), cell: ({ recordedBy }) => recordedBy.name },
    { key: 'at', title: t('imports:list.at'), cell: ({ recordedAt }) => formatInstant(recordedAt) },
  ];
  return (
    <>
      <DataTable
        caption={t('imports:list.title')}
        columns={columns}
        rows={imports}
        rowKey={({ id }) => id}
        empty={<Empty text={t('imports:list.empty')} />}
      />
      <Pager after={after} />
    </>
  );
}
