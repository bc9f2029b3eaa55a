import * as z from 'zod/mini';
import { correctionReason } from '#app/domain/periods/period.schema.ts';
import { amount } from '#app/lib/amount-schema.ts';
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
  year,
} from '#app/lib/schema.ts';

export const LEADER_RANKS = ['head', 'deputy', 'department', 'county'] as const;
export const TRIP_STATES = ['open', 'closed', 'archived'] as const;

/** Longer than any journey; beyond it a year was mistyped. */
const MAX_DAYS = 60;

const ids = z.pipe(
  z.transform((list) => (Array.isArray(list) ? [...new Set(list)] : [])),
  z.array(id).check(z.minLength(1, 'trips:problem.members'), z.maxLength(50)),
);

/** Cities in one line, as people write them: 北京、上海 or 北京 上海. */
const cities = z.pipe(
  requiredText(200),
  z.transform((text) => [...new Set(text.split(/[\s、,，;；/]+/).filter(Boolean))]),
);

const fields = {
  title: requiredText(120),
  purpose: longText(1000),
  leaderName: requiredText(60),
  leaderRank: oneOf(LEADER_RANKS),
  memberIds: ids,
  cities,
  startsOn: day,
  endsOn: day,
  budget: blankable(amount('wan')),
  teamId: requiredId,
  correctionReason,
};

const inOrder = z.superRefine<{ startsOn: string; endsOn: string }>(({ startsOn, endsOn }, context) => {
  const days = daysBetween(startsOn, endsOn) + 1;
  const message = days < 1 ? 'trips:problem.order' : `trips:problem.tooLong?max=${MAX_DAYS}`;
  if (days < 1 || days > MAX_DAYS) context.addIssue({ code: 'custom', message, path: ['endsOn'] });
});

/** The plan of a journey. */
export const tripSchema = z.object(fields).check(inOrder);
export const tripEditSchema = z.object({ ...fields, version }).check(inOrder);
export type TripInput = z.output<typeof tripSchema>;

const stopFields = {
  day,
  time: blankable(timeOfDay),
  companyId: blankable(id),
  place: optionalText(120),
  note: longText(1000),
};

const somewhere = z.superRefine<{ companyId: string | null; place: string; note: string }>(
  (stop, context) => {
    if (stop.companyId || stop.place || stop.note) return;
    context.addIssue({ code: 'custom', message: 'trips:problem.emptyStop', path: ['companyId'] });
  },
);

/** A stop of the itinerary: a call on a company, or something else that takes its time. */
export const stopSchema = z.object(stopFields).check(somewhere);
export const stopEditSchema = z.object({ ...stopFields, version }).check(somewhere);
export type StopInput = z.output<typeof stopSchema>;

/** Where a stop goes: its day and place among the stops of that day. */
export const stopMoveSchema = z.object({ day, toIndex: count(500) });

/** What else is done with a stop. */
export const stopIntentSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('strike'), reason: requiredText(200) }),
  z.object({ intent: z.literal('restore') }),
  z.object({ intent: z.literal('remove') }),
]);

/** What is done with a journey as a whole. */
export const tripIntentSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('close'), version }),
  z.object({ intent: z.literal('reopen'), version, reason: requiredText(200) }),
  z.object({ intent: z.literal('archive'), version, correctionReason }),
  z.object({ intent: z.literal('restore'), version }),
]);

/** The report as someone edited it; without a text it writes itself again. */
export const tripReportSchema = z.object({ report: blankable(longText(20_000)), version });

/** The conditions of the list, as they stand in the URL. */
export const tripFilterSchema = z.object({
  q: z.catch(optionalText(100), ''),
  year: z.optional(year),
  rank: z.optional(oneOf(LEADER_RANKS)),
  team: z.optional(id),
  state: z.optional(oneOf(TRIP_STATES)),
  mine: z.optional(z.literal('1')),
  after: z.optional(id),
});
export type TripFilter = z.output<typeof tripFilterSchema>;

/** Nobody asks for the whereabouts of more days at once. */
const MAX_ASKED_DAYS = 366;

/** What the form asks while it is filled in: who of these people is away on which of these days. */
const overlapFields = z.object({
  members: z.pipe(
    z.catch(z.string(), ''),
    z.transform((text) =>
      text
        .split(',')
        .filter((one) => z.uuid().safeParse(one).success)
        .slice(0, 50),
    ),
  ),
  leader: z.catch(optionalText(100), ''),
  from: day,
  to: day,
  self: z.catch(z.optional(id), undefined),
});

export const overlapSchema = overlapFields.check(
  z.refine(
    ({ from, to }) => {
      const days = daysBetween(from, to) + 1;
      return days >= 1 && days <= MAX_ASKED_DAYS;
    },
    { error: `trips:problem.tooLong?max=${MAX_ASKED_DAYS}`, path: ['to'] },
  ),
);
export type OverlapQuestion = z.output<typeof overlapSchema>;
