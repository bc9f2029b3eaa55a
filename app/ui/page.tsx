import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import styles from './page.module.css';

/** Title of a page, the way back, and what can be done here. */
export function PageHeader({
  title,
  crumb,
  note,
  children,
}: {
  title: ReactNode;
  crumb?: { to: string; text: string };
  note?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className={styles.header}>
      <div className={styles.titles}>
        {crumb && (
          <div className={styles.crumb}>
            <Link to={crumb.to}>‹ {crumb.text}</Link>
          </div>
        )}
        <h1>{title}</h1>
        {note && <div className="muted small">{note}</div>}
      </div>
      {children && <div className={styles.actions}>{children}</div>}
    </header>
  );
}

/** A boxed part of a page under its own heading. */
export function Panel({
  title,
  action,
  id,
  children,
}: {
  title?: ReactNode;
  action?: ReactNode;
  id?: string;
  children: ReactNode;
}) {
  return (
    <section className={styles.panel} id={id}>
      {title && (
        <div className={styles.panelHead}>
          <h2>{title}</h2>
          {action}
        </div>
      )}
      {children}
    </section>
  );
}

interface Fact {
  label: string;
  value: ReactNode;
  /** Takes a line of its own. */
  wide?: boolean;
  /** Takes two columns: a span of days, a long number. */
  long?: boolean;
}

/** Label and value pairs; empty values read "—". */
export function Facts({ items }: { items: Fact[] }) {
  return (
    <dl className={styles.facts}>
      {items.map(({ label, value, wide, long }) => (
        <div key={label} className={wide ? styles.wide : long ? styles.long : undefined}>
          <dt>{label}</dt>
          <dd>{value === null || value === undefined || value === '' ? '—' : value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Main column and side column; one below the other on narrow screens. */
export function Columns({ main, side }: { main: ReactNode; side: ReactNode }) {
  return (
    <div className={styles.columns}>
      <div className={styles.stack}>{main}</div>
      <div className={styles.stack}>{side}</div>
    </div>
  );
}

/** Keeps short forms and facts at reading width on a wide screen. */
export function Narrow({ children }: { children: ReactNode }) {
  return <div className={styles.narrow}>{children}</div>;
}

export function Stack({ children }: { children: ReactNode }) {
  return <div className={styles.stack}>{children}</div>;
}

/** An empty page or list says what belongs here and offers the first step. */
export function Empty({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p>{text}</p>
      {children}
    </div>
  );
}
