import {
  AlignmentType,
  ImportedXmlComponent,
  type IParagraphOptions,
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
import { widthOf } from '../paper/lines.ts';
import { FONTS, INDENT, line, run, twips } from '../paper/official.server.ts';
import { cellText } from '../tables/cell-text.ts';
import { type Column, type Table as ReportTable, type Row, rowsOf } from '../tables/table.ts';
import { type Block, isKeptTogether } from './document.ts';

/** 五号, and the pitch of its lines. */
const SIZE = 10.5;
const TABLE_PITCH = { line: twips(15), lineRule: LineRuleType.EXACT };
const MARGINS = { top: 30, bottom: 30, left: 50, right: 50 };
/** Words in tables leave the grid of the page, which would give each line the room of one of the body. */
export const TABLE_STYLE = ImportedXmlComponent.fromXmlString(
  '<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableText"><w:name w:val="Table Text"/>' +
    '<w:basedOn w:val="Normal"/><w:pPr><w:snapToGrid w:val="0"/></w:pPr></w:style>',
);
const STYLE = { style: 'TableText' };
type Child = ISectionOptions['children'][number];
type Align = (typeof AlignmentType)[keyof typeof AlignmentType];

/** A table under its label and unit, its heads repeated on every page it runs over, its notes below. */
export function docxTable({ label, unit, table }: Block & { kind: 'table' }, width: number): Child[] {
  const widths = columnWidths(table, width);
  const small = (text: string, more: IParagraphOptions) =>
    new Paragraph({ ...STYLE, spacing: TABLE_PITCH, ...more, children: [run(text, FONTS.body, SIZE)] });
  return [
    line([run(label, FONTS.heading, 14)], { alignment: AlignmentType.CENTER, keepNext: true }),
    ...(unit ? [small(unit, { alignment: AlignmentType.RIGHT, keepNext: true })] : []),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: width, type: WidthType.DXA },
      columnWidths: widths,
      rows: [...headRows(table, widths), ...bodyRows(table, widths)],
    }),
    ...table.notes.map((note, index) =>
      small(note, {
        spacing: { ...TABLE_PITCH, before: index === 0 ? twips(4) : 0 },
        indent: { firstLine: twips(SIZE * 2) },
        keepNext: index < table.notes.length - 1,
      }),
    ),
    line([], { indent: INDENT }),
  ];
}

/** Characters of words on one line of a cell at most; longer ones wrap. */
const WORDS = 12;
/** Room beside the text of a cell, in characters. */
const ROOM = 1;

/**
 * Every column as wide as its longest value, long heads on two lines; what is left, or lacking, is
 * shared by the columns of words, else by all. What rounding leaves goes to the first.
 */
function columnWidths(table: ReportTable, width: number): number[] {
  const { numbered, columns, head } = table;
  const rows = rowsOf(table);
  const column = (label: string, texts: string[], isWords: boolean) => {
    const need = Math.max(headWidth(label), ...texts.map(widthOf));
    return { need: ROOM + (isWords ? Math.min(need, WORDS) : need), isWords };
  };
  const all = [
    ...(numbered ? [column(numbered, [String(rows.length)], false)] : []),
    column(
      head,
      rows.map(({ label }) => label),
      columns.some(({ kind }) => kind === 'text'),
    ),
    ...columns.map(({ label, kind }, index) =>
      column(
        label,
        rows.map(({ cells }) => cellText(cells[index] ?? { value: null }, kind, 'zh-CN')),
        kind === 'text',
      ),
    ),
  ];
  const give = all.some(({ isWords }) => isWords) ? all.filter(({ isWords }) => isWords) : all;
  const sum = (some: typeof all) => some.reduce((total, { need }) => total + need, 0);
  const factor = 1 + (width / twips(SIZE) - sum(all)) / sum(give);
  const widths = all.map((one) => Math.floor(twips(SIZE) * one.need * (give.includes(one) ? factor : 1)));
  const [first = 0, ...others] = widths;
  return [first + width - widths.reduce((total, each) => total + each, 0), ...others];
}

/** A head of more than four characters stands on two lines; what stands in brackets is not torn apart. */
const headWidth = (label: string): number =>
  Math.max(
    ...label
      .split(/(?=（)/)
      .map((part) => (part.startsWith('（') || widthOf(part) <= 4 ? widthOf(part) : widthOf(part) / 2)),
  );

/** One row of heads, or two where columns share a group. */
function headRows({ numbered, head, columns }: ReportTable, widths: number[]): TableRow[] {
  const leading = [...(numbered ? [numbered] : []), head];
  const grouped = columns.some(({ group }) => group);
  const center = AlignmentType.CENTER;
  const at = (index: number) => widths[leading.length + index] ?? 0;
  const widthFrom = (from: number, count: number) =>
    widths.slice(leading.length + from, leading.length + from + count).reduce((sum, each) => sum + each, 0);
  const headCell = (text: string, width: number, more = {}) =>
    cell(text, width, center, { font: FONTS.heading, keepNext: true }, more);
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
        headCell(label, widthFrom(from, count), {
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
  const last = rowsOf(table).at(-1);
  const keep = isKeptTogether(table);
  const row = (entry: Row, number: string) => {
    const keepNext = keep && (entry !== last || table.notes.length > 0);
    return new TableRow({
      cantSplit: true,
      children: [
        ...(numbered ? [cell(number, widths[0] ?? 0, AlignmentType.CENTER, { keepNext })] : []),
        cell(entry.label, widths[numbered ? 1 : 0] ?? 0, AlignmentType.LEFT, { keepNext }),
        ...columns.map(({ kind }, index) =>
          cell(
            cellText(entry.cells[index] ?? { value: null }, kind, 'zh-CN'),
            widths[index + (numbered ? 2 : 1)] ?? 0,
            kind === 'text' ? AlignmentType.LEFT : AlignmentType.RIGHT,
            { keepNext },
          ),
        ),
      ],
    });
  };
  const heading = (label: string) =>
    new TableRow({
      cantSplit: true,
      children: [
        cell(
          label,
          0,
          AlignmentType.LEFT,
          { font: FONTS.heading, keepNext: true },
          { columnSpan: widths.length, width: undefined },
        ),
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

interface Look {
  font?: string;
  /** On the page of the row below. */
  keepNext?: boolean;
}

function cell(
  text: string,
  width: number,
  alignment: Align,
  { font = FONTS.body, keepNext = false }: Look,
  more = {},
) {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: MARGINS,
    children: [
      new Paragraph({
        ...STYLE,
        alignment,
        keepNext,
        spacing: TABLE_PITCH,
        children: [run(text, font, SIZE)],
      }),
    ],
    ...more,
  });
}
