import type { TFunction } from 'i18next';
import type { Ctx } from '#app/auth/user.ts';
import { sightOf } from '#app/auth/visible.ts';
import { readCircular } from '#app/domain/circulars/circular.queries.server.ts';
import { type CircularBody, documentNumber, type Frame, type Part } from '#app/domain/circulars/circular.ts';
import { canPeriod } from '#app/domain/periods/period.policy.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import type { LocalDate } from '#app/lib/dates.ts';
import { readCountyTables } from '../counties/county-tables.server.ts';
import { readMonthSums } from '../facts/facts.queries.server.ts';
import type { MonthSource } from '../facts/source.queries.server.ts';
import { lastDayOf, yearTo } from '../facts/span.ts';
import { titleLines } from '../paper/lines.ts';
import type { Table } from '../tables/table.ts';
import { correctionsTable, readCorrections } from './corrections.server.ts';
import { blocksOf, type CircularDocument, type Section } from './document.ts';
import { readFollow } from './follow.queries.server.ts';
import { overviewTable, placesTable, TOLD } from './overview.server.ts';
import { writtenTexts } from './text.server.ts';

/** What a document is made from, besides the figures. */
export interface Outline extends CircularBody {
  year: number;
  number: number;
  title: string;
  ranked: boolean;
  listed: boolean;
  period: { id: string; year: number; month: number; lockedAt: Date | null };
}

/** A draft: its document, and every part as it writes itself. */
export interface Draft {
  document: CircularDocument;
  written: Record<Part, string>;
}

/**
 * A circular as it is read: an issued one as it was frozen, a draft made from its month. Whoever does not see all
 * records is given the figures without the way to them, for the list behind one would be shorter than the figure.
 * @throws Refusal `not_found`
 */
export async function readCircularPage(ctx: Ctx, id: string) {
  const circular = await readCircular(ctx, id);
  const { issued, ...rest } = circular;
  const draft = issued === null ? await readDraft(ctx, circular) : null;
  const document = draft?.document ?? (issued as unknown as CircularDocument);
  return {
    ...rest,
    written: draft?.written ?? null,
    titleLines: titleLines(document.title),
    /** Whether the month's page, and its comparison with the one before, are the reader's to open. */
    canReadMonth: canPeriod(ctx.user, 'read'),
    document: sightOf(ctx.user) === 'all' ? document : withoutLinks(document),
  };
}

/** A circular as its month writes it today, or as it was locked. In Chinese, whoever asks. */
export async function readDraft(ctx: Ctx, outline: Outline): Promise<Draft> {
  const chinese = { ...ctx, locale: 'zh-CN' as const };
  const source = sourceOf(outline, ctx.today);
  const { t } = await i18nFor('zh-CN');
  const [counties, sums, changes, follow] = await Promise.all([
    readCountyTables(chinese, source, { ranked: outline.ranked }),
    readMonthSums(ctx.user, source, TOLD, 'county'),
    readCorrections(ctx, source),
    readFollow(ctx, source),
  ]);
  // The series of parks and task forces is for the report; the circular is about the counties.
  const countyTables = counties.filter(({ id }) => !id.endsWith('_teams'));
  const overview = overviewTable(sums, source, t);
  const corrections = correctionsTable(changes, t);
  const { year, month, span } = source;
  const written = writtenTexts(t, {
    year,
    month,
    day: span.asOf === lastDayOf(year, month) ? null : Number(span.asOf.slice(-2)),
    ...{ overview, corrections: changes.length, counties: countyTables },
    ...follow,
    ranked: outline.ranked,
    listed: outline.listed,
  });
  const places = placesTable(sums, countyTables[0]?.groups[0]?.rows ?? [], source, t);
  const tables = { overview: [overview, places], counties: countyTables, corrections };
  return { document: documentOf(t, outline, ctx.today, sectionsOf(t, outline, written, tables)), written };
}

