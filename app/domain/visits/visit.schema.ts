import * as z from 'zod/mini';
import { blankable, day, id, longText, oneOf, optionalText, requiredText } from '#app/lib/schema.ts';

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

/** The visit form: who met whom, when, where, what came of it. */
export const visitSchema = z
  .object({
    kind: oneOf(VISIT_KINDS),
    companyId: id,
    occurredOn: day,
    place: requiredText(120),
    staffIds: ids(1, 'visits:problem.staff'),
    guests,
    summary: z.pipe(longText(4000), z.string().check(z.minLength(1, 'errors:required'))),
    outcome: longText(2000),
    nextStep: blankable(optionalText(200)),
    nextStepOwnerId: blankable(id),
    nextStepDue: blankable(day),
    dealIds: ids(0, ''),
  })
  .check(
    z.superRefine((visit, context) => {
      const { nextStep, nextStepOwnerId, nextStepDue, occurredOn } = visit;
      const step = { nextStep, nextStepOwnerId, nextStepDue };
      const missing = Object.entries(step).filter(([, value]) => value === null);
      if (missing.length < 3) {
        for (const [field] of missing)
          context.addIssue({ code: 'custom', message: 'visits:problem.step', path: [field] });
      }
      if (nextStepDue !== null && nextStepDue < occurredOn) {
        context.addIssue({ code: 'custom', message: 'visits:problem.dueBefore', path: ['nextStepDue'] });
      }
    }),
  );

export type VisitInput = z.output<typeof visitSchema>;
