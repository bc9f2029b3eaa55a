import { useTranslation } from 'react-i18next';
import { FilterBar, FilterSelect } from '#app/ui/list/filter-bar.tsx';
import { PeriodBar } from '../../ui/period-bar.tsx';
import { FILTER_NAMES, type FilterName, type PipelineFilters } from '../filters.ts';
import styles from './report.module.css';

interface Props {
  filters: PipelineFilters;
  options: Record<FilterName, { value: string; text: string }[]>;
  today: string;
}

/** The report's conditions: the period, and one value for each breakdown. On paper they are words. */
export function PipelineFilterBar({ filters, options, today }: Props) {
  const { t } = useTranslation();
  const chosen = FILTER_NAMES.flatMap((name) => {
    const option = options[name].find(({ value }) => value === filters[name]);
    return option ? [`${t(`reports:filter.${name}`)}${t('reports:colon')}${option.text}`] : [];
  });
  const kept = Object.fromEntries(
    FILTER_NAMES.flatMap((name) => (filters[name] ? [[name, filters[name]]] : [])),
  );
  return (
    <div className={styles.bar}>
      <PeriodBar from={filters.from} to={filters.to} today={today} keep={kept} />
      {/* Folded until it is wanted: most readers take the report as it comes. */}
      <details className={`${styles.filters} no-print`} open={chosen.length > 0}>
        <summary>{t('reports:filters')}</summary>
        <FilterBar keep={{ from: filters.from, to: filters.to }}>
          {FILTER_NAMES.map((name) => (
            <FilterSelect
              key={name}
              name={name}
              value={filters[name] ?? undefined}
              label={t(`reports:filter.${name}`)}
              options={options[name]}
            />
          ))}
        </FilterBar>
      </details>
      {filters.to > filters.asOf && filters.from > filters.asOf && (
        <p className={styles.hint}>{t('reports:cutToToday', { date: filters.asOf })}</p>
      )}
      {chosen.length > 0 && <p className={styles.onlyPrint}>{chosen.join('；')}</p>}
    </div>
  );
}
