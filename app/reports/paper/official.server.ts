import {
  AlignmentType,
  Footer,
  type IParagraphOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import type { LineKind } from '../trip-report/report-lines.ts';

/*
 * The layout of official documents, GB/T 9704-2012, for Word. Fonts are named, not shipped: where one is missing, Word
 * takes what it has for the named family's alternative in the theme.
 */

/** Word counts type in half points and distances in twentieths of a point. */
export const halfPoints = (points: number) => points * 2;
export const twips = (points: number) => points * 20;
export const millimetres = (length: number) => Math.round((length * 1440) / 25.4);

export const FONTS = {
  title: '方正小标宋简体',
  heading: '黑体',
  subheading: '楷体_GB2312',
  body: '仿宋_GB2312',
  page: '宋体',
} as const;

export const BODY_SIZE = 16;
export const TITLE_SIZE = 22;
const PAGE_SIZE = 14;
/** 22 lines to a page. */
export const LINE_PITCH = 28.95;
export const PAGE = {
  size: { width: millimetres(210), height: millimetres(297) },
  margin: {
    top: millimetres(37),
    left: millimetres(28),
    right: millimetres(26),
    bottom: millimetres(35),
    footer: millimetres(28),
  },
};

export const FONT_OF: Record<LineKind, string> = {
  heading: FONTS.heading,
  subheading: FONTS.subheading,
  body: FONTS.body,
};

const font = (name: string) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia: name,
  cs: name,
});
export const run = (text: string, name: string, size = BODY_SIZE, color?: string) =>
  new TextRun({ text, font: font(name), size: halfPoints(size), color });
export const pitch = { line: twips(LINE_PITCH), lineRule: LineRuleType.EXACT };
export const line = (children: ParagraphChild[], more: IParagraphOptions = {}) =>
  new Paragraph({ spacing: pitch, ...more, children });

/** Two characters at the beginning of a paragraph. */
export const INDENT = { firstLine: twips(BODY_SIZE * 2) };

/** — 1 —, outside on both sides of a sheet, one character in. */
export const pageNumbers = () => ({
  default: pageNumber(AlignmentType.RIGHT),
  even: pageNumber(AlignmentType.LEFT),
});

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
