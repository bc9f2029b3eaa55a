import { useCallback, useEffect, useRef, useState } from 'react';

const EVERY_MS = 1000;
const LONGEST_MS = 5000;
const TIMEOUT_MS = 4000;

/** What an address answers that is asked again and again: `body` is null while `state` is the one that was sent. */
export interface Polled<Body> {
  state: string;
  body: Body | null;
  /** When the server answered, where the page says so. */
  at?: string;
}

/**
 * Asks an address again and again what is new and keeps the last answer. Without a network it asks less often, says that
 * the connection is lost, and catches up by itself; nothing on the page breaks.
 * The routes asked are guarded with `use: 'poll'` or `'screen'`: asking is not somebody at work, and keeps no session
 * open.
 * @param first what the page was loaded with
 * @param everyMs how often it asks
 * @returns `heardAt`: when the last answered question was asked, by `performance.now()`; `at`: when the server says it
 * answered
 */
export function usePolled<Body>(
  url: string,
  first: { state: string; body: Body; at?: string },
  everyMs: number = EVERY_MS,
) {
  const [body, setBody] = useState(first.body);
  const [at, setAt] = useState(first.at);
  const [isLost, setLost] = useState(false);
  const [heardAt, setHeardAt] = useState(0);
  const state = useRef(first.state);
  const ask = useRef<() => void>(() => undefined);

  useEffect(() => {
    state.current = first.state;
    setBody(first.body);
    setAt(first.at);
  }, [first]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let failures = 0;
    let isAsking = false;
    let isWanted = false;
    let stopped = false;
    const run = async () => {
      if (stopped) return;
      // What is asked already may have been read before there was news.
      isWanted = isAsking;
      if (isAsking) return;
      clearTimeout(timer);
      isAsking = true;
      const askedAt = performance.now();
      try {
        const since = state.current;
        const answer = await read<Body>(url, since);
        if (stopped) return;
        failures = 0;
        // The page was read anew meanwhile: that nothing is new was said of what it no longer shows.
        if (state.current === since) {
          state.current = answer.state;
          if (answer.body !== null) setBody(answer.body);
          setAt(answer.at);
          setHeardAt(askedAt);
        }
      } catch {
        failures += 1;
      }
      if (stopped) return;
      isAsking = false;
      // One answer that is late is no lost connection.
      setLost(failures > 1);
      timer = setTimeout(run, failures > 0 ? afterFailures(failures) : isWanted ? 0 : everyMs);
    };
    const soon = () => void run();
    ask.current = soon;
    timer = setTimeout(run, everyMs);
    window.addEventListener('online', soon);
    document.addEventListener('visibilitychange', soon);
    return () => {
      stopped = true;
      clearTimeout(timer);
      window.removeEventListener('online', soon);
      document.removeEventListener('visibilitychange', soon);
    };
  }, [url, everyMs]);

  const refresh = useCallback(() => ask.current(), []);
  return { body, isLost, heardAt, at, refresh };
}

const afterFailures = (failures: number) => Math.min(EVERY_MS * 2 ** (failures - 1), LONGEST_MS);

async function read<Body>(address: string, since: string): Promise<Polled<Body>> {
  const url = new URL(address, window.location.href);
  url.searchParams.set('since', since);
  const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}
