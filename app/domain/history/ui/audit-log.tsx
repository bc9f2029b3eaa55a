import { useTranslation } from 'react-i18next';
import { formatInstant } from '#app/lib/dates.ts';
import type { Option } from '#app/ui/form/fields.tsx';
import { type Column, DataTable, Pager, Total } from '#app/ui/list/data-table.tsx';
import { FilterBar, FilterDate, FilterSelect, SearchBox } from '#app/ui/list/filter-bar.tsx';
import { ListBar } from '#app/ui/list/list-bar.tsx';
import { Empty } from '#app/ui/page.tsx';
import type { listAuditEntries } from '../audit-log.queries.server.ts';
import { type AuditFilter, SUBJECTS } from '../audit-log.schema.ts';
import { actionText, Changes } from './history-panel.tsx';

type Page = Awaited<ReturnType<typeof listAuditEntries>>;

/** The log of all changes, without links: an auditor opens no records. */
export function AuditLog({ page, filter, people }: { page: Page; filter: AuditFilter; people: Option[] }) {
  const { t, i18n } = useTranslation();
  // Every verb that has a name; the log itself is too long to ask which occur.
  const actions = Object.keys(i18n.getResourceBundle(i18n.language, 'audit').action);
  const columns: Column<Page['rows'][number]>[] = [
    { key: 'at', title: t('audit:column.at'), cell: ({ at }) => formatInstant(at) },
    {
      key: 'person',
      title: t('audit:column.person'),
      // What the system did by itself has no team.
      cell: ({ actorName, teamName }) =>
        teamName ? t('history.by', { name: actorName, team: teamName }) : t('audit:subject.system'),
    },
    { key: 'action', title: t('audit:column.action'), cell: ({ action }) => actionText(t, action) },
    {
      key: 'subject',
      title: t('audit:column.subject'),
      wide: true,
      cell: ({ subjectType, subjectLabel }) => (
        <>
          <span className="muted">{t(`audit:subject.${subjectType as 'deals'}`)}</span>{' '}
          {subjectType !== 'system' && subjectLabel}
        </>
      ),
    },
    {
      key: 'changes',
      title: t('audit:column.changes'),
      wide: true,
      cell: ({ subjectType, changes }) => <Changes subject={subjectType} changes={changes} />,
    },
  ];
  return (
    <>
      <FilterBar search={<SearchBox value={filter.q} label={t('audit:search')} />}>
        <FilterSelect name="person" value={filter.person} label={t('audit:filter.person')} options={people} />
        <FilterSelect
          name="action"
          value={filter.action}
          label={t('audit:filter.action')}
          options={actions.map((action) => ({ value: action, text: actionText(t, action) }))}
        />
        <FilterSelect
          name="subject"
          value={filter.subject}
          label={t('audit:filter.subject')}
          options={SUBJECTS.map((subject) => ({ value: subject, text: t(`audit:subject.${subject}`) }))}
        />
        <FilterDate name="from" value={filter.from} label={t('audit:filter.from')} />
        <FilterDate name="to" value={filter.to} label={t('audit:filter.to')} />
      </FilterBar>
      <ListBar>
        <Total total={page.total} />
      </ListBar>
      <DataTable
        caption={t('audit:title')}
        columns={columns}
        rows={page.rows}
        rowKey={({ id }) => id}
        empty={<Empty text={t('audit:empty')} />}
      />
      <Pager after={page.after} />
    </>
  );
}
