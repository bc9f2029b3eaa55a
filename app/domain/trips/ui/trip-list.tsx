import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import type { Option } from '#app/ui/form/fields.tsx';
import { type Column, DataTable, Pager, Total } from '#app/ui/list/data-table.tsx';
import { ExportMenu } from '#app/ui/list/export-menu.tsx';
import { FilterBar, FilterSelect, SearchBox } from '#app/ui/list/filter-bar.tsx';
import { ListBar } from '#app/ui/list/list-bar.tsx';
import { Empty } from '#app/ui/page.tsx';
import type { listTrips, TripRow } from '../trip.queries.server.ts';
import { LEADER_RANKS, TRIP_STATES, type TripFilter } from '../trip.schema.ts';
import { PhaseMark } from './phase-mark.tsx';

interface Props {
  page: Awaited<ReturnType<typeof listTrips>>;
  filter: TripFilter;
  options: { years: string[]; teams: Option[] };
  canPlan: boolean;
}

/** The journeys a user sees, the latest first. */
export function TripList({ page, filter, options, canPlan }: Props) {
  const { t } = useTranslation();
  const { q, year, rank, team, state, mine } = filter;
  const columns: Column<TripRow>[] = [
    { key: 'title', title: t('trips:field.title'), cell: (trip) => <TripName trip={trip} /> },
    { key: 'phase', title: t('trips:state'), cell: ({ phase }) => <PhaseMark phase={phase} /> },
    {
      key: 'days',
      title: t('trips:days'),
      cell: ({ startsOn, endsOn }) => t('trips:span', { from: startsOn, to: endsOn }),
    },
    { key: 'leader', title: t('trips:field.leaderName'), cell: (trip) => trip.leaderName },
    { key: 'rank', title: t('trips:field.leaderRank'), cell: (trip) => t(`trips:rank.${trip.leaderRank}`) },
    { key: 'cities', title: t('trips:field.cities'), cell: ({ cities }) => cities.join('、') },
    { key: 'companies', title: t('trips:companies'), cell: ({ companies }) => companies, figure: true },
    { key: 'team', title: t('trips:field.teamId'), cell: (trip) => trip.team.name },
  ];
  const filtered = Boolean(q || year || rank || team || state || mine);
  const empty = (
    <Empty text={t(filtered ? 'list.noMatch' : 'trips:empty')}>
      {canPlan && !filtered && <ButtonLink to="/trips/new">{t('trips:new')}</ButtonLink>}
    </Empty>
  );
  return (
    <>
      <FilterBar search={<SearchBox value={q} label={t('trips:search')} />}>
        <FilterSelect
          name="year"
          value={year === undefined ? undefined : String(year)}
          label={t('trips:filter.year')}
          options={options.years.map((value) => ({ value, text: value }))}
        />
        <FilterSelect
          name="rank"
          value={rank}
          label={t('trips:filter.rank')}
          options={LEADER_RANKS.map((value) => ({ value, text: t(`trips:rank.${value}`) }))}
        />
        <FilterSelect name="team" value={team} label={t('trips:filter.team')} options={options.teams} />
        <FilterSelect
          name="state"
          value={state}
          label={t('trips:filter.state')}
          options={TRIP_STATES.map((value) => ({ value, text: t(`trips:filter.${value}`) }))}
        />
        <FilterSelect
          name="mine"
          value={mine}
          label={t('trips:filter.everyone')}
          options={[{ value: '1', text: t('trips:filter.mine') }]}
        />
      </FilterBar>
      <ListBar>
        <Total total={page.total} />
        <ExportMenu list="trips" ledgers={['trips']} />
      </ListBar>
      <DataTable
        caption={t('trips:title')}
        columns={columns}
        rows={page.rows}
        rowKey={({ id }) => id}
        empty={empty}
      />
      <Pager after={page.after} />
    </>
  );
}

/** The way to a journey; to one that was archived, the way back. */
function TripName({ trip }: { trip: TripRow }) {
  const { t } = useTranslation();
  if (!trip.archivedAt) return <Link to={`/trips/${trip.id}`}>{trip.title}</Link>;
  return (
    <>
      {trip.title}
      {trip.mayRestore && (
        <Form method="post" action={`/trips/${trip.id}`}>
          <input type="hidden" name="version" value={trip.version} />
          <Button type="submit" look="quiet" name="intent" value="restore">
            {t('trips:restore')}
          </Button>
        </Form>
      )}
    </>
  );
}
