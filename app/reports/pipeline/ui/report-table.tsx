import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PipelineFilters } from '../filters.ts';
import type { NoteId, ReportRow, ReportTable } from '../report.ts';
import { ChangeLink } from './change-link.tsx';
import { FigureLink } from './figure-link.tsx';
import styles from './report.module.css';

interface Props {
  table: ReportTable;
  filters: PipelineFilters;
}

/** A table of the report: for each column how many deals and how much, every number a link to its deals. */
export function ReportTableView({ table, filters }: Props) {
  const { t } = useTranslation();
  const rows = table.groups.flatMap((group) => group.rows);
  if (rows.length === 0) return <p className="muted">—</p>;
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <caption className="visually-hidden">
            {t(`reports:table.${table.id}`)} · {t('reports:unitNote')}
          </caption>
          <thead>
            <tr>
              <th rowSpan={2} scope="col">
                {t(`reports:head.${table.id}`)}
              </th>
              {table.columns.map((column) => (
                <th key={column} colSpan={2} scope="colgroup" className={styles.span}>
                  <span>{t(`reports:column.${column}`)}</span>
                </th>
              ))}
              <th colSpan={2} scope="colgroup" className={styles.span}>
                <span>{t('reports:column.change')}</span>
              </th>
            </tr>
            <tr>
              {[...table.columns, 'change'].map((column) => (
                <Fragment key={column}>
                  <th scope="col" className={styles.unit}>
                    {t('reports:column.deals')}
                  </th>
                  <th scope="col" className={styles.unit}>
                    {t('reports:column.amount')}
                  </th>
                </Fragment>
              ))}
            </tr>
          </thead>
          {table.groups.map((group) => (
            <tbody key={group.label ?? ''}>
              {group.label && (
                <tr>
                  <th colSpan={3 + table.columns.length * 2} scope="rowgroup" className={styles.heading}>
                    {group.label}
                  </th>
                </tr>
              )}
              {group.rows.map((row) => (
                <Row key={row.key} row={row} filters={filters} />
              ))}
            </tbody>
          ))}
          {table.total && (
            <tfoot>
              <Row row={table.total} filters={filters} isTotal />
            </tfoot>
          )}
        </table>
      </div>
      <Notes ids={table.notes} />
    </>
  );
}

function Row({ row, filters, isTotal }: { row: ReportRow; filters: PipelineFilters; isTotal?: boolean }) {
  return (
    <tr className={isTotal ? styles.total : styles.row}>
      <th scope="row" className={styles.name}>
        {row.label}
      </th>
      {row.figures.map((figure) => (
        <Fragment key={`${figure.set}${figure.stage}`}>
          <td className={styles.number}>
            <FigureLink figure={figure} filters={filters} show="deals" />
          </td>
          <td className={styles.number}>
            <FigureLink figure={figure} filters={filters} show="amount" />
          </td>
        </Fragment>
      ))}
      <td className={styles.number}>
        <ChangeLink change={row.change} filters={filters} show="deals" />
      </td>
      <td className={styles.number}>
        <ChangeLink change={row.change} filters={filters} show="amount" />
      </td>
    </tr>
  );
}

/** How the figures above are defined. */
export function Notes({ ids, children }: { ids: readonly NoteId[]; children?: ReactNode }) {
  const { t } = useTranslation();
  if (ids.length === 0 && !children) return null;
  return (
    <div className={styles.notes}>
      {ids.map((id) => (
        <p key={id}>{t(`reports:note.${id}`)}</p>
      ))}
      {children}
    </div>
  );
}
