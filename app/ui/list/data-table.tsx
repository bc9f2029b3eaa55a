import { Link, useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './list.module.css';

export interface Column<Row> {
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** Figures are right-aligned with tabular digits. */
  figure?: boolean;
  /** On a phone the cell takes the whole width of the card. */
  wide?: boolean;
  /** The value of `sort` that orders by this column. */
  sort?: string;
}

interface Props<Row> {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** The order in force, `name` or `-name`. */
  sort?: string;
  empty: ReactNode;
}

/** A list as a table; on a phone every row reads as a card under its first cell. */
export function DataTable<Row>({ caption, columns, rows, rowKey, sort, empty }: Props<Row>) {
  if (rows.length === 0) return <div className={styles.scroll}>{empty}</div>;
  return (
    <div className={styles.scroll}>
      <table className={`${styles.table} ${styles.cards}`}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sort={sort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td
                  key={column.key}
                  className={column.figure ? styles.figure : column.wide ? styles.wide : undefined}
                  data-label={column.title}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HeadCell<Row>({ column, sort }: { column: Column<Row>; sort?: string }) {
  const [params] = useSearchParams();
  const { t } = useTranslation();
  const className = column.figure ? styles.figure : undefined;
  if (!column.sort) return <th className={className}>{column.title}</th>;
  const direction =
    sort === column.sort ? 'ascending' : sort === `-${column.sort}` ? 'descending' : undefined;
  const next = new URLSearchParams(params);
  next.set('sort', direction === 'ascending' ? `-${column.sort}` : column.sort);
  next.delete('after');
  return (
    <th className={className} aria-sort={direction ?? 'none'}>
      <Link to={`?${next}`} replace>
        {column.title}
        <span aria-hidden>{direction === 'ascending' ? ' ↑' : direction === 'descending' ? ' ↓' : ''}</span>
        <span className="visually-hidden">
          {t(direction === 'ascending' ? 'list.sortDescending' : 'list.sortAscending')}
        </span>
      </Link>
    </th>
  );
}

/** How many match; beyond a cap the count says "10000+". */
export function Total({ total }: { total: { count: number; capped: boolean } }) {
  const { t } = useTranslation();
  return <span className="muted small">{t(total.capped ? 'list.totalCapped' : 'list.total', total)}</span>;
}

/** Links to the next page and back to the first; pages go by key, so new records never shift them. */
export function Pager({ after }: { after: string | null }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const link = (value: string | null) => {
    const next = new URLSearchParams(params);
    if (value) next.set('after', value);
    else next.delete('after');
    return `?${next}`;
  };
  if (!after && !params.has('after')) return null;
  return (
    <nav className={styles.pager} aria-label={t('list.next')}>
      {params.has('after') && <Link to={link(null)}>{t('list.first')}</Link>}
      {after && <Link to={link(after)}>{t('list.next')}</Link>}
    </nav>
  );
}
