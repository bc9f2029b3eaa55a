import Big from 'big.js';
import type { TFunction } from 'i18next';
import { type Month, monthText } from '#app/domain/periods/month.ts';
import type { CountySubmission } from '#app/domain/periods/period.queries.server.ts';
import { isMoney, MEASURES, type Measure } from '#app/domain/targets/measure.ts';
import type { FactKind } from '../facts/fact.ts';
import type { MonthSum } from '../facts/facts.queries.server.ts';
import { recordsPath } from '../facts/records.ts';
import type { Span } from '../facts/span.ts';
import { NONE } from '../pipeline/filters.ts';
import type { Cell, Column, Row, Table } from '../tables/table.ts';
import type { Correction, Corrections, Told } from './corrections.queries.server.ts';
import { countyName } from './county-name.ts';
import { type Figure, figuresOf, movedSince, SHOWN } from './figures.ts';

const PARTS: readonly (keyof Figure)[] = ['month', 'year'];

interface Given {
  month: Month;
  counties: CountySubmission[];
  sums: MonthSum[];
  span: Span;
  /** The locked month the figures are of; null while they come from the records. */
  periodId: string | null;
  t: TFunction;
  locale: string;
}

/** The month's figures of every county in sight, in the month and from January on. */
export function figuresTable(given: Given, whole: boolean): Table {
  const { t, sums, counties, locale } = given;
  const columns = SHOWN.flatMap((measure) =>
    PARTS.map(
      (part): Column => ({
        id: `${measure}_${part}`,
        label: t(`periods:part.${part}`),
        kind: isMoney(measure) ? 'money' : 'count',
        group: t(`reports:measure.${measure}`),
      }),
    ),
  );
  const row = (place: string | null, label: string): Row => {
    const figures = figuresOf(sums, place, given.month.month);
    return {
      key: place ?? 'all',
      label,
      cells: SHOWN.flatMap((measure) =>
        PARTS.map((part) => ({ value: figures[measure][part], to: behind(given, measure, part, place) })),
      ),
    };
  };
  const rows = counties.map((county) => row(county.code, countyName(county, locale)));
  if (whole && sums.some(({ place, yearBefore }) => place === NONE && !yearBefore))
    rows.push(row(NONE, t('reports:unplaced')));
  return {
    id: 'figures',
    title: t('periods:figures.title'),
    head: t('reports:head.counties'),
    columns,
    groups: [{ label: null, rows }],
    total: whole ? row(null, t('reports:total')) : null,
    notes: [t('periods:figures.note'), t(given.periodId ? 'periods:figures.frozen' : 'periods:figures.live')],
  };
}

/** The address of the records behind a figure. */
function behind(
  { month, span, periodId }: Given,
  measure: Measure,
  part: keyof Figure,
  county: string | null,
): string {
  const { kind, of } = MEASURES[measure];
  const from = part === 'month' ? `${monthText(month)}-01` : span.from;
  const large = of === 'large' ? '1' : null;
  return recordsPath({ kind, from, asOf: span.asOf, county, large, period: periodId });
}

/** What moved since the counties handed in their month: numbers and money apart, none where nothing did. */
export function movedTables({ counties, sums, month, t, locale }: Given): Table[] {
  const moved = counties.flatMap((county) =>
    (county.state === 'none'
      ? []
      : movedSince(county.figures, figuresOf(sums, county.code, month.month))
    ).map((figure) => ({ county, ...figure })),
  );
  return [false, true].flatMap((money): Table[] => {
    const rows = moved
      .filter(({ measure }) => isMoney(measure) === money)
      .map(({ county, measure, part, submitted, now }) => ({
        key: `${county.code}:${measure}:${part}`,
        label: `${countyName(county, locale)} · ${t(`reports:measure.${measure}`)} · ${t(`periods:part.${part}`)}`,
        cells: [submitted, now, new Big(now).minus(submitted).toFixed()].map((value) => ({ value })),
      }));
    if (rows.length === 0) return [];
    const kind = money ? 'money' : 'count';
    return [
      {
        id: money ? 'moved_money' : 'moved_counts',
        title: t(money ? 'periods:moved.money' : 'periods:moved.counts'),
        head: t('periods:moved.head'),
        columns: (['submitted', 'now', 'difference'] as const).map((id) => ({
          id,
          label: t(`periods:moved.${id}`),
          kind,
        })),
        groups: [{ label: null, rows }],
        total: null,
        notes: [],
      },
    ];
  });
}

/** What a month says differently of those before it, with the reasons. */
export function correctionsTable({ rows, count }: Corrections, base: Month | null, t: TFunction): Table {
  const side = (name: 'before' | 'after'): Column[] =>
    (['on', 'amount', 'place'] as const).map((part) => ({
      id: `${name}_${part}`,
      label: t(`periods:told.${part}`),
      kind: part === 'amount' ? 'money' : 'text',
      group: t(`periods:corrections.${name}`),
    }));
  return {
    id: 'corrections',
    title: t('periods:corrections.title'),
    head: t('periods:corrections.record'),
    columns: [
      { id: 'kind', label: t('periods:corrections.kind'), kind: 'text' },
      { id: 'change', label: t('periods:corrections.change'), kind: 'text' },
      ...side('before'),
      ...side('after'),
      { id: 'reason', label: t('periods:corrections.reason'), kind: 'text' },
    ],
    groups: [
      {
        label: null,
        rows: rows.map((row) => ({
          key: `${row.kind}:${row.subjectId}`,
          label: row.label,
          cells: [
            { value: t(`reports:fact.${row.kind}`), to: pageOf(row) },
            { value: t(`periods:corrections.${changeOf(row)}`) },
            ...toldCells(row.before),
            ...toldCells(row.after),
            { value: row.reason || null },
          ],
        })),
      },
    ],
    total: null,
    notes: [
      base ? t('periods:corrections.note', { month: monthText(base) }) : t('periods:corrections.none'),
      ...(count > rows.length ? [t('periods:capped', { shown: rows.length, count })] : []),
    ],
  };
}

const changeOf = ({ before, after }: Correction) => (!before ? 'added' : !after ? 'removed' : 'changed');

export const toldCells = (told: Told | null): Cell[] =>
  [told?.on ?? null, told?.amount ?? null, told?.place ?? null].map((value) => ({ value }));

/** The page of a record; money that came is shown on its deal. */
export function pageOf({
  kind,
  subjectId,
  dealId,
}: {
  kind: FactKind;
  subjectId: string;
  dealId: string | null;
}): string {
  if (kind === 'trip') return `/trips/${subjectId}`;
  if (kind.startsWith('visit_')) return `/visits/${subjectId}`;
  return `/deals/${dealId ?? subjectId}`;
}
