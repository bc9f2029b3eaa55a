import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatYi } from '#app/lib/money.ts';
import { drillPath } from '../cells.ts';
import type { PipelineFilters } from '../filters.ts';
import type { CellFigure } from '../report.ts';
import styles from './report.module.css';

interface Props {
  figure: CellFigure;
  filters: PipelineFilters;
  show: 'deals' | 'amount';
}

/** A number of the report that opens the deals it counts; without deals a dash. */
export function FigureLink({ figure, filters, show }: Props) {
  const { i18n } = useTranslation();
  if (figure.deals === 0) return <span className="muted">—</span>;
  return (
    <Link to={drillPath(filters, figure)} className={styles.figure}>
      {show === 'deals' ? figure.deals : formatYi(figure.amount, i18n.language)}
    </Link>
  );
}
