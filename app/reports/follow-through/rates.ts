import type { StageRate } from '#app/domain/definitions/definition.ts';
import { ahead, growth, rate } from '../rate.ts';
import type { Cell } from '../tables/table.ts';
import { type FollowCell, type FollowFigures, followPath, type Part } from './cells.ts';
import type { FollowFilters } from './conditions.ts';

/** One year's figures, and the conditions that list what is behind them. */
export interface Year {
  figures: FollowFigures;
  filters: FollowFilters;
}

type Of = Pick<FollowCell, 'by' | 'key'>;

const SIGNED = { set: 'signed' } as const;
const ARRIVED = { set: 'arrived' } as const;
export const reached = ({ stage }: StageRate): Part => ({ set: 'reached', stage });

/** How many and how much, each opening its deals. */
export function pair({ figures, filters }: Year, of: Of, part: Part): Cell[] {
  const figure = figures.get(of, part);
  const to = figure.deals > 0 ? followPath(filters, figure) : undefined;
  return [
    { value: figure.deals, to },
    { value: figure.amount, to },
  ];
}

/** 履约率, 开工率 …: of the deals signed, those that reached a stage, by number. */
export const stageRate = ({ figures }: Year, of: Of, definition: StageRate): string | null =>
  rate(figures.get(of, reached(definition)).deals, figures.get(of, SIGNED).deals);

/** 资金到位率: money arrived against what was signed. */
export const arrivedRate = ({ figures }: Year, of: Of): string | null =>
  rate(figures.get(of, ARRIVED).amount, figures.get(of, SIGNED).amount);

/** What was signed then, and how much more or less it is now. */
export function signedChange(now: Year, then: Year, of: Of, ofThen: Of): Cell[] {
  const [current, earlier] = [now.figures.get(of, SIGNED), then.figures.get(ofThen, SIGNED)];
  const [deals, amount] = pair(then, ofThen, SIGNED);
  return [
    deals ?? { value: null },
    { value: growth(current.deals, earlier.deals) },
    amount ?? { value: null },
    { value: growth(current.amount, earlier.amount) },
  ];
}

/** A rate as it was then, and how many percentage points it is above or below that now. */
export const rateChange = (now: string | null, then: string | null): Cell[] => [
  { value: then },
  { value: ahead(now, then) },
];
