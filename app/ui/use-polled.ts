import { useCallback, useEffect, useRef, useState } from 'react';

const EVERY_MS = 1000;
const LONGEST_MS = 5000;
const TIMEOUT_MS = 4000;

/** What an address answers that is asked again and again: `body` is null while `state` is the one that was sent. */
export interface Polled<Body> {
  state: string;
  body: Body | null;
}

/**
 * Asks an address every second what is new and keeps the last answer. Without a network it asks less often, says that
 * the connection is lost, and catches up by itself; nothing on the page breaks.
 * @param first what the page was loaded with
 * @returns `heardAt`: when the last answered question was asked, by `performance.now()`
 */
export function usePolled<Body>(url: string, first: { state: string; body: Body }) {
  const [body, setBody] = useState(first.body);
  const [isLost, setLost] = useState(false);
  const [heardAt, setHeardAt] = useState(0);
  const state = useRef(first.state);
  const ask = useRef<() => void>(() => undefined);

  useEffect(() => {
    state.current = first.state;
    setBody(first.body);
  }, [first]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let failures = 0;
    let isAsking = false;
    let stopped = false;
    const run = async () => {
      if (isAsking || stopped) return;
      clearTimeout(timer);
      isAsking = true;
      const askedAt = performance.now();
      try {
        const answer = await read<Body>(`${url}?since=${encodeURIComponent(state.current)}`);
        if (stopped) return;
        failures = 0;
        state.current = answer.state;
        if (answer.body !== null) setBody(answer.body);
        setHeardAt(askedAt);
      } catch {
        failures += 1;
      }
      if (stopped) return;
      isAsking = false;
      // One answer that is late is no lost connection.
      setLost(failures > 1);
      timer = setTimeout(run, Math.min(EVERY_MS * 2 ** Math.max(0, failures - 1), LONGEST_MS));
    };
    const soon = () => void run();
    ask.current = soon;
    timer = setTimeout(run, EVERY_MS);
    window.addEventListener('online', soon);
    document.addEventListener('visibilitychange', soon);
    return () => {
      stopped = true;
      clearTimeout(timer);
      window.removeEventListener('online', soon);
      document.removeEventListener('visibilitychange', soon);
    };
  }, [url]);

  const refresh = useCallback(() => ask.current(), []);
  return { body, isLost, heardAt, refresh };
}

async function read<Body>(url: string): Promise<Polled<Body>> {
  const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}
