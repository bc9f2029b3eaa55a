import Big from 'big.js';
import { MEASURE_CODES, MEASURES, type Measure } from '#app/domain/targets/measure.ts';
import type { MonthSum } from '../facts/facts.queries.server.ts';
import { measured } from '../facts/measured.ts';

/** What the month's table shows of every county; a submission keeps all measures. */
export const SHOWN: readonly Measure[] = [
  'signed_count',
  'signed_amount',
  'arrived_amount',
  'started_count',
  'lead_count',
  'visit_out_count',
  'visit_in_count',
];

/** The kinds of facts that measures count. */
export const MEASURED_KINDS = [...new Set(Object.values(MEASURES).map(({ kind }) => kind))];

/** A measure in the month itself and from January on, as decimal text. */
export interface Figure {
  month: string;
  year: string;
}
export type Figures = Record<Measure, Figure>;

/** All measures of a place. @param place a county's code, null for the whole city */
export function figuresOf(sums: readonly MonthSum[], place: string | null, month: number): Figures {
  const entries = MEASURE_CODES.map((measure) => [
    measure,
    {
      month: measured(sums, { measure, place, months: [month, month] }),
      year: measured(sums, { measure, place, months: [1, month] }),
    },
  ]);
  return Object.fromEntries(entries) as Figures;
}

/** A figure that reads differently than when it was handed in. */
export interface MovedFigure {
  measure: Measure;
  part: keyof Figure;
  submitted: string;
  now: string;
}

/** What moved since a county handed in its month; measures that it did not know then are left out. */
export function movedSince(submitted: unknown, now: Figures): MovedFigure[] {
  const then = (submitted ?? {}) as Partial<Figures>;
  return MEASURE_CODES.flatMap((measure) =>
    (['month', 'year'] as const).flatMap((part) => {
      const before = then[measure]?.[part];
      const after = now[measure][part];
      if (before === undefined || new Big(before).eq(after)) return [];
      return [{ measure, part, submitted: before, now: after }];
    }),
  );
}
