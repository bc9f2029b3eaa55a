/** A sheet as text. */
export interface Grid {
  name: string;
  hidden: boolean;
  /** Rows that hold anything, in order. */
  rows: GridRow[];
  /** Cells that are shown as one, counted from 0; only the first holds the text. */
  merges: Merge[];
}

export interface GridRow {
  /** Counted from 1. */
  row: number;
  /**
   * By column, with gaps. A day is `2023-08-16`; a formula whose result the file does not keep is the formula, `=A1*2`.
   */
  cells: string[];
}

export interface Merge {
  s: { r: number; c: number };
  e: { r: number; c: number };
}

/** Larger files are refused. */
export const MAX_BYTES = 50 << 20;