/** The month a circular tells of, without asking for it again. */
function sourceOf({ period }: Outline, today: LocalDate): MonthSource {
  const { id, year, month, lockedAt } = period;
  return { year, month, span: yearTo(year, month, today), periodId: lockedAt ? id : null, lockedAt };
}

interface Tables {
  overview: Table[];
  counties: Table[];
  corrections: Table | null;
}

function sectionsOf(
  t: TFunction,
  { texts, listed }: Outline,
  written: Record<Part, string>,
  tables: Tables,
): Section[] {
  const part = (name: Part, heading: string | null = null) => ({
    part: name,
    heading,
    text: texts[name] ?? written[name],
    isEdited: texts[name] !== undefined,
  });
  const below = (name: 'signed' | 'negotiating' | 'money' | 'counties' | 'lists') =>
    part(name, t(`documents:circular.subheading.${name}`));
  const heading = (name: 'overview' | 'counties' | 'follow' | 'problems' | 'corrections' | 'next') =>
    t(`documents:circular.heading.${name}`);
  return [
    { heading: null, parts: [part('opening')], tables: [] },
    {
      heading: heading('overview'),
      parts: [below('signed'), below('negotiating'), below('money')],
      tables: tables.overview,
    },
    {
      heading: heading('counties'),
      parts: listed ? [below('counties'), below('lists')] : [part('counties')],
      tables: tables.counties,
    },
    { heading: heading('follow'), parts: [part('follow')], tables: [] },
    { heading: heading('problems'), parts: [part('problems')], tables: [] },
    {
      heading: heading('corrections'),
      parts: [part('corrections')],
      tables: tables.corrections ? [tables.corrections] : [],
    },
    { heading: heading('next'), parts: [part('next')], tables: [] },
  ];
}

function documentOf(
  t: TFunction,
  { frame, year, number, title }: Outline & { frame: Frame },
  today: LocalDate,
  sections: Section[],
): CircularDocument {
  const [y, month, day] = today.split('-').map(Number);
  const date = t('documents:report.day', { year: y, month, date: day });
  return {
    title,
    documentNumber: documentNumber(frame.prefix, year, number),
    redHead: frame.redHead,
    addressee: frame.addressee && t('documents:circular.addressee', { addressee: frame.addressee }),
    issuer: frame.issuer,
    date,
    colophon: frame.printer
      ? {
          copies: frame.copies && t('documents:circular.copies', { copies: frame.copies }),
          printer: frame.printer,
          printed: t('documents:circular.printed', { date }),
        }
      : null,
    blocks: blocksOf(sections, {
      tableLabel: (tableNumber, name) =>
        t('documents:circular.tableLabel', { number: tableNumber, title: name }),
      unit: (table) => unitOf(t, table),
      sameNotes: (tableNumber, name) =>
        t('documents:circular.note.same', { number: tableNumber, title: name }),
    }),
  };
}

/** What the figures of a table are counted in, in the order of its columns. */
function unitOf(t: TFunction, { columns }: Table): string {
  const kinds = [...new Set(columns.map(({ kind }) => kind))];
  const units = (['count', 'money', 'percent', 'points'] as const).filter((kind) => kinds.includes(kind));
  if (units.length === 0) return '';
  const names = units.map((kind) => t(`documents:circular.units.${kind}`));
  return t('documents:circular.unit', { units: names.join('、') });
}

function withoutLinks(document: CircularDocument): CircularDocument {
  const row = <R extends Table['groups'][0]['rows'][0]>(given: R): R => ({
    ...given,
    cells: given.cells.map(({ value }) => ({ value })),
  });
  return {
    ...document,
    blocks: document.blocks.map((block) =>
      block.kind === 'table'
        ? {
            ...block,
            table: {
              ...block.table,
              groups: block.table.groups.map(({ label, rows }) => ({ label, rows: rows.map(row) })),
              total: block.table.total && row(block.table.total),
            },
          }
        : block,
    ),
  };
}
