import type { Part } from '#app/domain/circulars/circular.ts';
import type { Table } from '../tables/table.ts';
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
  | { kind: 'table'; label: string; table: Table };

export interface CircularDocument {
  title: string;
  /** 昭招商通报〔2023〕10号 */
  documentNumber: string;
  redHead: string;
  addressee: string;
  issuer: string;
  /** 2023年11月12日 */
  date: string;
  blocks: Block[];
}

/** Columns, the first included, that still fit upright; wider tables are set across the page. */
const UPRIGHT_COLUMNS = 11;

/** Whether a table needs a page of its own, turned. */
export const isWide = ({ columns, numbered }: Table): boolean =>
  columns.length + (numbered ? 2 : 1) > UPRIGHT_COLUMNS;

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

/**
 * The text with its headings numbered: 一、 and, where a section has several parts, （一）; tables numbered through.
 * Sections and parts that say nothing are left out.
 * @param tableLabel the line above a table
 */
export function blocksOf(
  sections: readonly Section[],
  tableLabel: (number: number, table: Table) => string,
): Block[] {
  const said = sections
    .map((section) => ({ ...section, parts: section.parts.filter(({ text }) => text.trim() !== '') }))
    .filter(({ parts, tables }) => parts.length > 0 || tables.length > 0);
  let headings = 0;
  let tables = 0;
  return said.flatMap((section): Block[] => {
    const heading: Block[] = section.heading
      ? [{ kind: 'heading', text: `${NUMERALS[headings++]}、${section.heading}` }]
      : [];
    let subheadings = 0;
    const parts = section.parts.flatMap(({ part, heading, text, isEdited }): Block[] => [
      ...(heading ? [{ kind: 'subheading' as const, text: `（${NUMERALS[subheadings++]}）${heading}` }] : []),
      ...reportLines(text).map((line) => ({ ...line, part, isEdited })),
    ]);
    return [
      ...heading,
      ...parts,
      ...section.tables.map((table) => ({
        kind: 'table' as const,
        label: tableLabel(++tables, table),
        table,
      })),
    ];
  });
}

/** A draft's document as it is frozen: without what only matters to whoever drafts it. */
export function frozen({ blocks, ...document }: CircularDocument): CircularDocument {
  return {
    ...document,
    blocks: blocks.map((block) => (block.kind === 'table' ? block : { kind: block.kind, text: block.text })),
  };
}
