import { useTranslation } from 'react-i18next';
import { formatInstant } from '#app/lib/dates.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Problems } from '#app/ui/form/problems.tsx';
import type { Answer } from '#app/ui/form/record-form.tsx';
import { PageHeader, Panel, Stack } from '#app/ui/page.tsx';
import { PrintButton } from '#app/ui/print-button.tsx';
import type { Table } from '../../tables/table.ts';
import { TableView } from '../../tables/ui/table-view.tsx';
import { ReportNav } from '../../ui/report-nav.tsx';
import type { MonthPage as Data } from '../month.queries.server.ts';
import { ChecksPanel } from './checks-panel.tsx';
import { CountiesPanel } from './counties-panel.tsx';
import { LockPanel } from './lock-panel.tsx';
import { ReportDownloads } from './report-downloads.tsx';
import { SubmitPanel } from './submit-panel.tsx';

/** A month: what the counties handed in, what it reads, what moved since, what it corrects; and its lock. */
export function MonthPage({ data, answer }: { data: Data; answer: Answer | undefined }) {
  const { t } = useTranslation();
  const { text, lockedAt, lockedBy, county, may } = data;
  const page = `/reports/months/${text}`;
  const own = data.counties.length === 1 ? data.counties[0] : undefined;
  return (
    <>
      <ReportNav />
      <PageHeader
        title={t('periods:monthTitle', { ...data.month })}
        crumb={{ to: `/reports/months?year=${data.month.year}`, text: t('periods:title') }}
        note={
          lockedAt
            ? `🔒 ${t('periods:lockedBy', { at: formatInstant(lockedAt), name: lockedBy })}`
            : t(data.ended ? 'periods:openNote' : 'periods:runningNote')
        }
      >
        {data.before && (
          <ButtonLink to={`${page}/compare?with=${data.before}`}>{t('periods:compare.link')}</ButtonLink>
        )}
        {data.circular && (
          <ButtonLink to={`/reports/circulars/${data.circular.id}`}>{t('reports:nav.circulars')}</ButtonLink>
        )}
        <ReportDownloads page={page} />
        <PrintButton />
      </PageHeader>
      <Stack>
        <Problems answer={answer} />
        {own && <SubmitPanel county={own} may={may} due={data.due} />}
        {county && <ChecksPanel county={nameOf(data, county.code)} checks={county.checks} />}
        {!own && <CountiesPanel data={data} />}
        {may.lock && data.ended && <LockPanel counties={data.counties} month={data.month} />}
        <TablePanel table={data.figures} />
        {data.moved.length > 0 && (
          <Panel title={t('periods:moved.title')}>
            <p className="muted small">{t('periods:moved.note')}</p>
            {data.moved.map((table) => (
              <div key={table.id}>
                <h3>{table.title}</h3>
                <TableView table={table} />
              </div>
            ))}
          </Panel>
        )}
        <TablePanel table={data.corrections} />
      </Stack>
    </>
  );
}

const nameOf = ({ counties }: Data, code: string) =>
  counties.find((county) => county.code === code)?.name ?? '';

/** A table under its title; an empty one says why there is nothing. */
export function TablePanel({ table }: { table: Table }) {
  const { t } = useTranslation();
  const isEmpty = table.groups.every(({ rows }) => rows.length === 0);
  return (
    <Panel
      title={table.title}
      id={table.id}
      action={<span className="muted small">{t('reports:unitNote')}</span>}
    >
      {isEmpty ? (
        <p className="muted">{[t('periods:nothing'), ...table.notes].join(' ')}</p>
      ) : (
        <TableView table={table} />
      )}
    </Panel>
  );
}
