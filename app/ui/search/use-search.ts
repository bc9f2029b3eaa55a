import { useEffect, useState } from 'react';

const PAUSE_MS = 120;

/** A record that was found. */
export interface Found {
  to: string;
  text: string;
  note: string;
}

export interface FoundGroup {
  kind: string;
  hits: Found[];
  more: boolean;
}

interface State {
  groups: FoundGroup[];
  /** What the groups answer. */
  query: string;
  isOffline: boolean;
}

const NOTHING: State = { groups: [], query: '', isOffline: false };

/**
 * Asks while somebody types: after a short pause, one question at a time, each ending the one before, so that no late
 * answer takes the place of a newer one.
 */
export function useSearch(typed: string): State & { isAsking: boolean } {
  const [state, setState] = useState(NOTHING);
  const query = typed.trim();
  useEffect(() => {
    if (query === '') return setState(NOTHING);
    const asking = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`/search.json?q=${encodeURIComponent(query)}`, { signal: asking.signal });
        if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
        const { groups } = (await answer.json()) as { groups: FoundGroup[] };
        setState({ groups, query, isOffline: false });
      } catch {
        if (!asking.signal.aborted) setState({ groups: [], query, isOffline: true });
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [query]);
  return { ...state, isAsking: query !== state.query };
}
