import type { Answer, Entry } from './entry.ts';

/*
 * What every page knows of the outbox, small enough to be loaded with it. The part that reads, keeps and sends
 * (core.ts) fills it when it has loaded.
 */

export interface Snapshot {
  /** Those of the signed-in user, oldest first. */
  entries: readonly Entry[];
  /** Whether the last that was heard of the network was good. */
  online: boolean;
  /** Counts the times that something was sent, from any tab. */
  sent: number;
}

/** How an entry fared: sent, refused, or kept for later. */
export type Fate = { key: string } & (
  | { state: 'sent'; answer: Answer }
  | { state: 'attention' }
  | { state: 'waiting' }
);

export const EMPTY: Snapshot = { entries: [], online: true, sent: 0 };

let snapshot = EMPTY;
const listeners = new Set<() => void>();
const fateListeners = new Set<(fate: Fate) => void>();

export const readSnapshot = (): Snapshot => snapshot;

/** Whether there is no network, as far as anybody here knows. */
export const isOffline = (): boolean => !navigator.onLine || !snapshot.online;

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function publish(change: Partial<Snapshot>): void {
  snapshot = { ...snapshot, ...change };
  for (const listener of listeners) listener();
}

/** Hears how entries fare, in whichever tab they were sent. */
export function onFate(listener: (fate: Fate) => void): () => void {
  fateListeners.add(listener);
  return () => fateListeners.delete(listener);
}

export function publishFate(fate: Fate): void {
  for (const listener of fateListeners) listener(fate);
}
