import { STAGES, type Stage } from '#app/domain/deals/stage.ts';

/*
 * A fact is one thing that counts in a report, on a day, for one place: a deal registered, a stage entered, an
 * agreement's deal signed, money arrived, a visit made. Tables count and add facts; the list behind a number lists
 * them; a locked month keeps its own.
 */

/** Stages whose first entry is a fact of the same name; signing is a fact of its own, by the counting rules. */
export const ENTERED = STAGES.filter((stage) => stage !== 'lead' && stage !== 'signed');

/** Stages a deal leaves forward: the fact says how many days it stood there. */
export const LEFT = STAGES.filter((stage) => stage !== 'at_capacity');

export const FACT_KINDS = [
  /** Registered as a lead. */
  'lead',
  /** In negotiation on the day the report is made for, and neither ended nor signed; money as estimated. */
  'standing',
  ...(ENTERED as Exclude<Stage, 'lead' | 'signed'>[]),
  /** First signing event; money by the counting rules, capital increases included. */
  'signed',
  /** Money of the investor that came. */
  'arrived',
  /** An ended deal taken out of what was signed (核销). */
  'written_off',
  'visit_out',
  'visit_in',
  'visit_meeting',
  'visit_call',
  'trip',
  ...(LEFT.map((stage) => `left_${stage}`) as `left_${Exclude<Stage, 'at_capacity'>}`[]),
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** 10 亿元 in yuan; exactly 10.00 is included. */
export const LARGE_YUAN = '1000000000';

/** Talks at which a company was met; a call is none. */
export const MET: FactKind[] = ['visit_out', 'visit_in', 'visit_meeting'];
