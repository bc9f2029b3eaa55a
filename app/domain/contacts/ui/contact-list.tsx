import { Link, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable, Pager, Total } from '#app/ui/list/data-table.tsx';
import { ExportMenu } from '#app/ui/list/export-menu.tsx';
import { FilterBar, SearchBox } from '#app/ui/list/filter-bar.tsx';
import { ListBar } from '#app/ui/list/list-bar.tsx';
import { Empty } from '#app/ui/page.tsx';
import type { listContacts } from '../contact.queries.server.ts';
import type { ContactFilter } from '../contact.schema.ts';
import { PhoneLink } from './contact-numbers.tsx';

type Page = Awaited<ReturnType<typeof listContacts>>;

interface Props {
  page: Page;
  filter: ContactFilter;
  /** The company the list is narrowed to. */
  company: { id: string; name: string } | null;
}

/** The people a user sees, with search and conditions in the URL. */
export function ContactList({ page, filter, company }: Props) {
  const { t } = useTranslation();
  const columns: Column<Page['rows'][number]>[] = [
    {
      key: 'name',
      title: t('contacts:field.name'),
      sort: 'name',
      cell: ({ id, name, reveal }) => (reveal ? <Link to={`/contacts/${id}/edit`}>{name}</Link> : name),
    },
    { key: 'title', title: t('contacts:field.title'), cell: ({ title }) => title },
    {
      key: 'company',
      title: t('contacts:field.companyId'),
      cell: (contact) => <Link to={`/companies/${contact.company.id}`}>{contact.company.name}</Link>,
    },
    {
      key: 'phone',
      title: t('contacts:field.phone'),
      cell: ({ phone, reveal }) => phone && <PhoneLink phone={phone} reveal={reveal} />,
    },
    { key: 'wechat', title: t('contacts:field.wechat'), cell: ({ wechat }) => wechat },
    { key: 'email', title: t('contacts:field.email'), cell: ({ email }) => email },
  ];
  const filtered = Boolean(filter.q || filter.company);
  return (
    <>
      <FilterBar
        keep={{ sort: filter.sort, company: filter.company }}
        search={<SearchBox value={filter.q} label={t('contacts:search')} />}
      >
        {company && <CompanyCondition name={company.name} />}
      </FilterBar>
      <ListBar>
        <Total total={page.total} />
        {page.rows.some(({ reveal }) => !reveal) && (
          <span className="muted small">{t('contacts:maskedNote')}</span>
        )}
        <ExportMenu list="contacts" />
      </ListBar>
      <DataTable
        caption={t('contacts:title')}
        columns={columns}
        rows={page.rows}
        rowKey={({ id }) => id}
        sort={filter.sort}
        empty={<Empty text={filtered ? t('list.noMatch') : t('contacts:emptyAll')} />}
      />
      <Pager after={page.after} />
    </>
  );
}

/** The company in force as a condition, and the way to drop it. */
function CompanyCondition({ name }: { name: string }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const without = new URLSearchParams(params);
  without.delete('company');
  without.delete('after');
  return (
    <span>
      {name}{' '}
      <Link to={`?${without}`} className="small" aria-label={t('contacts:allCompaniesInstead', { name })}>
        {t('contacts:allCompanies')}
      </Link>
    </span>
  );
}
