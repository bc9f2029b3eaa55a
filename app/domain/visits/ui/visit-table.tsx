import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { type Column, DataTable, Pager, Total } from '#app/ui/list/data-table.tsx';
import { ExportMenu } from '#app/ui/list/export-menu.tsx';
import { FilterBar, FilterDate, FilterSelect, SearchBox } from '#app/ui/list/filter-bar.tsx';
import { ListBar } from '#app/ui/list/list-bar.tsx';
import { Empty } from '#app/ui/page.tsx';
import { VISIT_KINDS, type VisitFilter } from '../visit.schema.ts';
import type { ListedVisit, listVisits, VisitFilterOptions } from '../visit-list.queries.server.ts';
import { People } from './talk-parts.tsx';
import styles from './visit-list.module.css';

interface Props {
  page: Awaited<ReturnType<typeof listVisits>>;
  filter: VisitFilter;
  options: VisitFilterOptions;
  canLog: boolean;
  today: string;
}

/** The talks a user sees, with search and conditions in the URL; also those in the trash, to bring them back. */
export function VisitTable({ page, filter, options, canLog, today }: Props) {
  const { t } = useTranslation();
  const { after: _, q, ...chosen } = filter;
  const filtered = q !== '' || Object.values(chosen).some(Boolean);
  const empty = filter.trash ? t('visits:trashEmpty') : filtered ? t('list.noMatch') : t('visits:emptyAll');
  return (
    <>
      <FilterBar
        keep={{ trash: filter.trash, company: filter.company }}
        search={<SearchBox value={q} label={t('visits:search')} />}
      >
        <FilterSelect
          name="mine"
          value={filter.mine}
          label={t('visits:filter.mine')}
          options={[{ value: '1', text: t('visits:filter.onlyMine') }]}
        />
        <FilterSelect
          name="kind"
          value={filter.kind}
          label={t('visits:filter.kind')}
          options={VISIT_KINDS.map((kind) => ({ value: kind, text: t(`codes:visit.${kind}`) }))}
        />
        <FilterDate name="from" value={filter.from} label={t('visits:filter.from')} />
        <FilterDate name="to" value={filter.to} label={t('visits:filter.to')} />
        <FilterSelect
          name="team"
          value={filter.team}
          label={t('visits:filter.team')}
          options={options.teams}
        />
        <FilterSelect
          name="person"
          value={filter.person}
          label={t('visits:filter.person')}
          options={options.people}
        />
        <FilterSelect
          name="trip"
          value={filter.trip}
          label={t('visits:filter.trip')}
          options={options.trips}
        />
        <FilterSelect
          name="edition"
          value={filter.edition}
          label={t('visits:filter.edition')}
          options={options.editions}
        />
      </FilterBar>
      <ListBar>
        <Total total={page.total} />
        <ExportMenu list="visits" ledgers={['receptions']} />
      </ListBar>
      <DataTable
        caption={t('visits:title')}
        columns={useColumns(filter, today)}
        rows={page.rows}
        rowKey={({ id }) => id}
        empty={
          <Empty text={empty}>
            {canLog && !filtered && <ButtonLink to="/visits/new">{t('visits:new')}</ButtonLink>}
          </Empty>
        }
      />
      <Pager after={page.after} />
    </>
  );
}

function useColumns({ trash }: VisitFilter, today: string): Column<ListedVisit>[] {
  const { t } = useTranslation();
  const title = (visit: ListedVisit) => (
    <>
      <time className={styles.when}>{[visit.occurredOn, visit.time].filter(Boolean).join(' ')}</time>{' '}
      <span className={styles.when}>{t(`codes:visit.${visit.kind}`)}</span>
    </>
  );
  return [
    {
      key: 'when',
      title: t('visits:column.when'),
      cell: (visit) => (trash ? title(visit) : <Link to={`/visits/${visit.id}`}>{title(visit)}</Link>),
    },
    {
      key: 'company',
      title: t('visits:field.companyId'),
      wide: true,
      cell: ({ company, photos }) => (
        <>
          <Link to={`/companies/${company.id}`}>{company.name}</Link>
          {photos > 0 && <span className="muted small"> {t('visits:photosCount', { count: photos })}</span>}
        </>
      ),
    },
    { key: 'place', title: t('visits:field.place'), cell: ({ place }) => place },
    {
      key: 'who',
      title: t('visits:column.who'),
      wide: true,
      cell: ({ guests }) => <People people={guests} />,
    },
    {
      key: 'ours',
      title: t('visits:column.ours'),
      wide: true,
      cell: ({ staff }) => <People people={staff.map(({ user }) => user)} />,
    },
    { key: 'outcome', title: t('visits:field.outcome'), wide: true, cell: ({ outcome }) => outcome },
    {
      key: 'next',
      title: t('visits:column.next'),
      wide: true,
      cell: (visit) => <NextCell visit={visit} today={today} />,
    },
    trash
      ? { key: 'restore', title: t('visits:restore'), cell: (visit) => <Restore visit={visit} /> }
      : { key: 'team', title: t('visits:column.team'), cell: ({ team }) => team.name },
  ];
}

function NextCell({ visit, today }: { visit: ListedVisit; today: string }) {
  const { t } = useTranslation();
  const { nextStep, nextStepDue, isStepDone } = visit;
  if (!nextStep) return null;
  const overdue = !isStepDone && nextStepDue !== null && nextStepDue < today;
  return (
    <>
      {nextStep}{' '}
      <span className={overdue ? 'overdue small' : 'muted small'}>
        {isStepDone ? `✓ ${t('visits:done')}` : nextStepDue}
      </span>
    </>
  );
}

function Restore({ visit }: { visit: ListedVisit }) {
  const { t } = useTranslation();
  if (!visit.mayRestore) return null;
  if (visit.closedTripId) return <Link to={`/trips/${visit.closedTripId}`}>{t('visits:tripClosed')}</Link>;
  return (
    <Form method="post" action={`/visits/${visit.id}/edit`}>
      <input type="hidden" name="version" value={visit.version} />
      <Button type="submit" name="intent" value="restore" look="quiet">
        {t('visits:restore')}
      </Button>
    </Form>
  );
}
