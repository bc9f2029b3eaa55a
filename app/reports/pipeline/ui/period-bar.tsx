import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '#app/ui/button.tsx';
import { FILTER_NAMES, type PipelineFilters, presets, toSearch } from '../filters.ts';
import styles from './report.module.css';

/**
 * The period: four that are often asked for, or any two days. The days have a button of their own, because a
 * date half typed is not yet a period.
 */
export function PeriodBar({ filters, today }: { filters: PipelineFilters; today: string }) {
  const { t } = useTranslation();
  return (
    <div className={styles.period}>
      <ul className={styles.presets}>
        {presets(today).map(({ preset, from, to }) => {
          const chosen =
            filters.from === from && (filters.to === to || (to >= today && filters.to === today));
          return (
            <li key={preset}>
              <Link
                to={`?${toSearch({ ...filters, from, to })}`}
                className={styles.preset}
                aria-current={chosen ? 'true' : undefined}
              >
                {t(`reports:preset.${preset}`)}
              </Link>
            </li>
          );
        })}
      </ul>
      <Form method="get" className={styles.dates} key={`${filters.from}${filters.to}`}>
        {FILTER_NAMES.map((name) => {
          const value = filters[name];
          return value && <input key={name} type="hidden" name={name} value={value} />;
        })}
        <input
          type="date"
          name="from"
          defaultValue={filters.from}
          aria-label={t('reports:from')}
          className={styles.date}
          required
        />
        <span aria-hidden>–</span>
        <input
          type="date"
          name="to"
          defaultValue={filters.to}
          aria-label={t('reports:to')}
          className={styles.date}
          required
        />
        <Button type="submit">{t('reports:show')}</Button>
      </Form>
    </div>
  );
}
