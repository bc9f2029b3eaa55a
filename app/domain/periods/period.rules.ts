import type { LocalDate } from '#app/lib/dates.ts';
import type { Problem } from '#app/lib/refusal.ts';
import { compareMonths, endOf, type Month, monthText } from './month.ts';

/** Where a county's month stands; `none` as long as it has not been handed in, or was withdrawn. */
export const SUBMISSION_STATES = ['none', 'submitted', 'returned', 'reviewed'] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

export const SUBMISSION_EVENTS = ['submit', 'withdraw', 'return', 'review'] as const;
export type SubmissionEvent = (typeof SUBMISSION_EVENTS)[number];

/** What follows from what. Until the lock a review that was a mistake is undone by returning the month. */
const NEXT: Record<SubmissionState, Partial<Record<SubmissionEvent, SubmissionState>>> = {
  none: { submit: 'submitted' },
  submitted: { withdraw: 'none', return: 'returned', review: 'reviewed' },
  returned: { submit: 'submitted' },
  reviewed: { return: 'returned' },
};

interface Given {
  month: Month;
  locked: boolean;
  today: LocalDate;
}

export type Verdict = { ok: true; state: SubmissionState } | { ok: false; problem: Problem };

/** What an event makes of a county's month, or what stands against it. */
export function transition(
  state: SubmissionState,
  event: SubmissionEvent,
  { month, locked, today }: Given,
): Verdict {
  const no = (key: string, params: Problem['params']): Verdict => ({ ok: false, problem: { key, params } });
  if (locked) return no('periods:refusal.isLocked', { month: monthText(month) });
  if (event === 'submit' && today < endOf(month)) {
    return no('periods:refusal.tooEarly', { month: monthText(month), from: endOf(month) });
  }
  const next = NEXT[state][event];
  return next ? { ok: true, state: next } : no(`periods:refusal.state.${state}`, { month: monthText(month) });
}

/** A month that somebody opened by handing in figures or by locking it. */
export interface OpenedMonth extends Month {
  locked: boolean;
}

/**
 * What stands against locking a month, besides missing reviews: it is locked only after it ended, once, and in
 * order: neither after a later one nor before an earlier one of the same year that was opened.
 * @param opened the months of its year
 */
export function problemsBeforeLocking(
  month: Month,
  opened: readonly OpenedMonth[],
  today: LocalDate,
): Problem[] {
  const params = { month: monthText(month) };
  const others = opened.filter((other) => other.year === month.year);
  if (others.some((other) => compareMonths(other, month) === 0 && other.locked))
    return [{ key: 'periods:refusal.isLocked', params }];
  if (today <= endOf(month))
    return [{ key: 'periods:refusal.notEnded', params: { ...params, from: endOf(month) } }];
  const about = (key: string) => (other: Month) => ({
    key,
    params: { ...params, other: monthText(other) },
    to: `/reports/months/${monthText(other)}`,
  });
  return [
    ...others
      .filter((other) => compareMonths(other, month) < 0 && !other.locked)
      .map(about('periods:refusal.earlierOpen')),
    ...others
      .filter((other) => compareMonths(other, month) > 0 && other.locked)
      .map(about('periods:refusal.laterLocked')),
  ];
}

/** The counties a month still waits for, each a problem that leads to its figures. */
export function missingReviews(
  month: Month,
  counties: readonly { code: string; name: string; state: SubmissionState }[],
): Problem[] {
  return counties
    .filter(({ state }) => state !== 'reviewed')
    .map(({ code, name, state }) => ({
      key: `periods:refusal.waits.${state}`,
      params: { county: name },
      to: `/reports/months/${monthText(month)}?county=${code}`,
    }));
}

/** Days that a locked month has counted: its year up to its end. */
export interface LockedSpan {
  /** `2023-10`. */
  month: string;
  from: LocalDate;
  to: LocalDate;
}

/** The days a locked month keeps, although it is only the latest month of its year that is asked. */
export const spanOf = (month: Month): LockedSpan => ({
  month: monthText(month),
  from: `${month.year}-01-01`,
  to: endOf(month),
});

/** The locked span a day lies in, if any. */
export const lockedSpanOf = <Span extends LockedSpan>(
  spans: readonly Span[],
  day: LocalDate,
): Span | undefined => spans.find(({ from, to }) => from <= day && day <= to);
