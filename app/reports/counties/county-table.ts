import { isMoney, MEASURES, type Measure } from '#app/domain/targets/measure.ts';
import { cellOf, type Target, targetFor } from '#app/domain/targets/target.rules.ts';
import type { MonthSum } from '../facts/facts.queries.server.ts';
import { measured } from '../facts/measured.ts';
import { recordsPath } from '../facts/records.ts';
import type { MonthSource } from '../facts/source.queries.server.ts';
import { lastDayOf } from '../facts/span.ts';
import { NONE } from '../pipeline/filters.ts';
import { ahead, growth, ranks, rate, schedule } from '../rate.ts';
import type { Cell, Column, Row } from '../tables/table.ts';

/** The columns of the circular, after number and name: 年度目标 本月 累计 完成率 时序进度 超欠 同比 排名. */
export function countyColumns(measure: Measure, ranked: boolean, label: (id: string) => string): Column[] {
  const figure = isMoney(measure) ? 'money' : 'count';
  const columns: [string, Column['kind']][] = [
    ['target', figure],
    ['month', figure],
    ['sum', figure],
    ['completion', 'percent'],
    ['schedule', 'percent'],
    ['ahead', 'points'],
    ['growth', 'percent'],
    ...(ranked ? ([['rank', 'rank']] as [string, Column['kind']][]) : []),
  ];
  return columns.map(([id, kind]) => ({ id, kind, label: label(id) }));
}

/** A row to be: where its figures come from, and whose target it is measured by. */
export interface Place {
  key: string;
  label: string;
  /** A county's code, a team's ids, or null for the whole. */
  sums: string | readonly string[] | null;
  /** Which records the numbers open. */
  records: { county?: string; team?: string };
  /** Null: none, even if the place has one. */
  target: string | null;
}

export interface Figures {
  measure: Measure;
  source: MonthSource;
  sums: readonly MonthSum[];
  targets: readonly Target[];
  ranked: boolean;
}

/** Rows of places that are ranked among each other. */
export function countyRows(places: readonly Place[], figures: Figures): Row[] {
  const rows = places.map((place) => ({ place, ...numbersOf(place, figures) }));
  const ranking = ranks(rows.map(({ completion }) => completion));
  return rows.map(({ place, cells }, index) => ({
    key: place.key,
    label: place.label,
    cells: figures.ranked ? [...cells, { value: ranking[index] ?? null }] : cells,
  }));
}

/** The row of the whole, outside every ranking. */
export function wholeRow(place: Place, figures: Figures): Row {
  const { cells } = numbersOf(place, figures);
  return { key: place.key, label: place.label, cells: figures.ranked ? [...cells, { value: null }] : cells };
}

function numbersOf(place: Place, { measure, source, sums, targets }: Figures) {
  const { year, month, span, periodId } = source;
  const part = (months: readonly [number, number], yearBefore = false) =>
    measured(sums, { measure, place: place.sums, months, yearBefore });
  const target = place.target === null ? undefined : targetFor(targets, measure, place.target);
  const sum = part([1, month]);
  const completion = target ? rate(sum, target.amount) : null;
  const due = target ? schedule(month, target.months) : null;
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const value = (text: string) => (isMoney(measure) ? text : Number(text));
  const counted = opened(span);
  const targeted = targetPath(year, measure, place.target, periodId !== null);
  const cells: Cell[] = [
    { value: target ? value(target.amount) : null, to: targeted },
    { value: value(part([month, month])), to: opened({ from: first, asOf: span.asOf }) },
    { value: value(sum), to: counted },
    { value: completion, to: counted },
    { value: due, to: targeted },
    { value: ahead(completion, due), to: counted },
    { value: growth(sum, part([1, 12], true)), to: opened({ ...span, before: '1' }) },
  ];
  return { completion, cells };

  function opened(days: { from: string; asOf: string; before?: string }): string {
    const { kind, of } = MEASURES[measure];
    const large = of === 'large' ? '1' : null;
    return recordsPath({ kind, ...days, large, period: periodId, ...place.records });
  }
}

/** A target with its months and history; a locked month keeps what may no longer stand, so that leads to the year's. */
function targetPath(year: number, measure: Measure, place: string | null, isLocked: boolean): string {
  return isLocked || place === null
    ? `/reports/targets?year=${year}`
    : `/reports/targets/plan?${new URLSearchParams({ year: String(year), cell: cellOf(measure, place) })}`;
}

/** Places that count without being a county: none named yet, or the city's own offices. */
export function placesOutside(sums: readonly MonthSum[], counties: readonly { code: string }[]): string[] {
  const known = new Set(counties.map(({ code }) => code));
  const outside = sums.flatMap(({ place }) => (place !== null && !known.has(place) ? [place] : []));
  return [...new Set(outside)].sort((one, other) => Number(one === NONE) - Number(other === NONE));
}

/** Whether the month the source ends with is still going on. */
export const isUnfinished = ({ year, month, span }: MonthSource): boolean =>
  span.asOf < lastDayOf(year, month);
