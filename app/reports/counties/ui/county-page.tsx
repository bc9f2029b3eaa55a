import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { MEASURE_CODES } from '#app/domain/targets/measure.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader, Panel, Stack } from '#app/ui/page.tsx';
import { rowsOf, type Table } from '../../tables/table.ts';
import { TableView } from '../../tables/ui/table-view.tsx';
import { ReportNav } from '../../ui/report-nav.tsx';
import { type Conditions, conditionsSearch } from '../conditions.ts';
import { CompletionBars } from './completion-bars.tsx';
import { CountyFilters } from './county-filters.tsx';
import styles from './county-page.module.css';

interface Props {
  conditions: Conditions;
  tables: Table[];
  asOf: string;
  isFrozen: boolean;
  isUnfinished: boolean;
  thisYear: number;
  canSet: boolean;
}

/** The county table of the circular: a table for each measure, with a bar of completion against schedule. */
export function CountyPage({ conditions, tables, thisYear, canSet, ...state }: Props) {
  const { t } = useTranslation();
  const { year, month, ranked } = conditions;
  const noTarget = tables.every((table) => rowsOf(table).every(({ cells }) => cells[0]?.value === null));
  const title = t(month === 1 ? 'countyTable:titleOfJanuary' : 'countyTable:titleOf', { year, month });
  return (
    <>
      <ReportNav />
      <PageHeader title={title} note={<Standing {...state} />}>
        <Downloads conditions={conditions} />
      </PageHeader>
      <div className={styles.conditions}>
        <CountyFilters conditions={conditions} measures={MEASURE_CODES} thisYear={thisYear} />
        <Link to={`?${conditionsSearch({ ...conditions, ranked: !ranked })}`} className="no-print">
          {t(ranked ? 'countyTable:hideRank' : 'countyTable:showRank')}
        </Link>
      </div>
      <Stack>
        {noTarget && (
          <p className="muted">
            {t('countyTable:noTarget', { year })}{' '}
            {canSet && <Link to={`/reports/targets?year=${year}`}>{t('countyTable:setTargets')}</Link>}
          </p>
        )}
        {tables.map((table) => (
          <Panel key={table.id} id={table.id} title={table.title}>
            <CompletionBars table={table} />
            <TableView table={table} />
          </Panel>
        ))}
      </Stack>
    </>
  );
}

function Standing({ asOf, isFrozen, isUnfinished }: Pick<Props, 'asOf' | 'isFrozen' | 'isUnfinished'>) {
  const { t } = useTranslation();
  const state = isFrozen
    ? t('countyTable:frozen')
    : t(isUnfinished ? 'countyTable:unfinished' : 'countyTable:asOf', { date: asOf });
  return (
    <>
      {state} · {t('countyTable:unit')}
    </>
  );
}

/** Plain links: a prefetched download would be logged as one. */
function Downloads({ conditions }: { conditions: Conditions }) {
  const { t } = useTranslation();
  return (
    <>
      {(['xlsx', 'csv', 'json'] as const).map((format) => (
        <ButtonLink
          key={format}
          to={`/reports/counties.${format}?${conditionsSearch(conditions)}`}
          prefetch="none"
          reloadDocument
          download={format === 'json' ? undefined : ''}
        >
          {t(`reports:download.${format}`)}
        </ButtonLink>
      ))}
    </>
  );
}
