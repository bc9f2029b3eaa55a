import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatYi } from '#app/lib/money.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import type { Option } from '#app/ui/form/fields.tsx';
import { type Column, DataTable, Pager, Total } from '#app/ui/list/data-table.tsx';
import { ExportMenu } from '#app/ui/list/export-menu.tsx';
import { FilterBar, FilterSelect, SearchBox } from '#app/ui/list/filter-bar.tsx';
import { ListBar } from '#app/ui/list/list-bar.tsx';
import { Empty } from '#app/ui/page.tsx';
import type { listEditions } from '../edition.queries.server.ts';
import { EDITION_TIMES, type EditionFilter, PARTICIPATIONS } from '../edition.schema.ts';
import { days } from './days.ts';

type Page = Awaited<ReturnType<typeof listEditions>>;

interface Props {
  page: Page;
  filter: EditionFilter;
  options: { years: Option[]; series: Option[] };
  canCreate: boolean;
}

/** Fairs and conferences, with conditions in the URL and what was signed there. */
export function EditionList({ page, filter, options, canCreate }: Props) {
  const { t, i18n } = useTranslation();
  const columns: Column<Page['rows'][number]>[] = [
    {
      key: 'name',
      title: t('events:field.name'),
      cell: ({ id, name }) => (filter.time === 'archived' ? name : <Link to={`/events/${id}`}>{name}</Link>),
    },
    { key: 'days', title: t('events:column.days'), cell: days, wide: true },
    { key: 'venue', title: t('events:field.venue'), cell: ({ venue }) => venue, wide: true },
    {
      key: 'participation',
      title: t('events:field.participation'),
      cell: ({ participation }) => t(`codes:participation.${participation}`),
    },
    { key: 'deals', title: t('events:column.deals'), figure: true, cell: ({ deals }) => deals || '—' },
    {
      key: 'amount',
      title: t('events:column.amount'),
      figure: true,
      cell: ({ deals, amount }) => (deals ? formatYi(amount, i18n.language) : '—'),
    },
    ...(filter.time === 'archived'
      ? [
          {
            key: 'restore',
            title: '',
            cell: (edition: Page['rows'][number]) => edition.canArchive && <Restore edition={edition} />,
          },
        ]
      : []),
  ];
  const { q, year, series, participation, time } = filter;
  const filtered = Boolean(q || year || series || participation || time);
  return (
    <>
      <FilterBar search={<SearchBox value={q} label={t('events:search')} />}>
        <FilterSelect
          name="time"
          value={time}
          label={t('events:filter.time')}
          options={EDITION_TIMES.map((value) => ({ value, text: t(`events:time.${value}`) }))}
        />
        <FilterSelect
          name="year"
          value={year?.toString()}
          label={t('events:filter.year')}
          options={options.years}
        />
        <FilterSelect
          name="series"
          value={series}
          label={t('events:filter.series')}
          options={options.series}
        />
        <FilterSelect
          name="participation"
          value={participation}
          label={t('events:filter.participation')}
          options={PARTICIPATIONS.map((value) => ({ value, text: t(`codes:participation.${value}`) }))}
        />
      </FilterBar>
      <ListBar>
        <Total total={page.total} />
        <ExportMenu list="events" />
      </ListBar>
      <DataTable
        caption={t('events:title')}
        columns={columns}
        rows={page.rows}
        rowKey={({ id }) => id}
        empty={
          <Empty text={filtered ? t('list.noMatch') : t('events:empty')}>
            {canCreate && !filtered && <ButtonLink to="/events/new">{t('events:new')}</ButtonLink>}
          </Empty>
        }
      />
      {page.isShare && <p className="muted small">{t('events:sight')}</p>}
      <Pager after={page.after} />
    </>
  );
}

function Restore({ edition }: { edition: { id: string; version: number } }) {
  const { t } = useTranslation();
  return (
    <Form method="post" action={`/events/${edition.id}/edit`}>
      <input type="hidden" name="version" value={edition.version} />
      <Button type="submit" look="quiet" name="intent" value="restore">
        {t('events:restore')}
      </Button>
    </Form>
  );
}
