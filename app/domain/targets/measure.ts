/*
 * Measures: what a target is set for and a county or team is measured by. Each counts one kind of fact
 * (app/reports/facts): how many, how many of 10 亿元 and more, or how much money.
 */

export const MEASURES = {
  signed_amount: { kind: 'signed', of: 'amount' },
  signed_count: { kind: 'signed', of: 'count' },
  /** Deals signed for 10 亿元 and more. */
  large_count: { kind: 'signed', of: 'large' },
  arrived_amount: { kind: 'arrived', of: 'amount' },
  registered_count: { kind: 'registered', of: 'count' },
  started_count: { kind: 'started', of: 'count' },
  producing_count: { kind: 'producing', of: 'count' },
  lead_count: { kind: 'lead', of: 'count' },
  visit_out_count: { kind: 'visit_out', of: 'count' },
  visit_in_count: { kind: 'visit_in', of: 'count' },
  trip_count: { kind: 'trip', of: 'count' },
} as const;
export type Measure = keyof typeof MEASURES;
export const MEASURE_CODES = Object.keys(MEASURES) as [Measure, ...Measure[]];

/** Whether a measure is money, in yuan; the others are numbers of records. */
export const isMoney = (measure: Measure): boolean => MEASURES[measure].of === 'amount';
