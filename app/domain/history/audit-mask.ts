import { maskPhone, maskText, maskWithin } from '#app/lib/mask.ts';

type Change = [unknown, unknown];

/** Personal data by subject and field, and how each is hidden. */
const PERSONAL: Record<string, Record<string, (text: string) => string>> = {
  guests: { phone: maskPhone, note: maskWithin },
  leads: { phone: maskPhone, interest: maskWithin },
  contacts: { phone: maskPhone, wechat: maskText, email: maskText, notes: maskWithin },
  visits: {
    place: maskWithin,
    guests: maskWithin,
    sites: maskWithin,
    receivedBy: maskWithin,
    summary: maskWithin,
    outcome: maskWithin,
    nextStep: maskWithin,
  },
  receptions: {
    guests: maskWithin,
    receivedBy: maskWithin,
    accompaniedBy: maskWithin,
    purpose: maskWithin,
    arrangements: maskWithin,
    items: maskWithin,
  },
  meetings: { place: maskWithin, counterpart: maskWithin, subject: maskWithin },
  trips: { purpose: maskWithin, stop: maskWithin, reason: maskWithin, report: maskWithin },
  instructions: { text: maskWithin, answer: maskWithin },
  deals: {
    nextStep: maskWithin,
    sourceNote: maskWithin,
    screeningNote: maskWithin,
    content: maskWithin,
    remark: maskWithin,
  },
};

/** The changes of a log entry as readers see them who do not work the record: that a number changed, not what it is. */
export function maskChanges(subject: string, changes: Record<string, Change>): Record<string, Change> {
  const masks = PERSONAL[subject] ?? {};
  return Object.fromEntries(
    Object.entries(changes).map(([field, [before, after]]) => {
      const mask = masks[field];
      const hidden = (value: unknown) => (mask && typeof value === 'string' ? mask(value) : value);
      return [field, [hidden(before), hidden(after)]];
    }),
  );
}
