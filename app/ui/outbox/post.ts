import { type Entry, type Outcome, outcomeOf, type Post } from './entry.ts';

/** A photo on a slow line takes its time; longer than this nothing is coming. */
const TIMEOUT_MS = 120_000;

/**
 * Sends one part of an entry. The server is told who entered it, so that it is never saved in the name of somebody
 * who signed in here since, and how long ago, so that no clock of a browser is believed.
 */
export async function post({ url, key, fields, blob }: Post, entry: Entry): Promise<Outcome> {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  body.append('key', key);
  body.append('age', String(Math.max(0, Date.now() - entry.enteredAt)));
  if (blob) body.append('file', blob);
  const abort = new AbortController();
  const timeout = setTimeout(() => abort.abort(), TIMEOUT_MS);
  try {
    return await outcomeOf(
      await fetch(url, {
        method: 'POST',
        body,
        credentials: 'same-origin',
        redirect: 'manual',
        headers: { 'X-Entered-By': entry.owner },
        signal: abort.signal,
      }),
    );
  } catch {
    // No network, a broken connection, an answer cut in half: nobody knows whether it was saved.
    return { kind: 'unreachable' };
  } finally {
    clearTimeout(timeout);
  }
}

/** Whether the server can be reached at all, whatever stands in the way of one post. */
export async function reachesServer(): Promise<boolean> {
  try {
    const response = await fetch('/healthz', { cache: 'no-store' });
    return (await response.text()).trim() === 'ok';
  } catch {
    return false;
  }
}
