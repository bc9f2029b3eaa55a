import { MEASURES, type Measure } from '#app/domain/targets/measure.ts';
import { sumYuan } from '#app/lib/money.ts';
import type { MonthSum } from './facts.queries.server.ts';

/** Which of the sums a figure adds up. */
export interface Part {
  measure: Measure;
  /** A county's code or a team's id; several for a team with those below it; null for the whole. */
  place: string | readonly string[] | null;
  /** First and last month, 1 to 12. */
  months: readonly [number, number];
  yearBefore?: boolean;
}

/** What a measure comes to: yuan for money, else a number, both as decimal text. */
export function measured(
  sums: readonly MonthSum[],
  { measure, place, months, yearBefore = false }: Part,
): string {
  const { kind, of } = MEASURES[measure];
  const isThere = (sum: MonthSum) =>
    Array.isArray(place) ? sum.place !== null && place.includes(sum.place) : sum.place === place;
  const chosen = sums.filter(
    (sum) =>
      sum.kind === kind &&
      sum.yearBefore === yearBefore &&
      sum.month >= months[0] &&
      sum.month <= months[1] &&
      isThere(sum),
  );
  if (of === 'amount') return sumYuan(chosen.map(({ amount }) => amount));
  return String(chosen.reduce((all, sum) => all + (of === 'large' ? sum.large : sum.count), 0));
}
