import { Link } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '#app/i18n/problem-text.ts';
import { isMoney, type Measure } from '../measure.ts';
import styles from './target-grid.module.css';
import { type Cell, savedText, type useDrafts } from './use-drafts.ts';

interface Props {
  /** Where the cell stands; `number` counts all cells of the grid. */
  at: { row: number; column: number; number: number };
  of: { year: number; cell: string; measure: Measure; place: string };
  saved: Cell | undefined;
  canSet: boolean;
  typed: ReturnType<typeof useDrafts>;
}

const NONE: Cell = { amount: null, planned: false, version: 0 };

/** One target: its amount to be typed, what is wrong with it, and the way to its months and history. */
export function TargetCell({ at, of: { year, cell, measure, place }, saved = NONE, canSet, typed }: Props) {
  const { t } = useTranslation();
  const [isActive, setActive] = useState(false);
  const was = savedText(cell, saved);
  const problem = isActive ? undefined : typed.problem(cell);
  const isDirty = typed.dirty.includes(cell);
  const name = t('targets:cell', { place, measure: t(`reports:measure.${measure}`) });
  const plan = `/reports/targets/plan?${new URLSearchParams({ year: String(year), cell })}`;
  const label = t('targets:inUnit', {
    measure: t(`reports:measure.${measure}`),
    unit: t(`targets:unit.${isMoney(measure) ? 'yi' : 'pieces'}`),
  });
  if (!canSet)
    return (
      <td data-label={label} className={styles.amount}>
        {was ? <Link to={plan}>{was}</Link> : '—'}
      </td>
    );
  return (
    <td data-label={label} className={isDirty ? styles.changed : undefined}>
      <input type="hidden" name={`cells.${at.number}.cell`} value={cell} />
      <input type="hidden" name={`cells.${at.number}.version`} value={saved.version} />
      <input type="hidden" name={`cells.${at.number}.was`} value={was} />
      <div className={styles.cell}>
        <input
          id={`cell-${cell}`}
          name={`cells.${at.number}.amount`}
          className={styles.input}
          inputMode="decimal"
          autoComplete="off"
          maxLength={60}
          aria-label={name}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `problem-${cell}` : undefined}
          data-row={at.row}
          data-column={at.column}
          data-cell={cell}
          value={typed.text(cell)}
          onChange={(event) => typed.type([{ cell, text: event.target.value }])}
          onFocus={() => setActive(true)}
          onBlur={() => setActive(false)}
        />
        {saved.amount !== null && (
          <Link
            to={plan}
            className={saved.planned ? styles.planned : styles.plan}
            title={saved.planned ? t('targets:planned') : undefined}
            aria-label={`${name} ${t('targets:plan')}`}
          >
            {t('targets:plan')}
          </Link>
        )}
      </div>
      {problem && (
        <div id={`problem-${cell}`} className={styles.problem}>
          {problemText(t, problem)}
        </div>
      )}
      {isDirty && !problem && was && <div className={styles.was}>{t('targets:was', { amount: was })}</div>}
    </td>
  );
}
