import * as z from 'zod/mini';
import {
  blankable,
  code,
  count,
  day,
  id,
  oneOf,
  optionalText,
  requiredText,
  version,
  year,
} from '#app/lib/schema.ts';

export const PARTICIPATIONS = ['join', 'delegation', 'host'] as const;
export const EDITION_TIMES = ['upcoming', 'running', 'past', 'archived'] as const;

const fields = z.object({
  seriesCode: code,
  title: optionalText(80),
  ordinal: blankable(count(999)),
  startsOn: day,
  endsOn: day,
  venue: requiredText(120),
  participation: oneOf(PARTICIPATIONS),
  /** Chosen by the city office; an organizer's own team is fixed by the command. */
  organizerTeamId: blankable(id),
});

const endsAfterStart = z.refine<{ startsOn: string; endsOn: string }>(
  ({ startsOn, endsOn }) => endsOn >= startsOn,
  { error: 'events:problem.endsBefore', path: ['endsOn'] },
);

/** The form of an edition of a fair or conference. */
export const editionSchema = fields.check(endsAfterStart);
export const editionEditSchema = z.extend(fields, { version }).check(endsAfterStart);

/** The buttons beside the form. */
export const editionIntentSchema = z.object({ intent: oneOf(['archive', 'restore']), version });

export type EditionInput = z.output<typeof editionSchema>;

/** The conditions of the event list, as they stand in the URL. */
export const editionFilterSchema = z.object({
  q: z.catch(optionalText(100), ''),
  year: z.optional(year),
  series: z.optional(code),
  participation: z.optional(oneOf(PARTICIPATIONS)),
  time: z.optional(oneOf(EDITION_TIMES)),
  after: z.optional(id),
});

export type EditionFilter = z.output<typeof editionFilterSchema>;

/** The form of a series; what it is called in Traditional characters follows from the name where it is not given. */
export const seriesSchema = z.object({
  name: requiredText(20),
  nameTw: optionalText(20),
  nameEn: requiredText(60),
  fullName: optionalText(120),
});

export type SeriesInput = z.output<typeof seriesSchema>;
