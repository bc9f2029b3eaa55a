import * as z from 'zod/mini';
import { blankable, code, day, id, longText, oneOf, requiredId, version } from '#app/lib/schema.ts';

const TEXT_MAX = 1000;
const ANSWER_MAX = 4000;

const filled = z.string().check(z.minLength(1, 'errors:required'));
const requiredLines = (max: number) => z.pipe(longText(max), filled);

/** What an official writes; on which deal or county stands in the URL. */
export const instructionSchema = z.object({
  text: requiredLines(TEXT_MAX),
  ownerId: requiredId,
  dueOn: day,
});

export type InstructionInput = z.output<typeof instructionSchema>;

/** What an instruction is left on, in the URL of its form. */
export const subjectSchema = z
  .object({ deal: blankable(id), county: blankable(code) })
  .check(z.refine(({ deal, county }) => (deal === null) !== (county === null), 'errors:unknown'));

export type SubjectInput = z.output<typeof subjectSchema>;

export const answerSchema = z.object({ version, answer: requiredLines(ANSWER_MAX) });
/** The same instruction in other words or by another day. */
export const wordingSchema = z.object({ version, text: requiredLines(TEXT_MAX), dueOn: day });

/** What can be done with an instruction on its page, one form each. */
export const instructionActionSchema = z.discriminatedUnion('intent', [
  z.extend(answerSchema, { intent: z.literal('answer') }),
  z.object({ intent: z.literal('takeBack'), version }),
  z.object({ intent: z.literal('handOver'), version, ownerId: requiredId }),
  z.object({ intent: z.literal('close'), version }),
  z.object({ intent: z.literal('reopen'), version }),
  z.extend(wordingSchema, { intent: z.literal('revise') }),
  z.extend(wordingSchema, { intent: z.literal('sendBack') }),
  z.object({ intent: z.literal('withdraw'), version }),
  z.object({ intent: z.literal('restore'), version }),
]);

export type InstructionAction = z.output<typeof instructionActionSchema>;

export const INSTRUCTION_VIEWS = ['mine', 'given', 'all', 'overdue', 'done', 'closed', 'withdrawn'] as const;
export type InstructionView = (typeof INSTRUCTION_VIEWS)[number];

/** The conditions of the list, as they stand in the URL; without a view the one that fits the role. */
export const instructionFilterSchema = z.object({
  view: z.optional(oneOf(INSTRUCTION_VIEWS)),
  after: z.optional(id),
});

export type InstructionFilter = z.output<typeof instructionFilterSchema>;
