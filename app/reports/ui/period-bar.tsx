import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '#app/ui/button.tsx';
import { presets } from '../pipeline/filters.ts';
import styles from './period-bar.module.css';

interface Props {
  from: string;
  to: string;
  today: string;
  /** The other conditions of the address, which a new period leaves alone. */
  keep?: Record<string, string>;
}

/**
 * The period: four that are often asked for, or any two days, of which the second is the day everything is told as
 * of. The days have a button of their own, because a date half typed is not yet a period.
 */
export function PeriodBar({ from, to, today, keep = {} }: Props) {
  const { t } = useTranslation();
  return (
    <div className={`${styles.period} no-print`}>
      <ul className={styles.presets}>
        {presets(today).map((period) => {
          const chosen = from === period.from && (to === period.to || (period.to >= today && to === today));
          return (
            <li key={period.preset}>
              <Link
                to={`?${new URLSearchParams({ from: period.from, to: period.to, ...keep })}`}
                className={styles.preset}
                aria-current={chosen ? 'true' : undefined}
              >
                {t(`reports:preset.${period.preset}`)}
              </Link>
            </li>
          );
        })}
      </ul>
      <Form method="get" className={styles.dates} key={`${from}${to}`}>
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Day name="from" label={t('reports:from')} value={from} />
        <Day name="to" label={t('reports:to')} value={to} />
        <Button type="submit">{t('reports:show')}</Button>
      </Form>
    </div>
  );
}

function Day({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <label className={styles.day}>
      <span>{label}</span>
      <input type="date" name={name} defaultValue={value} className={styles.date} required />
    </label>
  );
}
