import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ROLES } from '#app/auth/user.ts';
import { formatInstant } from '#app/lib/dates.ts';
import type { Option } from '#app/ui/form/fields.tsx';
import { type Column, DataTable, Pager, Total } from '#app/ui/list/data-table.tsx';
import { FilterBar, FilterSelect, SearchBox } from '#app/ui/list/filter-bar.tsx';
import { ListBar } from '#app/ui/list/list-bar.tsx';
import { Empty } from '#app/ui/page.tsx';
import type { listUsers } from '../user.queries.server.ts';
import { USER_STATES, type UserFilter } from '../user.schema.ts';

type Page = Awaited<ReturnType<typeof listUsers>>;

/** Users with search, role, team and state in the URL. */
export function UserList({ page, filter, teams }: { page: Page; filter: UserFilter; teams: Option[] }) {
  const { t } = useTranslation();
  const columns: Column<Page['rows'][number]>[] = [
    {
      key: 'name',
      title: t('users:field.name'),
      sort: 'name',
      cell: (user) => <Link to={`/admin/users/${user.id}`}>{user.name}</Link>,
    },
    { key: 'username', title: t('users:field.username'), sort: 'username', cell: (user) => user.username },
    { key: 'role', title: t('users:field.role'), sort: 'role', cell: ({ role }) => t(`codes:role.${role}`) },
    { key: 'team', title: t('users:field.teamId'), cell: ({ team }) => team.name },
    {
      key: 'lastLogin',
      title: t('users:lastLogin'),
      figure: true,
      cell: ({ lastLoginAt }) =>
        lastLoginAt ? formatInstant(lastLoginAt) : <span className="muted">{t('users:never')}</span>,
    },
  ];
  const roles = ROLES.map((role) => ({ value: role, text: t(`codes:role.${role}`) }));
  const states = USER_STATES.filter((state) => state !== 'active');
  const filtered = Boolean(filter.q || filter.role || filter.team || filter.state !== 'active');
  return (
    <>
      <FilterBar
        keep={{ sort: filter.sort }}
        search={<SearchBox value={filter.q} label={t('users:search')} />}
      >
        <FilterSelect name="role" value={filter.role} label={t('users:filter.role')} options={roles} />
        <FilterSelect name="team" value={filter.team} label={t('users:filter.team')} options={teams} />
        <FilterSelect
          name="state"
          value={filter.state === 'active' ? '' : filter.state}
          label={t('users:state.active')}
          options={states.map((state) => ({ value: state, text: t(`users:state.${state}`) }))}
        />
      </FilterBar>
      <ListBar>
        <Total total={page.total} />
      </ListBar>
      <DataTable
        caption={t('users:title')}
        columns={columns}
        rows={page.rows}
        rowKey={({ id }) => id}
        sort={filter.sort}
        empty={<Empty text={filtered ? t('list.noMatch') : t('users:empty')} />}
      />
      <Pager after={page.after} />
    </>
  );
}
