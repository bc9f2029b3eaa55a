import type { PlannedGuest } from './guest-import.server.ts';

const SHOWN = 200;

/** What the page shows of a list that was read: figures, and the lines with something to say first. */
export function previewOf(text: string, planned: PlannedGuest[]) {
  const rank = ({ problems, repeats }: PlannedGuest) => (problems.length > 0 ? 0 : repeats ? 1 : 2);
  const rows = [...planned].sort((a, b) => rank(a) - rank(b) || a.line - b.line);
  return {
    text,
    total: planned.length,
    wrong: planned.filter((row) => rank(row) === 0).length,
    repeated: planned.filter((row) => rank(row) === 1).length,
    fresh: planned.filter((row) => rank(row) === 2).length,
    rows: rows
      .slice(0, SHOWN)
      .map(({ line, cells, problems, repeats }) => ({ line, cells, problems, repeats })),
  };
}

export type Preview = ReturnType<typeof previewOf>;
