import { useEffect } from 'react';

/** Whether pages can be opened without a network now. Browsers allow it on https and localhost only. */
export const opensOffline = (): boolean => Boolean(navigator.serviceWorker?.controller);

/** Where copies are kept; nowhere while the product is developed. */
export const workers = () => (import.meta.env.PROD ? navigator.serviceWorker : undefined);

/** Asks the service worker (app/worker/sw.js) to copy its pages, or one desk, for this user. */
export async function askForCopies(message: { owner: string; desk?: string }): Promise<void> {
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

/** The path of a page in a cache. */
export const pathOf = ({ url }: Request) => new URL(url).pathname;

/** Forgets the copies, whoever they are of. */
export async function wipeCopies(): Promise<void> {
  if (!('caches' in window)) return;
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    const pages = (await cache.keys()).filter((request) => !pathOf(request).startsWith('/assets/'));
    await Promise.all(pages.map((request) => cache.delete(request)));
  }
}
