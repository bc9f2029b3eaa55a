import type { Problem } from '#app/lib/refusal.ts';

/** Where a ledger file stands on its way into records. */
export const IMPORT_STATES = [
  'reading',
  'mapping',
  'ready',
  'saving',
  'saved',
  'undoing',
  'undone',
  'failed',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** States in which the server works on the batch, and pages ask again. */
export const isBusy = (state: ImportState): boolean => ['reading', 'saving', 'undoing'].includes(state);

/** What saving would do with a row. */
export const VERDICTS = ['new', 'update', 'same', 'duplicate', 'error'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a person may say of a possible duplicate: a record of its own, one that exists, or leave it out. */
export const DECISIONS = ['new', 'existing', 'skip'] as const;
export type Decision = (typeof DECISIONS)[number];

/** { field: [before, after] }, as the history of a record tells of it. */
export type FieldChanges = Record<string, [unknown, unknown]>;

/** A record that a row may be the same as. */
export interface Candidate {
  /** Nothing for a record out of the user's sight: then only whom to ask is told. */
  id: string | null;
  label: string;
  /** The team that has it. */
  team: string;
  /** Why it may be the same: translation keys. */
  why: string[];
}

/** What stands in the way of a row, or is worth knowing of one of its cells. */
export interface RowProblem extends Problem {
  /** Column it concerns. */
  code: string | null;
}
