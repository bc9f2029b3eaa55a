import { Link } from '@remix-run/react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { cellText } from '../cell-text.ts';
import type { Cell, Column, Row, Table } from '../table.ts';
import styles from './table-view.module.css';

/** A table of a report; numbers that have records behind them are links to these. */
export function TableView({ table }: { table: Table }) {
  const { t } = useTranslation();
  const { columns, groups, total, folds = false } = table;
  if (groups.every(({ rows }) => rows.length === 0))
    return <p className="muted">{t('reports:tables.empty')}</p>;
  const grouped = columns.some(({ group }) => group);
  return (
    <>
      <section className={styles.scroll} aria-label={table.title}>
        <table className={styles.table}>
          <caption className="visually-hidden">{table.title}</caption>
          <thead>
            {grouped && <GroupHeads table={table} />}
            <tr>
              {!grouped && table.numbered && (
                <th scope="col" className={styles.unit}>
                  {table.numbered}
                </th>
              )}
              {!grouped && <th scope="col">{table.head}</th>}
              {columns.map((column) => (
                <th key={column.id} scope="col" className={styles.unit}>
                  {column.label}
                  {column.kind === 'percent' && !column.label.includes('%') && ' %'}
                </th>
              ))}
            </tr>
          </thead>
          {groups.map(({ label, rows }) => (
            <Fragment key={label ?? ''}>
              {label && (
                <tbody>
                  <tr>
                    <th
                      colSpan={columns.length + (table.numbered ? 2 : 1)}
                      scope="rowgroup"
                      className={styles.heading}
                    >
                      {label}
                    </th>
                  </tr>
                </tbody>
              )}
              {(folds ? foldsOf(rows) : [rows]).map((part) => (
                <tbody key={part[0]?.key ?? ''} className={styles.fold}>
                  {part.map((row, index) => (
                    <Line
                      key={row.key}
                      row={row}
                      columns={columns}
                      number={table.numbered ? index + 1 : undefined}
                      opens={folds && index === 0 && part.length > 1}
                    />
                  ))}
                </tbody>
              ))}
            </Fragment>
          ))}
          {total && (
            <tfoot>
              <Line row={total} columns={columns} number={table.numbered ? '' : undefined} isTotal />
            </tfoot>
          )}
        </table>
      </section>
      {table.notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
    </>
  );
}

function GroupHeads({ table: { head, numbered, columns } }: { table: Table }) {
  const spans = columns.filter(({ group }, index) => !group || columns[index - 1]?.group !== group);
  return (
    <tr>
      {numbered && (
        <th rowSpan={2} scope="col" className={styles.unit}>
          {numbered}
        </th>
      )}
      <th rowSpan={2} scope="col">
        {head}
      </th>
      {spans.map(({ id, group }) => (
        <th
          key={id}
          colSpan={group ? columns.filter((column) => column.group === group).length : 1}
          scope="colgroup"
          className={styles.group}
        >
          {group}
        </th>
      ))}
    </tr>
  );
}

/** Rows in parts that fold: one that stands at the left, with those below it. */
function foldsOf(rows: Row[]): Row[][] {
  const parts: Row[][] = [];
  for (const row of rows) {
    const part = parts.at(-1);
    if (row.depth && part) part.push(row);
    else parts.push([row]);
  }
  return parts;
}

interface LineProps {
  row: Row;
  columns: Column[];
  /** The running number, where the table counts its rows; nothing stands before the total. */
  number?: number | '';
  isTotal?: boolean;
  /** Whether it folds the rows below it away; a tick box, so that it works without JavaScript. */
  opens?: boolean;
}

function Line({ row, columns, number, isTotal = false, opens = false }: LineProps) {
  const { t } = useTranslation();
  return (
    <tr className={isTotal ? styles.total : row.depth ? styles.below : styles.row}>
      {number !== undefined && <td className={styles.number}>{number}</td>}
      <th
        scope="row"
        className={styles.name}
        style={row.depth ? { paddingInlineStart: `${row.depth + 1}em` } : undefined}
      >
        {opens ? (
          <label className={styles.opens}>
            <input type="checkbox" aria-label={t('reports:tables.unfold', { name: row.label })} />
            {row.label}
          </label>
        ) : (
          row.label
        )}
        {row.act && (
          <Link to={row.act.to} aria-label={row.act.text} className={`${styles.act} no-print`}>
            {row.act.label}
          </Link>
        )}
      </th>
      {columns.map((column, index) => (
        <td key={column.id} className={column.kind === 'text' ? styles.words : styles.number}>
          <Value cell={row.cells[index] ?? { value: null }} column={column} />
        </td>
      ))}
    </tr>
  );
}

function Value({ cell, column }: { cell: Cell; column: Column }) {
  const { i18n } = useTranslation();
  const text = cellText(cell, column.kind, i18n.language);
  if (!cell.to || cell.value === null || Number(cell.value) === 0) {
    return <span className={text === '—' ? 'muted' : undefined}>{text}</span>;
  }
  return <Link to={cell.to}>{text}</Link>;
}
