import { useTranslation } from 'react-i18next';
import { FilterBar, FilterDate, FilterSelect } from '#app/ui/list/filter-bar.tsx';
import { FILTER_NAMES, type FilterName } from '../../pipeline/filters.ts';
import { PeriodBar } from '../../ui/period-bar.tsx';
import type { FollowFilters } from '../conditions.ts';
import styles from './follow-page.module.css';

interface Props {
  filters: FollowFilters;
  options: Record<FilterName, { value: string; text: string }[]>;
  today: string;
}

/** Days in a stage that are often asked for. */
const DAYS = [30, 60, 90, 180, 365];

/** When it was signed, the day it is told as of, and one value for each breakdown. On paper they are words. */
export function FollowFilterBar({ filters, options, today }: Props) {
  const { t } = useTranslation();
  const chosen = FILTER_NAMES.flatMap((name) => {
    const option = options[name].find(({ value }) => value === filters[name]);
    return option ? [`${t(`reports:filter.${name}`)}${t('reports:colon')}${option.text}`] : [];
  });
  const { from, to, asOf, table, days } = filters;
  const period = { from, to };
  const conditions = Object.fromEntries(
    FILTER_NAMES.flatMap((name) => (filters[name] ? [[name, filters[name]]] : [])),
  );
  const past: Record<string, string> = asOf === today ? {} : { on: asOf };
  return (
    <div className={styles.conditions}>
      <PeriodBar
        {...period}
        today={today}
        keep={{ ...conditions, ...past, table, ...(days && { days: String(days) }) }}
      />
      <details className="no-print" open={chosen.length > 0 || asOf !== today || days !== null}>
        <summary>{t('reports:filters')}</summary>
        <FilterBar keep={{ ...period, table }}>
          {FILTER_NAMES.map((name) => (
            <FilterSelect
              key={name}
              name={name}
              value={filters[name] ?? undefined}
              label={t(`reports:filter.${name}`)}
              options={options[name]}
            />
          ))}
          <FilterSelect
            name="days"
            value={days === null ? undefined : String(days)}
            label={t('followThrough:overdue.byDefinition')}
            options={[...new Set([...DAYS, ...(days === null ? [] : [days])])]
              .sort((one, other) => one - other)
              .map((value) => ({
                value: String(value),
                text: t('followThrough:overdue.moreThan', { days: value }),
              }))}
          />
          <FilterDate name="on" value={asOf} label={t('followThrough:asOf')} />
        </FilterBar>
      </details>
      {chosen.length > 0 && <p className={styles.onlyPrint}>{chosen.join('；')}</p>}
    </div>
  );
}
