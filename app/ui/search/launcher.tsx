import { Link } from '@remix-run/react';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaletteProps } from './palette.tsx';
import styles from './search.module.css';

/** Comes with the first use; where it cannot be fetched, the link leads to the page of search. */
const Palette = lazy(() => import('./palette.tsx'));

/** Whether the search box is open; Ctrl-K or ⌘K opens it on every page, `/` where the page has no box of its own. */
export function useLauncher() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isOpening(event)) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const open = useCallback(() => setOpen(true), []);
  const close = useCallback(() => setOpen(false), []);
  return { isOpen, open, close };
}

function isOpening(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if ((ctrlKey || metaKey) && !altKey && !shiftKey) return key.toLowerCase() === 'k';
  const typing = (event.target as HTMLElement).matches('input, textarea, select, [contenteditable]');
  return key === '/' && !typing && !document.querySelector('main input[type=search]');
}

/** What opens the search box; without JavaScript it leads to the page of search. */
export function SearchLink({ onOpen, className = '' }: { onOpen: () => void; className?: string }) {
  const { t } = useTranslation();
  return (
    <Link
      to="/search"
      className={`${styles.link} ${className}`}
      aria-keyshortcuts="Control+K Meta+K"
      onClick={(event) => {
        event.preventDefault();
        onOpen();
      }}
    >
      {t('action.search')}
      <kbd className={styles.key} aria-hidden>
        Ctrl K
      </kbd>
    </Link>
  );
}

/** The search box once it is asked for. */
export function Launched({ isOpen, ...props }: PaletteProps & { isOpen: boolean }) {
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <Palette {...props} />
    </Suspense>
  );
}
