import {
  AlignmentType,
  Document,
  Footer,
  type IParagraphOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import { type LineKind, reportLines } from './report-lines.ts';
import type { TripReport } from './trip-report.queries.server.ts';

/*
 * The layout of GB/T 9704-2012. Fonts are named, not shipped: where one is missing, Word takes what it has for the
 * named family's alternative in the theme.
 */

/** Word counts type in half points and distances in twentieths of a point. */
const halfPoints = (points: number) => points * 2;
const twips = (points: number) => points * 20;
const millimetres = (length: number) => Math.round((length * 1440) / 25.4);

const FONTS = {
  title: '方正小标宋简体',
  heading: '黑体',
  subheading: '楷体_GB2312',
  body: '仿宋_GB2312',
  page: '宋体',
} as const;

const BODY_SIZE = 16;
const TITLE_SIZE = 22;
const PAGE_SIZE = 14;
/** 22 lines to a page. */
const LINE_PITCH = 29;
const PAGE = {
  size: { width: millimetres(210), height: millimetres(297) },
  margin: {
    top: millimetres(37),
    left: millimetres(28),
    right: millimetres(26),
    bottom: millimetres(35),
    footer: millimetres(28),
  },
};

const font = (name: string) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia: name,
  cs: name,
});
const run = (text: string, name: string, size = BODY_SIZE) =>
  new TextRun({ text, font: font(name), size: halfPoints(size) });
const pitch = { line: twips(LINE_PITCH), lineRule: LineRuleType.EXACT };
const line = (children: TextRun[], more: IParagraphOptions = {}) =>
  new Paragraph({ spacing: pitch, ...more, children });

const FONT_OF: Record<LineKind, string> = {
  heading: FONTS.heading,
  subheading: FONTS.subheading,
  body: FONTS.body,
};

/** A report as a Word document. */
export function reportDocx(report: TripReport): Promise<Buffer> {
  const { title, text, signedBy, signedOn } = report;
  const indent = { firstLine: twips(BODY_SIZE * 2) };
  const document = new Document({
    title,
    creator: signedBy,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: { page: PAGE },
        // Outside on both sides of a sheet, one character in.
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [
          line([run(title, FONTS.title, TITLE_SIZE)], {
            alignment: AlignmentType.CENTER,
            spacing: { ...pitch, line: twips(36), after: twips(LINE_PITCH) },
          }),
          ...reportLines(text).map(({ kind, text }) =>
            line([run(text, FONT_OF[kind])], { indent, keepNext: kind !== 'body' }),
          ),
          line([]),
          line([run(signedBy, FONTS.body)], { alignment: AlignmentType.RIGHT, keepNext: true }),
          line([run(signedOn, FONTS.body)], { alignment: AlignmentType.RIGHT }),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function pageNumber(alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer {
  const children = ['— ', PageNumber.CURRENT, ' —'];
  const number = new TextRun({ children, font: font(FONTS.page), size: halfPoints(PAGE_SIZE) });
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: twips(PAGE_SIZE), right: twips(PAGE_SIZE) },
        children: [number],
      }),
    ],
  });
}
