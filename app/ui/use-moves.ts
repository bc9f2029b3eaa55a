import { useRevalidator } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '#app/lib/refusal.ts';
import { moveItem } from '#app/lib/reorder.ts';

interface Move {
  id: string;
  toIndex: number;
  /** When it was saved, by `performance.now()`. */
  savedAt?: number;
}

/** Where the items come from, and how they are asked for anew. */
interface Reading {
  /** When the items shown were asked for, by `performance.now()`. */
  heardAt: number;
  refresh: () => void;
}

/**
 * Moves in a list that the server keeps: each shows at once and is posted when the one before has been answered, so
 * that none cancels another and the server hears them in their order.
 * @param post saves a move and says what stands against it
 */
export function useMoves<Item extends { id: string }>(
  items: Item[],
  { heardAt, refresh }: Reading,
  post: (id: string, toIndex: number) => Promise<Problem[]>,
) {
  const [moves, setMoves] = useState<Move[]>([]);
  const [problems, setProblems] = useState<Problem[]>([]);
  const last = useRef<Promise<void>>(Promise.resolve());

  const onMove = (id: string, toIndex: number) => {
    const move: Move = { id, toIndex };
    setMoves((known) => [...known, move]);
    last.current = last.current.then(async () => {
      const refused = await post(id, toIndex);
      setProblems(refused);
      const savedAt = performance.now();
      // One that was refused is taken back, others stand until they are heard of.
      setMoves((known) =>
        known
          .filter((one) => one !== move || refused.length === 0)
          .map((one) => (one === move ? { ...move, savedAt } : one)),
      );
      refresh();
    });
  };
  // What the server was asked for after a move was saved has it in it.
  const open = moves.filter(({ savedAt }) => savedAt === undefined || savedAt > heardAt);
  return {
    items: open.reduce((list, { id, toIndex }) => moveItem(list, id, toIndex), items),
    onMove,
    isSaving: open.length > 0,
    problems,
  };
}

/** For lists that came with the page. */
export function usePageReading(): Reading {
  const { state, revalidate } = useRevalidator();
  const askedAt = useRef(0);
  const [heardAt, setHeardAt] = useState(0);
  useEffect(() => {
    if (state === 'idle') setHeardAt(askedAt.current);
  }, [state]);
  const refresh = useCallback(() => {
    askedAt.current = performance.now();
    revalidate();
  }, [revalidate]);
  return { heardAt, refresh };
}
