import { useTranslation } from 'react-i18next';
import type { ImportState, Verdict } from '../import.ts';
import styles from './import.module.css';

/** Where a file stands. */
export function StateMark({ state }: { state: ImportState }) {
  const { t } = useTranslation();
  return (
    <span className={`${styles.mark} ${styles[`state-${state}`] ?? ''}`}>{t(`imports:state.${state}`)}</span>
  );
}

/** What saving would do with a row. */
export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation();
  return <span className={`${styles.mark} ${styles[verdict] ?? ''}`}>{t(`imports:verdict.${verdict}`)}</span>;
}
