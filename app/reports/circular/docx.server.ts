import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  type ISectionOptions,
  Packer,
  PageOrientation,
  Paragraph,
  SectionType,
} from 'docx';
import {
  BODY_SIZE,
  FONT_OF,
  FONTS,
  halfPoints,
  INDENT,
  LINE_PITCH,
  line,
  millimetres,
  PAGE,
  pageNumbers,
  pitch,
  run,
  TITLE_SIZE,
  twips,
} from '../paper/official.server.ts';
import { type Block, type CircularDocument, isWide } from './document.ts';
import { docxTable } from './docx-table.server.ts';

type Child = ISectionOptions['children'][number];

/** 22 lines of 28 characters: the pitch of a line in twips, and what a character gives way in 1/4096 of a point. */
const GRID = {
  type: DocumentGridType.LINES_AND_CHARS,
  linePitch: twips(LINE_PITCH),
  charSpace: Math.round((156 / 25.4 / 28) * 72 * 4096 - BODY_SIZE * 4096),
};
const UPRIGHT = { page: PAGE, grid: GRID };
/** The same sheet turned: what was its left edge is its top. */
const { size, margin } = PAGE;
const TURNED = {
  page: {
    size: { ...size, orientation: PageOrientation.LANDSCAPE },
    margin: {
      top: margin.left,
      right: margin.top,
      bottom: margin.right,
      left: margin.bottom,
      footer: millimetres(15),
    },
  },
  grid: GRID,
};
const WIDTH = {
  upright: size.width - margin.left - margin.right,
  turned: size.height - margin.top - margin.bottom,
};
const RED = 'FF0000';
const HEAD_SIZE = 36;

/** A circular as a Word document in the layout of GB/T 9704-2012. */
export function circularDocx(document: CircularDocument): Promise<Buffer> {
  const runs = pageRuns(document.blocks);
  const sections = runs.map(({ turned, blocks }, index): ISectionOptions => {
    const isFirst = index === 0;
    const isLast = index === runs.length - 1;
    return {
      properties: { ...(turned ? TURNED : UPRIGHT), type: SectionType.NEXT_PAGE },
      footers: pageNumbers(),
      children: [
        ...(isFirst ? headOf(document) : []),
        ...blocks.flatMap((block) => childrenOf(block, turned ? WIDTH.turned : WIDTH.upright)),
        ...(isLast ? signature(document) : []),
      ],
    };
  });
  return Packer.toBuffer(
    new Document({
      title: document.title,
      subject: document.documentNumber,
      creator: document.issuer,
      evenAndOddHeaderAndFooters: true,
      // The grid counts characters of the default size.
      styles: { default: { document: { run: { size: halfPoints(BODY_SIZE) } } } },
      sections,
    }),
  );
}

/** Blocks that share a page's orientation; the text around them and the signature stand upright. */
function pageRuns(blocks: readonly Block[]): { turned: boolean; blocks: Block[] }[] {
  const runs: { turned: boolean; blocks: Block[] }[] = [{ turned: false, blocks: [] }];
  for (const block of blocks) {
    const turned = block.kind === 'table' && isWide(block.table);
    const last = runs.at(-1);
    if (last?.turned === turned) last.blocks.push(block);
    else runs.push({ turned, blocks: [block] });
  }
  if (runs.at(-1)?.turned) runs.push({ turned: false, blocks: [] });
  return runs;
}

/** Red head with its line where the office has one, number, title, and to whom. */
function headOf({ redHead, documentNumber, title, addressee }: CircularDocument): Child[] {
  const center = { alignment: AlignmentType.CENTER };
  const number = (more = {}) => line([run(documentNumber, FONTS.body)], { ...center, ...more });
  const redLine = { bottom: { style: BorderStyle.SINGLE, color: RED, size: 18, space: 6 } };
  return [
    ...(redHead
      ? [
          new Paragraph({
            ...center,
            spacing: { after: twips(LINE_PITCH) },
            children: [run(redHead, FONTS.title, HEAD_SIZE, RED)],
          }),
          number({ border: redLine }),
          line([]),
        ]
      : []),
    line([run(title, FONTS.title, TITLE_SIZE)], { ...center, spacing: { ...pitch, line: twips(36) } }),
    ...(redHead ? [] : [number()]),
    line([]),
    ...(addressee ? [line([run(addressee, FONTS.body)])] : []),
  ];
}

function childrenOf(block: Block, width: number): Child[] {
  if (block.kind === 'table') return docxTable(block.label, block.table, width);
  const { kind, text } = block;
  return [
    line([run(text, FONT_OF[kind])], {
      indent: INDENT,
      keepNext: kind !== 'body',
      alignment: AlignmentType.BOTH,
    }),
  ];
}

/** The date ends four characters from the edge, and the office stands centred above it. */
function signature({ issuer, date }: CircularDocument): Child[] {
  const dateWidth = widthOf(date);
  const from = (characters: number) => ({ right: twips(BODY_SIZE * Math.max(0, characters)) });
  const right = AlignmentType.RIGHT;
  return [
    line([], { keepNext: true }),
    line([run(issuer, FONTS.body)], {
      alignment: right,
      indent: from(4 + (dateWidth - widthOf(issuer)) / 2),
      keepNext: true,
    }),
    line([run(date, FONTS.body)], { alignment: right, indent: from(4) }),
  ];
}

/** How many characters wide a text is; Latin letters and digits take half. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character.charCodeAt(0) < 256 ? 0.5 : 1), 0);
