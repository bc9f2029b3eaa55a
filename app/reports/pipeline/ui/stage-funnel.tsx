import { useTranslation } from 'react-i18next';
import type { Stage } from '#app/domain/deals/stage.ts';
import type { PipelineFilters } from '../filters.ts';
import { type CellFigure, type ReportTable, STAGE_TOKEN } from '../report.ts';
import { ChangeLink } from './change-link.tsx';
import { FigureLink } from './figure-link.tsx';
import styles from './report.module.css';

interface Props {
  table: ReportTable;
  filters: PipelineFilters;
  /** Leaves out the stages at the end that no deal has come to yet. */
  brief?: boolean;
}

/**
 * The stage table with its bars: filled for what stands at a stage now, outlined for what entered it in the
 * period, so that the two differ without colour and on paper.
 */
export function StageFunnel({ table, filters, brief = false }: Props) {
  const { t } = useTranslation();
  const all = table.groups.flatMap(({ rows }) => rows);
  const last = all.findLastIndex((row) => row.figures.some(({ deals }) => deals > 0));
  const rows = brief ? all.slice(0, Math.max(last + 1, 4)) : all;
  const most = Math.max(...rows.flatMap((row) => row.figures.map(({ amount }) => Number(amount))), 1);
  return (
    <div className={styles.scroll}>
      <p className={styles.legend} aria-hidden>
        <span className={styles.filled}>{t('reports:funnel.legendCurrent')}</span>
        <span className={styles.outlined}>{t('reports:funnel.legendReached')}</span>
      </p>
      <table className={styles.table}>
        <caption className="visually-hidden">{t('reports:table.stages')}</caption>
        <thead>
          <tr>
            <th rowSpan={2} scope="col" className={styles.wide}>
              {t('reports:head.stages')}
            </th>
            <th colSpan={2} scope="colgroup" className={styles.span}>
              <span>{t('reports:column.current')}</span>
            </th>
            <th colSpan={2} scope="colgroup" className={styles.span}>
              <span>{t('reports:column.reached')}</span>
            </th>
            {!brief && (
              <th colSpan={2} scope="colgroup" className={styles.span}>
                <span>{t('reports:column.reachedChange')}</span>
              </th>
            )}
          </tr>
          <tr>
            {['current', 'reached', ...(brief ? [] : ['change'])].flatMap((column) => [
              <th key={`${column}d`} scope="col" className={styles.unit}>
                {t('reports:column.deals')}
              </th>,
              <th key={`${column}a`} scope="col" className={styles.unit}>
                {t('reports:column.amount')}
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, figures, change }) => (
            <tr key={key} className={styles.row}>
              <th scope="row" className={styles.name}>
                <div className={styles.stage}>
                  <span>{label}</span>
                  <Bars figures={figures} stage={key as Stage} most={most} />
                </div>
              </th>
              {figures.flatMap((figure) => [
                <td key={`${figure.set}d`} className={styles.number}>
                  <FigureLink figure={figure} filters={filters} show="deals" />
                </td>,
                <td key={`${figure.set}a`} className={styles.number}>
                  <FigureLink figure={figure} filters={filters} show="amount" />
                </td>,
              ])}
              {!brief && (
                <>
                  <td className={styles.number}>
                    <ChangeLink change={change} filters={filters} show="deals" />
                  </td>
                  <td className={styles.number}>
                    <ChangeLink change={change} filters={filters} show="amount" />
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Bars({ figures, stage, most }: { figures: CellFigure[]; stage: Stage; most: number }) {
  const width = (figure: CellFigure | undefined) => `${(Number(figure?.amount ?? 0) / most) * 99}%`;
  const [current, reached] = figures;
  if (!current?.deals && !reached?.deals) return null;
  const color = `var(${STAGE_TOKEN[stage]})`;
  return (
    <svg width="100%" height="22" focusable="false" aria-hidden>
      {current && current.deals > 0 && <rect y="1" width={width(current)} height="12" rx="2" fill={color} />}
      {reached && reached.deals > 0 && (
        <rect x="0.5" y="15.5" width={width(reached)} height="5" rx="1.5" fill="none" stroke="var(--ink-3)" />
      )}
    </svg>
  );
}
