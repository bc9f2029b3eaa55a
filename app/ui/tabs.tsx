import { NavLink, useLocation } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import styles from './tabs.module.css';

/** The pages that belong to one record, as a line of links that can be swiped on a phone. */
export function Tabs({ label, items }: { label: string; items: { to: string; text: string }[] }) {
  const line = useCurrentInView();
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

/** For a line of links: the one that is open is in view, though it may be further along than a phone is wide. */
export function useCurrentInView() {
  const line = useRef<HTMLElement>(null);
  const { key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page has its own place in the line
  useEffect(() => {
    const current = line.current?.querySelector<HTMLElement>('[aria-current="page"]');
    if (!line.current || !current) return;
    // Only along the line: the page itself stays where it is.
    const [whole, part] = [line.current.getBoundingClientRect(), current.getBoundingClientRect()];
    line.current.scrollLeft += part.left - whole.left - (whole.width - part.width) / 2;
  }, [key]);
  return line;
}
