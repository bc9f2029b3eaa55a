import { useTranslation } from 'react-i18next';
import type { Phase } from '../trip.rules.ts';
import styles from './trip.module.css';

/** Where a journey stands, in words; what still asks for something stands out. */
export function PhaseMark({ phase }: { phase: Phase }) {
  const { t } = useTranslation();
  return <span className={`${styles.phase} ${styles[phase] ?? ''}`}>{t(`trips:phase.${phase}`)}</span>;
}
