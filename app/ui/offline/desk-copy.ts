import { useLocation } from '@remix-run/react';
import { useContext, useEffect } from 'react';
import { OFFLINE_DESKS } from '#app/lib/offline-pages.ts';
import { DraftOwner } from '../form/draft.tsx';
import { askForCopies, opensOffline, pathOf, workers } from './copies.ts';

/** What a desk shows changes in bursts; one copy for each. */
const SETTLE_MS = 2_000;

/**
 * Keeps a copy of the desk that is open, so that it opens without a network when its tab is lost.
 * @param picture what it shows; a copy is made whenever it has changed
 * @param page another page that is wanted at the desk, or none
 */
export function useDeskCopy(picture: unknown, page?: string | null): void {
  const owner = useContext(DraftOwner);
  const { pathname } = useLocation();
  const desk = page === undefined ? pathname : page;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each picture
  useEffect(() => {
    if (desk === null) return;
    const ask = () => void askForCopies({ owner, desk });
    const timer = setTimeout(ask, SETTLE_MS);
    workers()?.addEventListener('controllerchange', ask);
    return () => {
      clearTimeout(timer);
      workers()?.removeEventListener('controllerchange', ask);
    };
  }, [owner, desk, picture]);
}

/** The desks that open without a network now. */
export async function keptDesks(): Promise<string[]> {
  const kept = new Set<string>();
  if (!opensOffline()) return [];
  for (const name of await caches.keys()) {
    for (const request of await (await caches.open(name)).keys()) kept.add(pathOf(request));
  }
  return [...kept].filter((path) => OFFLINE_DESKS.test(path) && !path.endsWith('/new')).sort();
}
