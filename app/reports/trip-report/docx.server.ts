import { AlignmentType } from 'docx';
import {
  FONT_OF,
  FONTS,
  INDENT,
  LINE_PITCH,
  line,
  officialDocx,
  PAGE,
  pageNumbers,
  pitch,
  run,
  TITLE_SIZE,
  twips,
} from '../paper/official.server.ts';
import { reportLines } from './report-lines.ts';
import type { TripReport } from './trip-report.queries.server.ts';

/** A report as a Word document in the layout of official documents. */
export function reportDocx(report: TripReport): Promise<Buffer> {
  const { title, text, signedBy, signedOn } = report;
  return officialDocx({
    title,
    creator: signedBy,
    sections: [
      {
        properties: { page: PAGE },
        footers: pageNumbers(),
        children: [
          line([run(title, FONTS.title, TITLE_SIZE)], {
            alignment: AlignmentType.CENTER,
            spacing: { ...pitch, line: twips(36), after: twips(LINE_PITCH) },
          }),
          ...reportLines(text).map(({ kind, text }) =>
            line([run(text, FONT_OF[kind])], { indent: INDENT, keepNext: kind !== 'body' }),
          ),
          line([]),
          line([run(signedBy, FONTS.body)], { alignment: AlignmentType.RIGHT, keepNext: true }),
          line([run(signedOn, FONTS.body)], { alignment: AlignmentType.RIGHT }),
        ],
      },
    ],
  });
}
