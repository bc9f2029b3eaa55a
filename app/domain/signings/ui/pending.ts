import { useEffect, useRef, useState } from 'react';
import type { Entry } from '#app/ui/outbox/entry.ts';
import { useOutbox } from '#app/ui/outbox/use-outbox.ts';
import type { DeskLine } from '../desk.queries.server.ts';

const GROUP = 'signing:';

/** Where what is tapped on a line is kept until it is sent. */
export const groupOf = (lineId: string) => `${GROUP}${lineId}`;

/**
 * What was tapped at this desk and is not on the desk's picture yet: what waits in the outbox, and what left it after
 * the picture was asked for, so that a line never flickers back while the next picture is on its way.
 * @param heardAt when the picture was asked for
 */
export function useTapped(heardAt: number): Entry[] {
  const { entries } = useOutbox();
  const taps = entries.filter(({ group }) => group.startsWith(GROUP));
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

/** How a line stands when what was tapped on it has gone through. */
export interface LineState {
  isSigned: boolean;
  /** Signed or undone here, and not yet known to be recorded. */
  isWaiting: boolean;
  /** What the server refused. */
  refused: Entry | null;
  /** What an undo takes back: the key of the tap, or the agreement. */
  of: string | null;
}

/** A line with its taps, oldest first. */
export function stateOf(line: Pick<DeskLine, 'id' | 'signed'>, tapped: readonly Entry[]): LineState {
  const state: LineState = {
    isSigned: line.signed !== null,
    isWaiting: false,
    refused: null,
    of: line.signed?.agreementId ?? null,
  };
  for (const entry of tapped.filter(({ group }) => group === groupOf(line.id))) {
    if (entry.state === 'attention') {
      state.refused = entry;
      continue;
    }
    const signs = entry.action.endsWith('/sign');
    state.isSigned = signs;
    state.isWaiting = true;
    state.of = signs ? entry.key : null;
  }
  return state;
}
