import { Link } from '@remix-run/react';
import { percentText } from '../../rate.ts';
import { drillPath } from '../cells.ts';
import { type PipelineFilters, yearEarlier } from '../filters.ts';
import type { Change } from '../report.ts';
import styles from './report.module.css';

interface Props {
  change: Change | null;
  filters: PipelineFilters;
  show: 'deals' | 'amount';
}

/** Growth against the year before, opening what it is compared with; a dash where there was nothing then. */
export function ChangeLink({ change, filters, show }: Props) {
  const ratio = change?.[show] ?? null;
  if (!change || ratio === null) return <span className="muted">—</span>;
  return (
    <Link to={drillPath(yearEarlier(filters), change.before)} className={styles.figure}>
      {percentText(ratio, 1, true)}%
    </Link>
  );
}
