import * as z from 'zod/mini';
import { daysBetween } from '#app/lib/dates.ts';
import {
  blankable,
  count,
  day,
  id,
  longText,
  oneOf,
  optionalText,
  requiredId,
  requiredText,
  timeOfDay,
  version,
} from '#app/lib/schema.ts';

/** Longer than any reception; beyond it a year was mistyped. */
const MAX_DAYS = 30;
const MAX_ROWS = 80;

const programmeRow = z.object({
  day,
  time: blankable(timeOfDay),
  content: requiredText(200),
  place: optionalText(120),
  responsible: optionalText(120),
});

const isFilled = (row: unknown) =>
  typeof row === 'object' &&
  row !== null &&
  Object.entries(row).some(
    ([name, value]) => name !== 'day' && typeof value === 'string' && value.trim() !== '',
  );

const fields = {
  companyId: requiredId,
  startsOn: day,
  endsOn: day,
  headcount: blankable(count(1000)),
  guests: longText(1000),
  receivedBy: optionalText(200),
  accompaniedBy: optionalText(400),
  coordinatorId: requiredId,
  purpose: longText(1000),
  arrangements: longText(2000),
  /** Rows in which nothing but the day was filled in are no rows. */
  items: z.pipe(
    z.transform((rows) => (Array.isArray(rows) ? rows.filter(isFilled) : [])),
    z.array(programmeRow).check(z.maxLength(MAX_ROWS)),
  ),
};

type Days = { startsOn: string; endsOn: string; items: { day: string }[] };

const withinDays = z.superRefine<Days>(({ startsOn, endsOn, items }, context) => {
  const days = daysBetween(startsOn, endsOn) + 1;
  const message = days < 1 ? 'receptions:problem.order' : `receptions:problem.tooLong?max=${MAX_DAYS}`;
  if (days < 1 || days > MAX_DAYS) context.addIssue({ code: 'custom', message, path: ['endsOn'] });
  else
    for (const [index, item] of items.entries()) {
      if (item.day >= startsOn && item.day <= endsOn) continue;
      const path = ['items', index, 'day'];
      context.addIssue({ code: 'custom', message: 'receptions:problem.outside', path });
    }
});

/** The plan of a reception: who comes when, why, who receives them, and the programme. */
export const receptionSchema = z.object(fields).check(withinDays);
export const receptionEditSchema = z.object({ ...fields, version }).check(withinDays);
export type ReceptionInput = z.output<typeof receptionSchema>;

/** The buttons beside the plan. */
export const receptionIntentSchema = z.object({ intent: oneOf(['archive', 'restore']), version });

export const RECEPTION_SETS = ['ahead', 'past', 'archived'] as const;

/** The conditions of the list, as they stand in the URL; without a set all that are not archived. */
export const receptionFilterSchema = z.object({
  q: z.catch(optionalText(100), ''),
  set: z.optional(oneOf(RECEPTION_SETS)),
  after: z.optional(id),
});

export type ReceptionFilter = z.output<typeof receptionFilterSchema>;
