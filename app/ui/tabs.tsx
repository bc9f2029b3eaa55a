import { NavLink } from '@remix-run/react';
import styles from './tabs.module.css';

/** The pages that belong to one record, as a line of links that can be swiped on a phone. */
export function Tabs({ label, items }: { label: string; items: { to: string; text: string }[] }) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {items.map(({ to, text }) => (
        <NavLink key={to} to={to} end className={styles.tab} prefetch="intent">
          {text}
        </NavLink>
      ))}
    </nav>
  );
}
