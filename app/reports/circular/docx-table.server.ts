import {
  AlignmentType,
  type ISectionOptions,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx';
import { FONTS, INDENT, line, run, twips } from '../paper/official.server.ts';
import { cellText } from '../tables/cell-text.ts';
import type { Column, Table as ReportTable, Row } from '../tables/table.ts';

/** 五号, and the pitch of its lines. */
const SIZE = 10.5;
const TABLE_PITCH = { line: twips(15), lineRule: LineRuleType.EXACT };
const MARGINS = { top: 30, bottom: 30, left: 50, right: 50 };
type Child = ISectionOptions['children'][number];
type Align = (typeof AlignmentType)[keyof typeof AlignmentType];

/** A table under its label, its heads repeated on every page it runs over, its notes below. */
export function docxTable(label: string, table: ReportTable, width: number): Child[] {
  const widths = columnWidths(table, width);
  return [
    line([run(label, FONTS.heading, 14)], { alignment: AlignmentType.CENTER, keepNext: true }),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: width, type: WidthType.DXA },
      columnWidths: widths,
      rows: [...headRows(table, widths), ...bodyRows(table, widths)],
    }),
    ...table.notes.map(
      (note, index) =>
        new Paragraph({
          spacing: { ...TABLE_PITCH, before: index === 0 ? twips(4) : 0 },
          indent: { firstLine: twips(SIZE * 2) },
          children: [run(note, FONTS.body, SIZE)],
        }),
    ),
    line([], { indent: INDENT }),
  ];
}

/** Shares of the width: names and words take more than figures; what rounding leaves goes to the first. */
function columnWidths({ numbered, columns }: ReportTable, width: number): number[] {
  const hasWords = columns.some(({ kind }) => kind === 'text');
  const shares = [
    ...(numbered ? [0.7] : []),
    hasWords ? 2.2 : 1.6,
    ...columns.map(({ kind }) => (kind === 'text' ? 2 : kind === 'money' ? 1.2 : 1)),
  ];
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.floor((width * share) / whole));
  return widths.map((each, index) =>
    index === 0 ? each + width - widths.reduce((sum, other) => sum + other, 0) : each,
  );
}

/** One row of heads, or two where columns share a group. */
function headRows({ numbered, head, columns }: ReportTable, widths: number[]): TableRow[] {
  const leading = [...(numbered ? [numbered] : []), head];
  const grouped = columns.some(({ group }) => group);
  const center = AlignmentType.CENTER;
  const at = (index: number) => widths[leading.length + index] ?? 0;
  const headCell = (text: string, width: number, more = {}) => cell(text, width, center, FONTS.heading, more);
  const row = (children: TableCell[]) => new TableRow({ tableHeader: true, cantSplit: true, children });
  const labels = (merge: boolean) =>
    columns.map(({ label, group }, index) =>
      merge && !group
        ? headCell('', at(index), { verticalMerge: VerticalMergeType.CONTINUE })
        : headCell(label, at(index)),
    );
  if (!grouped) {
    return [row([...leading.map((text, index) => headCell(text, widths[index] ?? 0)), ...labels(false)])];
  }
  return [
    row([
      ...leading.map((text, index) =>
        headCell(text, widths[index] ?? 0, { verticalMerge: VerticalMergeType.RESTART }),
      ),
      ...groupsOf(columns).map(({ label, from, count }) =>
        headCell(label, at(from), {
          ...(count > 1 && { columnSpan: count }),
          ...(!columns[from]?.group && { verticalMerge: VerticalMergeType.RESTART }),
        }),
      ),
    ]),
    row([
      ...leading.map((_, index) =>
        headCell('', widths[index] ?? 0, { verticalMerge: VerticalMergeType.CONTINUE }),
      ),
      ...labels(true),
    ]),
  ];
}

/** Neighbouring columns under one heading; a column without one stands alone. */
function groupsOf(columns: readonly Column[]): { label: string; from: number; count: number }[] {
  const groups: { label: string; from: number; count: number }[] = [];
  columns.forEach(({ group, label }, from) => {
    const last = groups.at(-1);
    if (group && last && columns[from - 1]?.group === group) last.count += 1;
    else groups.push({ label: group ?? label, from, count: 1 });
  });
  return groups;
}

function bodyRows(table: ReportTable, widths: number[]): TableRow[] {
  const { groups, total, numbered, columns } = table;
  const row = (entry: Row, number: string) =>
    new TableRow({
      cantSplit: true,
      children: [
        ...(numbered ? [cell(number, widths[0] ?? 0, AlignmentType.CENTER)] : []),
        cell(entry.label, widths[numbered ? 1 : 0] ?? 0, AlignmentType.LEFT),
        ...columns.map(({ kind }, index) =>
          cell(
            cellText(entry.cells[index] ?? { value: null }, kind, 'zh-CN'),
            widths[index + (numbered ? 2 : 1)] ?? 0,
            kind === 'text' ? AlignmentType.LEFT : AlignmentType.RIGHT,
          ),
        ),
      ],
    });
  const heading = (label: string) =>
    new TableRow({
      cantSplit: true,
      children: [
        cell(label, 0, AlignmentType.LEFT, FONTS.heading, { columnSpan: widths.length, width: undefined }),
      ],
    });
  return [
    ...groups.flatMap(({ label, rows }) => [
      ...(label ? [heading(label)] : []),
      ...rows.map((entry, index) => row(entry, String(index + 1))),
    ]),
    ...(total ? [row(total, '')] : []),
  ];
}

function cell(text: string, width: number, alignment: Align, font: string = FONTS.body, more = {}) {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: MARGINS,
    children: [new Paragraph({ alignment, spacing: TABLE_PITCH, children: [run(text, font, SIZE)] })],
    ...more,
  });
}
