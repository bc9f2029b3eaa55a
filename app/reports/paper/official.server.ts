import {
  AlignmentType,
  Document,
  Footer,
  type ImportedXmlComponent,
  type IParagraphOptions,
  type IPropertiesOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import type { LineKind } from '../trip-report/report-lines.ts';

/*
 * The layout of official documents, GB/T 9704-2012, for Word. Fonts are named, not shipped; the file names what to
 * take where one is missing.
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

/** What Windows, WPS and macOS have instead of them. */
const INSTEAD: Record<string, string> = {
  [FONTS.title]: '华文中宋',
  [FONTS.heading]: 'SimHei',
  [FONTS.subheading]: '楷体',
  [FONTS.body]: '仿宋',
  [FONTS.page]: 'SimSun',
};

export const BODY_SIZE = 16;
export const TITLE_SIZE = 22;
const PAGE_SIZE = 14;
/** 22 lines to a page. */
export const LINE_PITCH = 28.95;
/** 28 characters of 16 points to a line of 156 mm: each gives way a quarter of a point, in twips. */
const CLOSER = -5;
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
  new TextRun({
    text,
    font: font(name),
    size: halfPoints(size),
    color,
    ...(size === BODY_SIZE && { characterSpacing: CLOSER }),
  });
export const pitch = { line: twips(LINE_PITCH), lineRule: LineRuleType.EXACT };
export const line = (children: ParagraphChild[], more: IParagraphOptions = {}) =>
  new Paragraph({ spacing: pitch, ...more, children });

const PLAIN = { size: halfPoints(BODY_SIZE), font: font(FONTS.body), language: { eastAsia: 'zh-CN' } };

/**
 * A document as a Word file in the body's type.
 * @param styles more styles by name
 */
export function officialDocx(
  options: IPropertiesOptions,
  styles: readonly ImportedXmlComponent[] = [],
): Promise<Buffer> {
  const document = new Document({
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: { document: { run: PLAIN } },
      importedStyles: styles,
    },
    ...options,
  });
  return Packer.toBuffer(document, undefined, [{ path: 'word/fontTable.xml', data: fontTable() }]);
}

const fontTable = (): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${Object.entries(INSTEAD)
    .map(
      ([name, other]) =>
        `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>`,
    )
    .join('')}</w:fonts>`;

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
