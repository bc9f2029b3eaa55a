import type { ReactNode } from 'react';
import styles from './visit-form.module.css';

/** A value that is one tap away. */
export function Suggestion({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className={styles.suggestion} onClick={onClick}>
      {children}
    </button>
  );
}
