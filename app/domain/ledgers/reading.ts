import type { AgreementKind } from '#app/domain/agreements/agreement.rules.ts';
import type { LocalDate } from '#app/lib/dates.ts';
import type { Yuan } from '#app/lib/money.ts';
import type { COLUMNS, ColumnKind, LedgerKind } from './ledger.ts';

/** A file of ledgers as rows. Every part is plain JSON. */
export interface LedgerReading {
  sheets: SheetReading[];
}

export interface SheetReading {
  name: string;
  /** Not shown in the workbook, and not read. */
  hidden: boolean;
  /** Nothing where the head is that of no ledger. */
  ledger: LedgerKind | null;
  /** The rows of the head, counted from 1; nothing where no row looks like one. */
  head: { from: number; to: number } | null;
  /** The same for sheets with the same heads, for mappings that are remembered. */
  layout: string;
  columns: SheetColumn[];
  context: RowContext;
  rows: RowReading[];
  skipped: SkippedRow[];
  totals: Total[];
}

export interface SheetColumn {
  /** Counted from 0. */
  index: number;
  /** As in the file; of a head of two levels both, `投资主体/企业名称`. */
  head: string;
  /** Nothing for a column that is not understood. Two columns may have the same: their cells are put together. */
  code: string | null;
}

/** What cells of a sheet leave to its title, its head or its name. */
export interface RowContext {
  countyCode?: string;
  year?: number;
  /** The county bureau or other team that filled it in, as written. */
  team?: string;
  /** In what bare numbers of a column are counted, by its code: 万元, 亩. */
  units: Record<string, string>;
}

export interface RowReading {
  /** Counted from 1, as spreadsheets do. */
  row: number;
  /** By code of the column, as in the file; dates of the spreadsheet's own kind as `2023-08-16`. */
  cells: Record<string, string>;
  /** By code of the column; a cell that is empty or was not understood has none. */
  values: RowValues;
  problems: CellProblem[];
}

export interface CellProblem {
  code: string;
  /** An error keeps the row from being saved; a warning is only said. */
  level: 'error' | 'warning';
  /** A translation key with its values. */
  key: string;
  values?: Record<string, string | number>;
}

export interface SkippedRow {
  row: number;
  /** The last of several blank rows. */
  to?: number;
  why: 'blank' | 'title' | 'summary' | 'note';
  text: string;
}

/** What the file says of itself, beside what was understood of the rows it sums. */
export interface Total {
  row: number;
  /** The column that is summed; `rows` for the number of rows. */
  code: string;
  /** Yuan, mu or a number. */
  stated: string;
  understood: string;
  /** The same at the precision of what is stated. */
  agrees: boolean;
}

/** A day that is known as well as it was written: `2023年8月` is the first of the month, precision `month`. */
export interface LooseDay {
  on: LocalDate;
  precision: 'day' | 'third' | 'month' | 'quarter' | 'year';
}

export interface Money {
  /** Nothing for a foreign amount, which has no rate here. */
  yuan: Yuan | null;
  /** Of a foreign amount in its own currency, `80000000.00`. */
  original: string | null;
  currency: string;
}

export interface Person {
  name: string;
  title: string;
  phone: string;
}

export interface EventNamed {
  name: string;
  /** Code of the series; nothing for an event that is none of them. */
  series: string | null;
  year: number | null;
  /** 第七届 is 7. */
  ordinal: number | null;
}

/** As what a cell is understood, by the kind of its column. */
export interface ValueOf {
  text: string;
  list: string[];
  companies: string[];
  people: Person[];
  phone: string[];
  money: Money;
  /** Mu (亩), at most two decimals. */
  area: string;
  count: number;
  day: LooseDay;
  period: { from: LooseDay; to: LooseDay };
  /** Codes of the region, the chain. */
  county: string;
  origin: string;
  chain: string;
  event: EventNamed;
  agreement: AgreementKind;
  screening: 'positive' | 'negative' | 'more';
  uscc: string;
}

export type CellValue = ValueOf[ColumnKind];
export type RowValues = Record<string, CellValue>;

/** The values of a row of one ledger, by their codes. */
export type LedgerValues<K extends LedgerKind> = {
  [C in (typeof COLUMNS)[K][number] as C['code']]?: ValueOf[C['kind']];
};

/** What a code table calls things; the first name is the one shown. */
export interface Named {
  code: string;
  names: string[];
}

/** The names by which cells are recognised, as the office keeps them. */
export interface LedgerNames {
  counties: Named[];
  /** Provinces and countries that companies come from. */
  origins: Named[];
  chains: Named[];
  series: Named[];
}

/** What was settled by hand for sheets of one layout. */
export interface ColumnMapping {
  layout: string;
  ledger: LedgerKind;
  /** The code of a head as in SheetColumn; nothing for a column that is not taken over. */
  columns: Record<string, string | null>;
  /** In what bare numbers of a column are counted, by its code, where the file does not say. */
  units?: Record<string, string>;
}

/** What readLedgerFile needs to know beside the file. */
export interface ReadingOptions {
  names: LedgerNames;
  mappings: ColumnMapping[];
  /** Days without a year, in a sheet without one, are of the year before it. */
  today: LocalDate;
  /** As it was called when it was uploaded: it may name the county and the year, and says what a .csv is. */
  fileName?: string;
}
