import type { Part } from '#app/domain/circulars/circular.ts';
import { rowsOf, type Table } from '../tables/table.ts';
import { type LineKind, reportLines } from '../trip-report/report-lines.ts';

/*
 * A circular as its page, its print and its Word file show it; what is frozen when it is issued. Browser-safe.
 */

export type Block =
  | {
      kind: LineKind;
      text: string;
      /** In a draft: the part it belongs to, and whether somebody wrote it anew. */
      part?: Part;
      isEdited?: boolean;
    }
  | {
      kind: 'table';
      label: string;
      /** 单位：个、亿元、%; empty where it has no figures. */
      unit: string;
      table: Table;
    };

export interface CircularDocument {
  title: string;
  /** 昭招商通报〔2023〕10号 */
  documentNumber: string;
  redHead: string;
  addressee: string;
  issuer: string;
  /** 2023年11月12日 */
  date: string;
  /** 版记; null: none. */
  colophon: {
    /** 抄送机关; empty: nobody. */
    copies: string;
    /** 印发机关. */
    printer: string;
    /** 2023年11月12日印发 */
    printed: string;
  } | null;
  blocks: Block[];
}

/** Columns, the first included, that still fit upright; wider tables are set across the page. */
const UPRIGHT_COLUMNS = 11;

/** Whether a table needs a page of its own, turned. */
export const isWide = ({ columns, numbered }: Table): boolean =>
  columns.length + (numbered ? 2 : 1) > UPRIGHT_COLUMNS;

/** Rows that still fit on one page together with the label and the heads. */
const ONE_PAGE = 20;

/** Whether a table stands on one page. */
export const isKeptTogether = (table: Table): boolean =>
  rowsOf(table).length <= ONE_PAGE && !table.columns.some(({ kind }) => kind === 'text');

/** The tables of a document, in order. */
export const tablesOf = ({ blocks }: Pick<CircularDocument, 'blocks'>): Table[] =>
  blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));

/** A section of the text: its heading, the parts below it, and the tables it ends with. */
export interface Section {
  /** Null: the opening, which stands before the first heading. */
  heading: string | null;
  parts: { part: Part; heading: string | null; text: string; isEdited: boolean }[];
  tables: Table[];
}

const NUMERALS = '一二三四五六七八九十';

interface TableWords {
  /** The line above a table. */
  tableLabel(number: number, title: string): string;
  unit(table: Table): string;
  /** That the other notes are those of an earlier table. */
  sameNotes(number: number, title: string): string;
}

/**
 * The text with its headings numbered: 一、 and, where a section has several parts, （一）; tables numbered through.
 * Sections and parts that say nothing are left out.
 * A note that an earlier table has is not repeated, but referred to.
 */
export function blocksOf(sections: readonly Section[], { tableLabel, unit, sameNotes }: TableWords): Block[] {
  const said = sections
    .map((section) => ({ ...section, parts: section.parts.filter(({ text }) => text.trim() !== '') }))
    .filter(({ parts, tables }) => parts.length > 0 || tables.length > 0);
  let headings = 0;
  const tables: Table[] = [];
  const tableBlock = (table: Table): Block => {
    const same = tables.findIndex(({ notes }) => notes.some((note) => table.notes.includes(note)));
    const earlier = tables[same];
    tables.push(table);
    const notes = earlier
      ? [...table.notes.filter((note) => !earlier.notes.includes(note)), sameNotes(same + 1, earlier.title)]
      : table.notes;
    const label = tableLabel(tables.length, table.title);
    return { kind: 'table', label, unit: unit(table), table: { ...table, notes } };
  };
  return said.flatMap((section): Block[] => {
    const heading: Block[] = section.heading
      ? [{ kind: 'heading', text: `${NUMERALS[headings++]}、${section.heading}` }]
      : [];
    let subheadings = 0;
    const parts = section.parts.flatMap(({ part, heading, text, isEdited }): Block[] => [
      ...(heading ? [{ kind: 'subheading' as const, text: `（${NUMERALS[subheadings++]}）${heading}` }] : []),
      ...reportLines(text).map((line) => ({ ...line, part, isEdited })),
    ]);
    return [...heading, ...parts, ...section.tables.map(tableBlock)];
  });
}

/** A draft's document as it is frozen: without what only matters to whoever drafts it. */
export function frozen({ blocks, ...document }: CircularDocument): CircularDocument {
  return {
    ...document,
    blocks: blocks.map((block) => (block.kind === 'table' ? block : { kind: block.kind, text: block.text })),
  };
}
