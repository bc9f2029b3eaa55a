import Big from 'big.js';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { percentText } from '../../rate.ts';
import { type Row, rowsOf, type Table } from '../../tables/table.ts';
import styles from './completion-bars.module.css';

/** Completion of every row with a target as a bar, its schedule as an upright line, and in words how far ahead. */
export function CompletionBars({ table }: { table: Table }) {
  const { t } = useTranslation();
  const bars = rowsOf(table).flatMap((row) => barOf(row, table) ?? []);
  if (bars.length === 0) return null;
  const longest = Math.max(1, ...bars.map(({ completion }) => Number(completion)));
  const width = (ratio: string) => `${((Number(ratio) / longest) * 100).toFixed(2)}%`;
  return (
    <figure className={styles.figure}>
      <figcaption className="muted small">
        {t('countyTable:bars.title')} · {t('countyTable:bars.schedule')}
      </figcaption>
      <ul className={styles.bars}>
        {bars.map(({ key, label, completion, due, ahead }) => (
          <li key={key} className={styles.bar}>
            <span className={styles.name}>{label}</span>
            <span className={styles.track} aria-hidden>
              <span
                className={Big(ahead).lt(0) ? styles.behind : styles.done}
                style={{ width: width(completion) } as CSSProperties}
              />
              <span className={styles.due} style={{ left: width(due) } as CSSProperties} />
            </span>
            <span className={styles.words}>
              {percentText(completion)}% <Distance ahead={ahead} />
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}

function Distance({ ahead }: { ahead: string }) {
  const { t } = useTranslation();
  const points = percentText(new Big(ahead).abs().toFixed());
  if (Number(points) === 0) return <>{t('countyTable:bars.even')}</>;
  return Big(ahead).lt(0) ? (
    <span className="overdue">▼ {t('countyTable:bars.behind', { points })}</span>
  ) : (
    <span className={styles.ahead}>▲ {t('countyTable:bars.ahead', { points })}</span>
  );
}

function barOf({ key, label, cells }: Row, { columns }: Table) {
  const value = (id: string) => cells[columns.findIndex((column) => column.id === id)]?.value ?? null;
  const [completion, due, ahead] = [value('completion'), value('schedule'), value('ahead')];
  if (completion === null || due === null || ahead === null) return undefined;
  return { key, label, completion: String(completion), due: String(due), ahead: String(ahead) };
}
