import {
  AlignmentType,
  BorderStyle,
  DocumentGridType,
  type ISectionOptions,
  PageOrientation,
  Paragraph,
  SectionType,
} from 'docx';
import { titleLines, widthOf } from '../paper/lines.ts';
import {
  BODY_SIZE,
  FONT_OF,
  FONTS,
  INDENT,
  LINE_PITCH,
  line,
  millimetres,
  officialDocx,
  PAGE,
  pageNumbers,
  pitch,
  run,
  TITLE_SIZE,
  twips,
} from '../paper/official.server.ts';
import { type Block, type CircularDocument, isWide } from './document.ts';
import { colophon } from './docx-colophon.server.ts';
import { docxTable, TABLE_STYLE } from './docx-table.server.ts';

type Child = ISectionOptions['children'][number];

/** 22 lines to a page. A grid of characters would be read differently by every program. */
const GRID = { type: DocumentGridType.LINES, linePitch: twips(LINE_PITCH) };
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
        ...blocks.flatMap((block) =>
          childrenOf(block, turned ? WIDTH.turned : WIDTH.upright, block === document.blocks.at(-1)),
        ),
        ...(isLast ? [...signature(document), ...colophon(document, WIDTH.upright)] : []),
      ],
    };
  });
  return officialDocx(
    {
      title: document.title,
      subject: document.documentNumber,
      creator: document.issuer,
      sections,
    },
    [TABLE_STYLE],
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

/**
 * Red head with its line where the office has one, number, title, and to whom. The head's upper edge stands 35 mm
 * below the margin, the number two lines below the head, the line 4 mm below the number, the title two lines below.
 */
function headOf({ redHead, documentNumber, title, addressee }: CircularDocument): Child[] {
  const center = { alignment: AlignmentType.CENTER };
  const number = (more = {}) => line([run(documentNumber, FONTS.body)], { ...center, ...more });
  const redLine = { bottom: { style: BorderStyle.SINGLE, color: RED, size: 18, space: 11 } };
  return [
    ...(redHead
      ? [
          new Paragraph({
            ...center,
            spacing: { before: millimetres(35), after: twips(LINE_PITCH * 2) },
            children: [run(redHead, FONTS.title, HEAD_SIZE, RED)],
          }),
          number({ border: redLine }),
          line([]),
          line([]),
        ]
      : []),
    ...titleLines(title).map((text) =>
      line([run(text, FONTS.title, TITLE_SIZE)], { ...center, spacing: { ...pitch, line: twips(36) } }),
    ),
    ...(redHead ? [] : [number()]),
    line([]),
    ...(addressee ? [line([run(addressee, FONTS.body)])] : []),
  ];
}

/** @param isLast the signature does not stand on a page without text */
function childrenOf(block: Block, width: number, isLast: boolean): Child[] {
  if (block.kind === 'table') return docxTable(block, width);
  const { kind, text } = block;
  return [
    line([run(text, FONT_OF[kind])], {
      indent: INDENT,
      keepNext: kind !== 'body' || isLast,
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
