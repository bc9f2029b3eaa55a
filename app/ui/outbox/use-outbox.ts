import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Entry } from './entry.ts';
import { discard, retry } from './outbox.ts';
import { EMPTY, readSnapshot, subscribe } from './snapshot.ts';

const SETTLE_MS = 100;

interface Outbox {
  /** Oldest first; `waiting`, `sending`, or `attention` with its problems. */
  entries: readonly Entry[];
  /** Whether the last that was heard of the network was good. */
  online: boolean;
  retry: (key: string) => Promise<void>;
  discard: (key: string) => Promise<void>;
}

/** What the signed-in user has entered here and not sent yet, of one group or all. */
export function useOutbox(group?: string): Outbox {
  const { entries, online } = useSnapshot();
  const own = group === undefined ? entries : entries.filter((entry) => entry.group === group);
  return { entries: own, online, retry, discard };
}

const useSnapshot = () => useSyncExternalStore(subscribe, readSnapshot, () => EMPTY);

/** Runs the outbox of the signed-in user while the frame stands, and reads the page anew after something was sent. */
export function useOutboxOf(owner: string): void {
  const { sent } = useSnapshot();
  const seen = useRef(sent);
  const revalidator = useRevalidator();
  useEffect(() => {
    let stop: (() => void) | undefined;
    let left = false;
    void import('./core.ts').then(({ listen, setOwner }) => {
      if (left) return;
      stop = listen();
      void setOwner(owner);
    });
    return () => {
      left = true;
      stop?.();
      void import('./core.ts').then(({ setOwner }) => setOwner(''));
    };
  }, [owner]);
  useEffect(() => {
    if (seen.current === sent) return;
    // One reading for a whole queue that goes out at once.
    const timeout = setTimeout(() => {
      seen.current = sent;
      revalidator.revalidate();
    }, SETTLE_MS);
    return () => clearTimeout(timeout);
  }, [sent, revalidator]);
}
