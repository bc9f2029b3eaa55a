import { useLocation } from '@remix-run/react';
import { useContext, useEffect } from 'react';
import { OFFLINE_DESKS } from '#app/lib/offline-pages.ts';
import { DraftOwner } from '../form/draft.tsx';

/** What a desk shows changes in bursts; one copy for each. */
const SETTLE_MS = 2_000;

/** Whether pages can be opened without a network now. Browsers allow it on https and localhost only. */
export const opensOffline = (): boolean => Boolean(navigator.serviceWorker?.controller);

const workers = () => (import.meta.env.PROD ? navigator.serviceWorker : undefined);

async function askForCopies(message: { owner: string; desk?: string }): Promise<void> {
  const registration = await workers()?.ready;
  registration?.active?.postMessage({ kind: 'copy', ...message });
}

/** Asks the service worker (app/worker/sw.js) for fresh copies of the pages it keeps for this user. */
export function useOfflineCopies(owner: string): void {
  useEffect(() => {
    const ask = () => void askForCopies({ owner });
    // A browser that refuses simply opens no page offline.
    workers()
      ?.register('/sw.js')
      .then(ask, () => {});
    workers()?.addEventListener('controllerchange', ask);
    window.addEventListener('online', ask);
    return () => {
      workers()?.removeEventListener('controllerchange', ask);
      window.removeEventListener('online', ask);
    };
  }, [owner]);
}

/**
 * Keeps a copy of the desk that is open, so that it opens without a network when its tab is lost.
 * @param picture what it shows; a copy is made whenever it has changed
 */
export function useDeskCopy(picture: unknown): void {
  const owner = useContext(DraftOwner);
  const { pathname: desk } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each picture
  useEffect(() => {
    const ask = () => void askForCopies({ owner, desk });
    const timer = setTimeout(ask, SETTLE_MS);
    workers()?.addEventListener('controllerchange', ask);
    return () => {
      clearTimeout(timer);
      workers()?.removeEventListener('controllerchange', ask);
    };
  }, [owner, desk, picture]);
}

const pathOf = ({ url }: Request) => new URL(url).pathname;

/** The desks that open without a network now. */
export async function keptDesks(): Promise<string[]> {
  const kept = new Set<string>();
  if (!opensOffline()) return [];
  for (const name of await caches.keys()) {
    for (const request of await (await caches.open(name)).keys()) kept.add(pathOf(request));
  }
  return [...kept].filter((path) => OFFLINE_DESKS.test(path)).sort();
}

/** Forgets the copies, whoever they are of. */
export async function wipeCopies(): Promise<void> {
  if (!('caches' in window)) return;
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    const pages = (await cache.keys()).filter((request) => !pathOf(request).startsWith('/assets/'));
    await Promise.all(pages.map((request) => cache.delete(request)));
  }
}
