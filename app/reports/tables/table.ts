import type { Yuan } from '#app/lib/money.ts';

/*
 * A table as every report prints it: on the page, in csv, xlsx, json and Word. Values are exact; how they are
 * rounded and worded is the writers' business. Browser-safe; texts are in the reader's language.
 */

/**
 * What a column holds: a number of records, yuan, a ratio shown in percent, a ratio shown in percentage points with
 * its sign, a number of days, a place in a ranking, or words.
 */
export type ColumnKind = 'count' | 'money' | 'percent' | 'points' | 'days' | 'rank' | 'text';

export interface Column {
  id: string;
  label: string;
  kind: ColumnKind;
  /** A heading over this and the neighbouring columns that name the same. */
  group?: string;
}

/** Money and ratios as exact decimal text, the others as a number; null shows "—". */
export interface Cell {
  value: Yuan | string | number | null;
  /** The address of the records behind the number. */
  to?: string;
}

export interface Row {
  /** The code or id the row stands for. */
  key: string;
  label: string;
  cells: Cell[];
  /** How far below others it stands, as a team below its parent; 0 where left out. */
  depth?: number;
  /** What the reader may do about the row, on the page alone; `text` names the row for who hears it. */
  act?: { to: string; label: string; text: string };
}

export interface Table {
  /** Names the table in json and in addresses. */
  id: string;
  title: string;
  /** Head of a column of running numbers (序号) before the first; none where left out. Each group counts from 1. */
  numbered?: string;
  /** Head of the first column. */
  head: string;
  columns: Column[];
  /** Rows, under a heading of their own where they have one, such as the kind of team. */
  groups: { label: string | null; rows: Row[] }[];
  /** The whole, each record once; null where there is none. */
  total: Row | null;
  /** How the figures are defined. */
  notes: string[];
  /** Whether rows below others are folded away on the page until they are asked for. */
  folds?: boolean;
}

/** What stands at the head of every file. */
export interface Cover {
  title: string;
  lines: string[];
}

export const rowsOf = ({ groups, total }: Pick<Table, 'groups' | 'total'>): Row[] => [
  ...groups.flatMap(({ rows }) => rows),
  ...(total ? [total] : []),
];
