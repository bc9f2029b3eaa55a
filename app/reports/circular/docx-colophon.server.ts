import {
  AlignmentType,
  BorderStyle,
  type ISectionOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  WidthType,
} from 'docx';
import { FONTS, line, run, twips } from '../paper/official.server.ts';
import type { CircularDocument } from './document.ts';

/** 四号. */
const SIZE = 14;
/** 0.35 mm above and below, 0.25 mm between; in eighths of a point. */
const THICK = { style: BorderStyle.SINGLE, size: 8, color: '000000' };
const THIN = { ...THICK, size: 6 };
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/**
 * 版记, after the signature: who gets a copy, who had it printed and when; one character in from either edge, between
 * lines as wide as the text.
 */
export function colophon(
  { colophon: given }: CircularDocument,
  width: number,
): ISectionOptions['children'][number][] {
  if (!given) return [];
  const { copies, printer, printed } = given;
  const row = (text: string, top: typeof THICK, bottom: typeof THICK) =>
    new TableRow({
      cantSplit: true,
      children: [
        new TableCell({
          width: { size: width, type: WidthType.DXA },
          borders: { top, bottom, left: NONE, right: NONE },
          margins: { left: 0, right: 0 },
          children: [
            new Paragraph({
              alignment: AlignmentType.LEFT,
              indent: { left: twips(SIZE), right: twips(SIZE) },
              tabStops: [{ type: TabStopType.RIGHT, position: width - twips(SIZE) }],
              children: [run(text, FONTS.body, SIZE)],
            }),
          ],
        }),
      ],
    });
  return [
    line([], { keepNext: true }),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: width, type: WidthType.DXA },
      columnWidths: [width],
      rows: [
        ...(copies ? [row(copies, THICK, THIN)] : []),
        row(`${printer}\t${printed}`, copies ? THIN : THICK, THICK),
      ],
    }),
  ];
}
