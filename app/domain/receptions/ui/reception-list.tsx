import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/list/data-table.tsx';
import type { ReceptionRow } from '../reception.queries.server.ts';

interface Props {
  receptions: ReceptionRow[];
  /** Archived plans have no page; they can be brought back. */
  archived: boolean;
  empty: ReactNode;
}

/** Receptions as a list: who comes when, who receives them, whether the visit is logged. */
export function ReceptionList({ receptions, archived, empty }: Props) {
  const { t } = useTranslation();
  return (
    <DataTable
      caption={t('receptions:title')}
      rows={receptions}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        {
          key: 'company',
          title: t('receptions:field.companyId'),
          cell: ({ id, company }) =>
            archived ? company.name : <Link to={`/receptions/${id}`}>{company.name}</Link>,
        },
        {
          key: 'days',
          title: t('receptions:field.days'),
          cell: ({ startsOn, endsOn }) => (startsOn === endsOn ? startsOn : `${startsOn} – ${endsOn}`),
        },
        {
          key: 'headcount',
          title: t('receptions:field.headcount'),
          figure: true,
          cell: (row) => row.headcount,
        },
        { key: 'receivedBy', title: t('receptions:field.receivedBy'), cell: ({ receivedBy }) => receivedBy },
        {
          key: 'coordinator',
          title: t('receptions:field.coordinatorId'),
          cell: ({ coordinator }) => coordinator.name,
        },
        {
          key: 'state',
          title: t('receptions:field.visit'),
          cell: (row) =>
            archived ? (
              row.mayEdit && <Restore reception={row} />
            ) : (
              <span className={row.isLogged ? 'muted' : undefined}>
                {t(row.isLogged ? 'receptions:logged' : 'receptions:toLog')}
              </span>
            ),
        },
      ]}
    />
  );
}

function Restore({ reception: { id, version } }: { reception: ReceptionRow }) {
  const { t } = useTranslation();
  return (
    <Form method="post" action={`/receptions/${id}`}>
      <input type="hidden" name="intent" value="restore" />
      <input type="hidden" name="version" value={version} />
      <Button type="submit">{t('receptions:restore')}</Button>
    </Form>
  );
}
