import { useTranslation } from 'react-i18next';
import type { Measure } from '#app/domain/targets/measure.ts';
import { FilterBar, FilterSelect } from '#app/ui/list/filter-bar.tsx';
import type { Conditions } from '../conditions.ts';

interface Props {
  conditions: Conditions;
  measures: readonly Measure[];
  thisYear: number;
}

const YEARS_BACK = 5;
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** Year, month and measure; the answer comes as they are chosen. */
export function CountyFilters({ conditions: { year, month, measure, ranked }, measures, thisYear }: Props) {
  const { t } = useTranslation();
  const years = Array.from({ length: YEARS_BACK + 1 }, (_, index) => thisYear - index);
  const option = (value: number | string, text: string) => ({ value: String(value), text });
  return (
    <FilterBar keep={{ rank: ranked ? undefined : '0' }}>
      <FilterSelect
        name="year"
        value={String(year)}
        label={t('countyTable:field.year')}
        options={[...new Set([year, ...years])]
          .sort((one, other) => other - one)
          .map((value) => option(value, String(value)))}
      />
      <FilterSelect
        name="month"
        value={String(month)}
        label={t('countyTable:field.month')}
        options={MONTHS.map((value) => option(value, t('countyTable:monthOf', { month: value })))}
      />
      <FilterSelect
        name="measure"
        value={measure ?? undefined}
        label={t('countyTable:withTarget')}
        options={measures.map((code) => option(code, t(`reports:measure.${code}`)))}
      />
    </FilterBar>
  );
}
