import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayOpenOffline } from '#app/lib/offline-pages.ts';
import { Button } from '../button.tsx';
import { sendNow } from '../outbox/outbox.ts';
import { isOffline } from '../outbox/snapshot.ts';
import { opensOffline } from './copies.ts';
import styles from './offline.module.css';

const INTENT = ['mouseover', 'focusin', 'touchstart'];

/**
 * Without a network a link or a form would take the page away and what was typed on it, and show nothing. It keeps
 * people on the page they are on, says why, and offers what does open.
 */
export function OfflineGuard({ logsVisits }: { logsVisits: boolean }) {
  const { t } = useTranslation();
  const [stopped, setStopped] = useState(false);
  useEffect(() => {
    const stop = (event: Event) => {
      event.preventDefault();
      event.stopPropagation();
      setStopped(true);
      // Perhaps the network is back by now: then the next attempt goes through.
      void sendNow();
    };
    // Remix fetches what a touched link leads to, and reloads the page when the script of it does not come.
    const onIntent = (event: Event) => {
      if (isOffline() && (event.target as Element).closest?.('a')) event.stopPropagation();
    };
    const onClick = (event: MouseEvent) => {
      const target = isOffline() ? followed(event) : undefined;
      if (!target) return;
      const both = [window.location.pathname, target.pathname];
      if (!opensOffline() || !both.every(mayOpenOffline)) return stop(event);
      event.preventDefault();
      event.stopPropagation();
      window.location.assign(target.href);
    };
    const onSubmit = (event: SubmitEvent) => {
      const form = event.target as HTMLFormElement;
      if (isOffline() && !('worksOffline' in form.dataset)) stop(event);
    };
    const onOnline = () => setStopped(false);
    // On the window and before all others, so that React hears nothing of what is stopped.
    window.addEventListener('click', onClick, true);
    window.addEventListener('submit', onSubmit, true);
    window.addEventListener('online', onOnline);
    for (const type of INTENT) window.addEventListener(type, onIntent, true);
    return () => {
      window.removeEventListener('click', onClick, true);
      window.removeEventListener('submit', onSubmit, true);
      window.removeEventListener('online', onOnline);
      for (const type of INTENT) window.removeEventListener(type, onIntent, true);
    };
  }, []);
  if (!stopped) return null;
  return (
    <div className={styles.notice} role="alert">
      <p>{t('outbox:guard.text')}</p>
      {opensOffline() && (
        <p className={styles.ways}>
          {logsVisits && (
            <a href="/visits/new" data-leaves>
              {t('nav.logVisit')}
            </a>
          )}
          <a href="/outbox" data-leaves>
            {t('outbox:title')}
          </a>
        </p>
      )}
      <Button onClick={() => setStopped(false)}>{t('outbox:guard.stay')}</Button>
    </div>
  );
}

/** The page of ours that a click would open in this tab; undefined for any other click. */
function followed(event: MouseEvent): HTMLAnchorElement | undefined {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element).closest?.('a');
  if (!link?.href || link.origin !== window.location.origin || link.target || link.download) return;
  if ('leaves' in link.dataset) return;
  const isHere = link.pathname === window.location.pathname && link.search === window.location.search;
  return isHere && link.hash ? undefined : link;
}
