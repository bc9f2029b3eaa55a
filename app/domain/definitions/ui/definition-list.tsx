import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '#app/ui/list/data-table.tsx';
import { Empty } from '#app/ui/page.tsx';
import type { Definition } from '../definition.ts';
import { definitionText } from '../definition-text.ts';

interface Props {
  definitions: Definition[];
  canEdit: boolean;
}

/** Every definition as it is printed, and the way to change it for who may. */
export function DefinitionList({ definitions, canEdit }: Props) {
  const { t } = useTranslation();
  const columns: Column<Definition>[] = [
    {
      key: 'name',
      title: t('definitions:field.name'),
      cell: ({ code, name }) => <Link to={`/reports/follow-through/definitions/${code}`}>{name}</Link>,
    },
    {
      key: 'meaning',
      title: t('definitions:meaning'),
      wide: true,
      cell: (definition) => definitionText(definition, t),
    },
    {
      key: 'active',
      title: t('definitions:field.active'),
      cell: ({ active }) => t(`definitions:active.${active ? 'yes' : 'no'}`),
    },
  ];
  return (
    <>
      <DataTable
        caption={t('definitions:title')}
        columns={columns}
        rows={definitions}
        rowKey={({ code }) => code}
        empty={<Empty text={t('definitions:empty')} />}
      />
      {!canEdit && <p className="muted small">{t('definitions:readOnly')}</p>}
    </>
  );
}
