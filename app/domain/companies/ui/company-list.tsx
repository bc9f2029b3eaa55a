import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '#app/ui/button.tsx';
import { type Column, DataTable, Pager, Total } from '#app/ui/list/data-table.tsx';
import { ExportMenu } from '#app/ui/list/export-menu.tsx';
import { FilterBar, FilterSelect, SearchBox } from '#app/ui/list/filter-bar.tsx';
import { ListBar } from '#app/ui/list/list-bar.tsx';
import { Empty } from '#app/ui/page.tsx';
import type { listCompanies } from '../company.queries.server.ts';
import type { CompanyFilter } from '../company.schema.ts';
import type { CompanyFormOptions } from './company-form.tsx';

type Page = Awaited<ReturnType<typeof listCompanies>>;

interface Props {
  page: Page;
  filter: CompanyFilter;
  options: CompanyFormOptions;
  canCreate: boolean;
}

/** The companies a user sees, with search and conditions in the URL. */
export function CompanyList({ page, filter, options, canCreate }: Props) {
  const { t, i18n } = useTranslation();
  const inEnglish = i18n.language === 'en';
  const columns: Column<Page['rows'][number]>[] = [
    {
      key: 'name',
      title: t('companies:field.name'),
      sort: 'name',
      cell: (company) => <Link to={`/companies/${company.id}`}>{company.name}</Link>,
    },
    {
      key: 'origin',
      title: t('companies:column.origin'),
      cell: ({ origin }) => origin && (inEnglish ? origin.nameEn : origin.shortName),
    },
    {
      key: 'kinds',
      title: t('companies:column.kinds'),
      cell: ({ kinds }) => kinds.map(({ kind }) => (inEnglish ? kind.nameEn : kind.name)).join('、'),
    },
    { key: 'uscc', title: t('companies:field.uscc'), cell: ({ uscc }) => uscc },
    { key: 'team', title: t('companies:column.team'), cell: ({ team }) => team.name },
    {
      key: 'deals',
      title: t('companies:column.deals'),
      figure: true,
      cell: ({ _count }) => _count.investments,
    },
  ];
  const filtered = Boolean(filter.q || filter.origin || filter.kind || filter.industry || filter.team);
  return (
    <>
      <FilterBar
        keep={{ sort: filter.sort }}
        search={<SearchBox value={filter.q} label={t('companies:search')} />}
      >
        <FilterSelect
          name="origin"
          value={filter.origin}
          label={t('companies:filter.origin')}
          options={options.origins}
        />
        <FilterSelect
          name="kind"
          value={filter.kind}
          label={t('companies:filter.kind')}
          options={options.kinds}
        />
        <FilterSelect
          name="industry"
          value={filter.industry}
          label={t('companies:filter.industry')}
          options={options.industries}
        />
      </FilterBar>
      <ListBar>
        <Total total={page.total} />
        <ExportMenu list="companies" />
      </ListBar>
      <DataTable
        caption={t('companies:title')}
        columns={columns}
        rows={page.rows}
        rowKey={({ id }) => id}
        sort={filter.sort}
        empty={
          <Empty text={filtered ? t('list.noMatch') : t('companies:empty')}>
            {canCreate && !filtered && <ButtonLink to="/companies/new">{t('companies:new')}</ButtonLink>}
          </Empty>
        }
      />
      <Pager after={page.after} />
    </>
  );
}
