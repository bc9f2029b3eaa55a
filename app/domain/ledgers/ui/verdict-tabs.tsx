import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { VERDICTS, type Verdict } from '../import.ts';
import type { BatchView } from '../preview.queries.server.ts';
import styles from './import.module.css';

/** The rows of the preview by what saving would do with them. */
export function VerdictTabs({
  counts,
  chosen,
}: {
  counts: BatchView['counts'];
  chosen: Verdict | undefined;
}) {
  const { t } = useTranslation();
  const all = VERDICTS.reduce((sum, verdict) => sum + counts[verdict].rows, 0);
  const tabs = [
    { value: undefined, text: t('imports:verdict.all'), rows: all },
    ...VERDICTS.map((value) => ({
      value,
      text: t(`imports:verdict.${value}`),
      rows: counts[value].rows,
    })),
  ];
  return (
    <nav className={styles.tabs} aria-label={t('imports:row.filter')}>
      {tabs.map(({ value, text, rows }) => (
        <Link
          key={text}
          to={value ? `?verdict=${value}` : '?'}
          className={styles.tab}
          aria-current={value === chosen ? 'page' : undefined}
          preventScrollReset
        >
          {text} <span className="muted">{rows}</span>
        </Link>
      ))}
    </nav>
  );
}
