import type { Entry, NewEntry, Outcome } from './entry.ts';
import { type Fate, onFate, readSnapshot } from './snapshot.ts';

/*
 * The outbox: what is entered in the field is kept in this browser first and sent as soon as there is a network,
 * once, in order. Pages call `enqueue` and show `useOutbox` (use-outbox.ts); what keeps and sends is loaded after
 * the page stands.
 */

const core = () => import('./core.ts');

/** A key for one entry or attachment: 32 hexadecimal digits. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Keeps an entry under the signed-in user and starts sending it. Resolves when it is kept.
 * @throws when this browser cannot keep it, as in some private windows; then post the form as usual
 */
export async function enqueue(entry: NewEntry): Promise<void> {
  await (await core()).enqueue(entry);
}

/**
 * The same, and waits a little for the server: an entry that is answered within `limitMs` comes back as sent, with
 * the answer, or as refused; else it is waiting.
 * @param onKept called once the entry is kept, before anything is known of the server
 * @throws like `enqueue`
 */
export async function enqueueAndWait(
  entry: NewEntry,
  limitMs = 10_000,
  onKept: () => void = () => {},
): Promise<Fate> {
  return new Promise<Fate>((resolve, reject) => {
    const stop = onFate((fate) => fate.key === entry.key && end(fate));
    const timeout = setTimeout(() => end({ key: entry.key, state: 'waiting' }), limitMs);
    const end = (fate: Fate) => {
      stop();
      clearTimeout(timeout);
      resolve(fate);
    };
    enqueue(entry).then(onKept, (error) => {
      stop();
      clearTimeout(timeout);
      reject(error);
    });
  });
}

/** How an entry fared: as the outbox says, or `lost` where this browser keeps nothing and it was not saved either. */
export type Delivery = Fate | { key: string; state: 'lost' };

/**
 * Hands an entry to the outbox and waits a little; where this browser keeps nothing, posts it now.
 * @param onSafe called once what was typed is kept or saved, and may leave the page
 */
export async function deliver(entry: NewEntry, limitMs: number, onSafe = () => {}): Promise<Delivery> {
  try {
    return await enqueueAndWait(entry, limitMs, onSafe);
  } catch {
    const outcome = await core()
      .then(({ postUnkept }) => postUnkept(entry))
      .catch(unreachable);
    if (outcome.kind !== 'saved') return { key: entry.key, state: 'lost' };
    onSafe();
    return { key: entry.key, state: 'sent', answer: outcome.answer };
  }
}

const unreachable = (): Outcome => ({ kind: 'unreachable' });

/** Tries an entry again that the server refused. */
export async function retry(key: string): Promise<void> {
  await (await core()).retry(key);
}

/** Takes an entry away without sending it. */
export async function discard(key: string): Promise<void> {
  await (await core()).discard(key);
}

/** Puts back an entry that was discarded. */
export async function restore(entry: Entry): Promise<void> {
  await (await core()).restore(entry);
}

/** Sends what can be sent within `limitMs`. @returns how many entries are left */
export async function sendNow(limitMs = 10_000): Promise<number> {
  const limit = new Promise<void>((resolve) => setTimeout(resolve, limitMs));
  await Promise.race([(await core()).flush(), limit]);
  return readSnapshot().entries.length;
}

/** Forgets everything the signed-in user entered in this browser and did not send. */
export async function wipeOutbox(): Promise<void> {
  await (await core()).wipe();
}
