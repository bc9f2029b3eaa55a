import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FieldGrid, TextField } from '#app/ui/form/fields.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import { type Column, DataTable } from '#app/ui/list/data-table.tsx';
import { Empty, Panel, Stack } from '#app/ui/page.tsx';
import type { listSeries } from '../edition.queries.server.ts';
import { seriesSchema } from '../edition.schema.ts';

type Series = Awaited<ReturnType<typeof listSeries>>[number];

interface Props {
  series: Series[];
  canAdd: boolean;
  answer: Answer | undefined;
}

/** Every series under all its names, and below them the form for another one. */
export function SeriesPanel({ series, canAdd, answer }: Props) {
  const { t } = useTranslation();
  const columns: Column<Series>[] = [
    {
      key: 'name',
      title: t('events:series.name'),
      cell: ({ code, name }) => <Link to={`/events?series=${code}`}>{name}</Link>,
    },
    {
      key: 'nameTw',
      title: t('events:series.nameTw'),
      cell: ({ nameTw }) => <span lang="zh-TW">{nameTw}</span>,
    },
    {
      key: 'nameEn',
      title: t('events:series.nameEn'),
      cell: ({ nameEn }) => <span lang="en">{nameEn}</span>,
    },
    { key: 'fullName', title: t('events:series.fullName'), cell: ({ fullName }) => fullName, wide: true },
    {
      key: 'editions',
      title: t('events:series.editions'),
      figure: true,
      cell: ({ _count }) => _count.editions,
    },
  ];
  return (
    <Stack>
      <DataTable
        caption={t('events:series.title')}
        columns={columns}
        rows={series}
        rowKey={({ code }) => code}
        empty={<Empty text={t('list.noMatch')} />}
      />
      {canAdd && (
        <Panel title={t('events:series.add')}>
          <RecordForm
            key={series.length}
            schema={seriesSchema}
            defaults={{}}
            answer={answer}
            submitText={t('events:series.add')}
          >
            <FieldGrid>
              <TextField name="name" label={t('events:series.name')} required maxLength={20} />
              <TextField
                name="nameTw"
                label={t('events:series.nameTw')}
                hint={t('events:series.nameTwHint')}
                maxLength={20}
              />
              <TextField name="nameEn" label={t('events:series.nameEn')} required maxLength={60} />
              <TextField name="fullName" label={t('events:series.fullName')} maxLength={120} />
            </FieldGrid>
          </RecordForm>
        </Panel>
      )}
    </Stack>
  );
}
