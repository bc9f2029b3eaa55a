import { useEffect, useRef, useState } from 'react';
import type { Entry } from './entry.ts';
import { useOutbox } from './use-outbox.ts';

/**
 * What was tapped at this desk and is not on the desk's picture yet: what waits in the outbox, and what left it after
 * the picture was asked for, so that a line never flickers back while the next picture is on its way.
 * @param group what the groups of the desk's taps begin with
 * @param heardAt when the picture was asked for, by `performance.now()`
 */
export function useTapped(group: string, heardAt: number): Entry[] {
  const { entries } = useOutbox();
  const taps = entries.filter((entry) => entry.group.startsWith(group));
  const before = useRef<Entry[]>([]);
  const [left, setLeft] = useState<{ entry: Entry; at: number }[]>([]);
  const keys = taps.map(({ key, state }) => `${key}${state}`).join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each change of the outbox
  useEffect(() => {
    const gone = before.current.filter(
      (entry) => entry.state !== 'attention' && !taps.some(({ key }) => key === entry.key),
    );
    before.current = taps;
    if (gone.length > 0) {
      const at = performance.now();
      setLeft((known) => [...known, ...gone.map((entry) => ({ entry, at }))]);
    }
  }, [keys]);

  return [...left.filter(({ at }) => at > heardAt).map(({ entry }) => entry), ...taps];
}
