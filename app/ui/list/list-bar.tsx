import type { ReactNode } from 'react';
import styles from './list.module.css';

/** The line above a list: how many, in which unit, and what can be done with all of them. */
export function ListBar({ children }: { children: ReactNode }) {
  return <div className={styles.bar}>{children}</div>;
}
