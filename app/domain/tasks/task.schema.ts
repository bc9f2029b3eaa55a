import * as z from 'zod/mini';
import { isLocalDate } from '#app/lib/dates.ts';
import { blankable, day, id, oneOf, requiredId, requiredText, version } from '#app/lib/schema.ts';

export const TASK_VIEWS = ['mine', 'sight', 'overdue', 'done'] as const;
export type TaskView = (typeof TASK_VIEWS)[number];

/** A day, or the instant something was done, and the id of the task. */
function isKey(text: string): boolean {
  const [at = '', id = ''] = text.split('_');
  const isInstant = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?Z$/.test(at);
  return isLocalDate(isInstant ? at.slice(0, 10) : at) && z.uuid().safeParse(id).success;
}

/** The conditions of the task list, as they stand in the URL; `after` is the key of the last row before. */
export const taskFilterSchema = z.object({
  view: z._default(oneOf(TASK_VIEWS), 'mine'),
  after: z.optional(z.string().check(z.refine(isKey, 'errors:unknown'))),
});

export type TaskFilter = z.output<typeof taskFilterSchema>;

const step = { kind: oneOf(['visit', 'deal']), id, version };
/** Only deals are asked for what comes next. */
const dealStep = { ...step, kind: z.literal('deal') };

/** What can be done with a task, one form each. */
export const taskActionSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('finish'), ...step }),
  z.object({ intent: z.literal('reopen'), ...step }),
  z.object({ intent: z.literal('postpone'), ...step, due: day }),
  z.object({ intent: z.literal('handOver'), ...step, ownerId: requiredId }),
  z.object({
    intent: z.literal('plan'),
    ...dealStep,
    nextStep: requiredText(200),
    due: day,
    ownerId: blankable(id),
  }),
]);

export type TaskAction = z.output<typeof taskActionSchema>;
