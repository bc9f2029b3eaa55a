import type { Measure } from '#app/domain/targets/measure.ts';

/** What the county table is made for. */
export interface Conditions {
  year: number;
  /** 1 to 12. */
  month: number;
  /** Null: every measure that has a target. */
  measure: Measure | null;
  ranked: boolean;
}

/** The address of these conditions, for downloads and switches. */
export function conditionsSearch({ year, month, measure, ranked }: Conditions): string {
  return new URLSearchParams({
    year: String(year),
    month: String(month),
    ...(measure && { measure }),
    ...(!ranked && { rank: '0' }),
  }).toString();
}
