import { useEffect } from 'react';
import { OFFLINE_PAGES } from '#app/lib/offline-pages.ts';

/** Whether pages can be opened without a network now. Browsers allow it on https and localhost only. */
export const opensOffline = (): boolean => Boolean(navigator.serviceWorker?.controller);

/** Asks the service worker (app/worker/sw.js) for fresh copies of the pages it keeps for this user. */
export function useOfflineCopies(owner: string): void {
  useEffect(() => {
    const { serviceWorker } = navigator;
    if (!serviceWorker || !import.meta.env.PROD) return;
    const ask = async () => {
      const { active } = await serviceWorker.ready;
      active?.postMessage({ kind: 'copy', owner });
    };
    // A browser that refuses simply opens no page offline.
    serviceWorker.register('/sw.js').then(ask, () => {});
    serviceWorker.addEventListener('controllerchange', ask);
    window.addEventListener('online', ask);
    return () => {
      serviceWorker.removeEventListener('controllerchange', ask);
      window.removeEventListener('online', ask);
    };
  }, [owner]);
}

/** Forgets the copies, whoever they are of. */
export async function wipeCopies(): Promise<void> {
  if (!('caches' in window)) return;
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    await Promise.all(OFFLINE_PAGES.map((path) => cache.delete(path)));
  }
}
