import { useContext, useEffect, useState } from 'react';
import type { FormValues } from '#app/lib/form-data.ts';
import type { Problem } from '#app/lib/refusal.ts';
import { problemOf } from '#app/lib/schema.ts';
import { DraftOwner } from '#app/ui/form/draft.tsx';
import type { Pasted } from '../paste.rules.ts';
import { amountText, readAmount, readCell } from '../target.rules.ts';

export interface Cell {
  amount: string | null;
  planned: boolean;
  version: number;
}
type Cells = Record<string, Cell>;

/** What was typed into a cell, and the version of its target when that began. */
interface Draft {
  text: string;
  version: number;
}
export type Drafts = Record<string, Draft>;

export interface GridAnswer {
  problems: Problem[];
  values: FormValues;
  /** What a table pasted without JavaScript was read as. */
  pasted?: Pasted;
}

/** The measure a cell is about. */
export const measureOf = (cell: string) => readCell(cell)?.measure ?? 'signed_amount';

/** How a cell reads as saved. */
export const savedText = (cell: string, { amount }: Cell): string => amountText(measureOf(cell), amount);

/**
 * What is typed into the grid and not yet saved. It is kept in this browser until it is saved or discarded; what the
 * server refused stays as typed, with the problem at its cell until that is typed into again.
 * @param saved changes with every save of the year
 */
export function useDrafts(year: number, cells: Cells, answer: GridAnswer | undefined, saved: string) {
  const key = `draft:${useContext(DraftOwner)}:/reports/targets?year=${year}`;
  const [drafts, setDrafts] = useState<Drafts>(() => draftsOf(answer, cells));
  const [told, setTold] = useState<Record<string, Problem>>(() => toldBy(answer));
  const [restored, setRestored] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only as the year is opened
  useEffect(() => {
    const kept = localStorage.getItem(key);
    if (!kept) return;
    const known = Object.entries(JSON.parse(kept) as Drafts).filter(([cell]) => cells[cell]);
    setDrafts((typed) => ({ ...Object.fromEntries(known), ...typed }));
    setRestored(known.length > 0);
  }, [key]);
  useEffect(() => setTold(toldBy(answer)), [answer]);
  // After a save, what stands as typed is no longer a draft: an undo must not bring it back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when a save has happened
  useEffect(() => {
    setDrafts((typed) =>
      Object.fromEntries(Object.entries(typed).filter(([cell]) => isDirty(cell, typed[cell], cells[cell]))),
    );
  }, [saved]);
  const dirty = Object.keys(drafts).filter((cell) => isDirty(cell, drafts[cell], cells[cell]));
  useEffect(() => {
    const kept = Object.fromEntries(dirty.map((cell) => [cell, drafts[cell]]));
    if (dirty.length > 0) localStorage.setItem(key, JSON.stringify(kept));
    else localStorage.removeItem(key);
  }, [dirty, drafts, key]);

  const forget = (names: readonly string[]) =>
    setTold((known) => Object.fromEntries(Object.entries(known).filter(([cell]) => !names.includes(cell))));
  return {
    drafts,
    dirty,
    restored: restored && dirty.length > 0,
    /** What stands in a cell now. */
    text: (cell: string) => drafts[cell]?.text ?? savedText(cell, cells[cell] ?? NONE),
    /** The amount a cell stands for now; as saved where it cannot be read. */
    amount: (cell: string) => {
      const read = drafts[cell] && readAmount(measureOf(cell), drafts[cell].text);
      return read && 'amount' in read ? read.amount : (cells[cell]?.amount ?? null);
    },
    problem: (cell: string): Problem | undefined => {
      if (told[cell]) return told[cell];
      const read = drafts[cell] && readAmount(measureOf(cell), drafts[cell].text);
      return read && 'problem' in read ? problemOf({ message: read.problem, path: [cell] }) : undefined;
    },
    /** The version to save a cell with: whoever saves again after being told of a newer one means it. */
    version: (cell: string) =>
      told[cell]?.key === 'targets:problem.stale' || !drafts[cell]
        ? (cells[cell]?.version ?? 0)
        : drafts[cell].version,
    type: (typed: readonly { cell: string; text: string }[]) => {
      forget(typed.map(({ cell }) => cell));
      setDrafts((known) => ({
        ...known,
        ...Object.fromEntries(
          typed.map(({ cell, text }) => [
            cell,
            { text, version: known[cell]?.version ?? cells[cell]?.version ?? 0 },
          ]),
        ),
      }));
    },
    /** Sets the grid back to what was typed at some time before. */
    rewind: (to: Drafts) => {
      setTold({});
      setDrafts(to);
    },
    restore: (cell: string) => {
      forget([cell]);
      setDrafts(({ [cell]: _gone, ...others }) => others);
    },
    discard: () => {
      setTold({});
      setDrafts({});
      setRestored(false);
    },
  };
}

const NONE: Cell = { amount: null, planned: false, version: 0 };

function isDirty(cell: string, draft: Draft | undefined, saved: Cell = NONE): boolean {
  if (!draft) return false;
  const read = readAmount(measureOf(cell), draft.text);
  return !('amount' in read) || read.amount !== saved.amount;
}

/** What the server sent back as typed, where the page was answered without JavaScript. */
function draftsOf(answer: GridAnswer | undefined, cells: Cells): Drafts {
  const posted = answer?.values.cells;
  if (!Array.isArray(posted)) return {};
  const typed = posted as { cell?: string; amount?: string }[];
  return Object.fromEntries(
    typed.flatMap(({ cell = '', amount = '' }) =>
      cells[cell] && amount.trim() !== savedText(cell, cells[cell])
        ? [[cell, { text: amount, version: cells[cell].version }]]
        : [],
    ),
  );
}

const toldBy = (answer: GridAnswer | undefined): Record<string, Problem> =>
  Object.fromEntries((answer?.problems ?? []).flatMap((one) => (one.field ? [[one.field, one]] : [])));
