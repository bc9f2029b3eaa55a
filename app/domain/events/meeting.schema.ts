import * as z from 'zod/mini';
import {
  blankable,
  count,
  day,
  id,
  oneOf,
  optionalText,
  requiredId,
  timeOfDay,
  version,
} from '#app/lib/schema.ts';

const minutes = z.pipe(count(720), z.number().check(z.minimum(5, 'meetings:problem.minutes')));

const fields = z.object({
  day,
  time: timeOfDay,
  minutes,
  place: optionalText(80),
  companyId: blankable(id),
  guestId: blankable(id),
  /** Who is met, where neither company nor guest says it. */
  counterpart: optionalText(120),
  subject: optionalText(200),
  hostId: requiredId,
});

const someoneIsMet = z.refine<{ companyId: string | null; guestId: string | null; counterpart: string }>(
  ({ companyId, guestId, counterpart }) => companyId !== null || guestId !== null || counterpart !== '',
  { error: 'meetings:problem.whom', path: ['counterpart'] },
);

/** The form of a meeting booked at an event. */
export const meetingSchema = fields.check(someoneIsMet);
export const meetingEditSchema = z.extend(fields, { version }).check(someoneIsMet);

/** The buttons beside the form. */
export const meetingIntentSchema = z.object({ intent: oneOf(['archive', 'restore']), version });

export type MeetingInput = z.output<typeof meetingSchema>;

/** What the picker of guests asks for. */
export const guestChoiceSchema = z.object({ q: z.catch(optionalText(100), '') });

/** What a new meeting starts with. */
export const meetingStartSchema = z.object({ guest: z.catch(z.optional(id), undefined) });
