import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { listCirculars } from '#app/domain/circulars/circular.queries.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { type Column, DataTable } from '#app/ui/list/data-table.tsx';
import { Empty } from '#app/ui/page.tsx';

type Row = Awaited<ReturnType<typeof listCirculars>>['circulars'][number];

/** The circulars of a year. */
export function CircularList({ circulars, canDraft }: { circulars: Row[]; canDraft: boolean }) {
  const { t } = useTranslation();
  const columns: Column<Row>[] = [
    {
      key: 'number',
      title: t('circulars:field.documentNumber'),
      cell: ({ id, documentNumber }) => <Link to={`/reports/circulars/${id}`}>{documentNumber}</Link>,
    },
    { key: 'title', title: t('circulars:field.title'), cell: ({ title }) => title, wide: true },
    {
      key: 'month',
      title: t('circulars:field.month'),
      cell: ({ year, month }) => `${year}-${String(month).padStart(2, '0')}`,
    },
    {
      key: 'state',
      title: t('circulars:field.state'),
      cell: ({ issuedOn, isLocked }) =>
        issuedOn
          ? t('circulars:state.issued', { on: issuedOn })
          : t(isLocked ? 'circulars:state.ready' : 'circulars:state.draft'),
    },
  ];
  return (
    <DataTable
      caption={t('circulars:title')}
      columns={columns}
      rows={circulars}
      rowKey={({ id }) => id}
      empty={
        <Empty text={t('circulars:empty')}>
          {canDraft && (
            <ButtonLink to="/reports/circulars/new" look="primary">
              {t('circulars:new')}
            </ButtonLink>
          )}
        </Empty>
      }
    />
  );
}
