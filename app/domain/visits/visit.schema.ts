import * as z from 'zod/mini';
import { correctionReason } from '#app/domain/periods/period.schema.ts';
import {
  blankable,
  count,
  day,
  id,
  longText,
  onceKey,
  oneOf,
  optionalText,
  requiredText,
  timeOfDay,
  version,
} from '#app/lib/schema.ts';

export const VISIT_KINDS = ['outbound', 'inbound', 'meeting', 'call'] as const;

const guest = z.object({ name: requiredText(60), title: optionalText(80) });

const isFilled = (row: unknown) =>
  typeof row !== 'object' || row === null || Object.values(row).some((value) => value !== '');

/** Rows left empty are no rows; who was met is what makes a talk count. */
const guests = z.pipe(
  z.transform((rows) => (Array.isArray(rows) ? rows.filter(isFilled) : [])),
  z.array(guest).check(z.minLength(1, 'visits:problem.guests'), z.maxLength(30)),
);

const ids = (least: number, message: string) =>
  z.pipe(
    z.transform((list) => (Array.isArray(list) ? [...new Set(list)] : [])),
    z.array(id).check(z.minLength(least, message), z.maxLength(50)),
  );

const MAX_SITES = 30;

/** Places that were shown, one a line or between 、; posted as one text. */
const sites = z.pipe(
  longText(2000),
  z.pipe(
    z.transform((text: string) =>
      text
        .split(/[\n、，；;]/)
        .map((site) => site.trim())
        .filter((site) => site !== ''),
    ),
    z.array(requiredText(80)).check(z.maxLength(MAX_SITES, `visits:problem.sites?max=${MAX_SITES}`)),
  ),
);

/** Who met whom, when, where, what came of it. A company is chosen, or named: then it is found or registered. */
const talk = {
  kind: oneOf(VISIT_KINDS),
  companyId: blankable(id),
  companyName: optionalText(120),
  occurredOn: day,
  time: blankable(timeOfDay),
  place: requiredText(120),
  staffIds: ids(1, 'visits:problem.staff'),
  guests,
  headcount: blankable(count(9999)),
  sites,
  receivedBy: optionalText(200),
  summary: z.pipe(longText(4000), z.string().check(z.minLength(1, 'errors:required'))),
  outcome: longText(2000),
  nextStep: blankable(optionalText(200)),
  nextStepOwnerId: blankable(id),
  nextStepDue: blankable(day),
  dealIds: ids(0, ''),
  tripId: blankable(id),
  editionId: blankable(id),
  correctionReason,
};

const talkSchema = z.object(talk);
type Talk = z.output<typeof talkSchema>;

/** A next step has text, owner and due date, or is none: the form offers an owner, who alone plans nothing. */
function withWholeStep<T extends Talk>(visit: T): T {
  const planned = visit.nextStep !== null || visit.nextStepDue !== null;
  return planned ? visit : { ...visit, nextStepOwnerId: null };
}

/** What was asked about a company that came to look around says nothing of other kinds. */
function withOwnParts<T extends Talk>(visit: T): T {
  return visit.kind === 'inbound' ? visit : { ...visit, headcount: null, sites: [], receivedBy: '' };
}

const complete = z.superRefine<Talk>((visit, context) => {
  const refuse = (field: string, message: string) =>
    context.addIssue({ code: 'custom', message, path: [field] });
  if (visit.companyId === null && visit.companyName === '') refuse('companyName', 'errors:required');
  const { nextStep, nextStepOwnerId, nextStepDue, occurredOn } = visit;
  if (nextStep !== null || nextStepDue !== null) {
    for (const [field, value] of Object.entries({ nextStep, nextStepOwnerId, nextStepDue })) {
      if (value === null) refuse(field, 'visits:problem.step');
    }
  }
  if (nextStepDue !== null && nextStepDue < occurredOn) refuse('nextStepDue', 'visits:problem.dueBefore');
});

const settled = <T extends Talk>(visit: T): T => withOwnParts(withWholeStep(visit));

/**
 * The form that logs a talk. It may say what the talk was planned as: a stop of a trip, a reception or a meeting at
 * an event. The key makes sending it again harmless.
 */
export const visitSchema = z.pipe(
  z
    .object({
      ...talk,
      stopId: blankable(id),
      receptionId: blankable(id),
      meetingId: blankable(id),
      key: onceKey,
    })
    .check(complete),
  z.transform(settled),
);

/** The form that corrects one; what it was planned as stays. */
export const visitEditSchema = z.pipe(z.object({ ...talk, version }).check(complete), z.transform(settled));

export const visitIntentSchema = z.object({
  intent: oneOf(['archive', 'restore']),
  version,
  correctionReason,
});

export type VisitInput = z.output<typeof visitSchema>;
export type VisitEdit = Omit<z.output<typeof visitEditSchema>, 'version'>;

/** The conditions of the list of talks, as they stand in the URL. Days are unfinished while they are typed. */
export const visitFilterSchema = z.object({
  q: z.catch(optionalText(100), ''),
  kind: z.optional(oneOf(VISIT_KINDS)),
  from: z.catch(z.optional(day), undefined),
  to: z.catch(z.optional(day), undefined),
  team: z.optional(id),
  person: z.optional(id),
  company: z.optional(id),
  trip: z.optional(id),
  edition: z.optional(id),
  /** Where the user was or what the user recorded. */
  mine: z.optional(z.literal('1')),
  /** What was archived. */
  trash: z.optional(z.literal('1')),
  after: z.optional(id),
});

export type VisitFilter = z.output<typeof visitFilterSchema>;

/** What a new talk is to be logged about, as it stands in the URL; at most one of them is asked for. */
export const visitStartSchema = z.object({
  deal: z.optional(id),
  company: z.optional(id),
  trip: z.optional(id),
  stop: z.optional(id),
  reception: z.optional(id),
  meeting: z.optional(id),
  edition: z.optional(id),
});

export type VisitStart = z.output<typeof visitStartSchema>;
