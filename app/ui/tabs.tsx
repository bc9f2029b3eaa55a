import { NavLink, useLocation } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import styles from './tabs.module.css';

/** The pages that belong to one record, as a line of links that can be swiped on a phone. */
export function Tabs({ label, items }: { label: string; items: { to: string; text: string }[] }) {
  const line = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a phone the page that is open may be further along than the screen is wide.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page has its own place in the line
  useEffect(() => {
    const current = line.current?.querySelector('[aria-current="page"]');
    current?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [pathname]);
  return (
    <nav className={styles.tabs} aria-label={label} ref={line}>
      {items.map(({ to, text }) => (
        <NavLink key={to} to={to} end className={styles.tab} prefetch="intent">
          {text}
        </NavLink>
      ))}
    </nav>
  );
}
