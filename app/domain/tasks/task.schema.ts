import * as z from 'zod/mini';
import { blankable, day, id, oneOf, requiredId, requiredText, version } from '#app/lib/schema.ts';

export const TASK_VIEWS = ['mine', 'sight', 'overdue', 'done'] as const;
export type TaskView = (typeof TASK_VIEWS)[number];

/** The conditions of the task list, as they stand in the URL; `after` is the key of the last row before. */
export const taskFilterSchema = z.object({
  view: z._default(oneOf(TASK_VIEWS), 'mine'),
  after: z.optional(z.string().check(z.regex(/^[0-9TZ:.-]{10,24}_[0-9a-f-]{36}$/, 'errors:unknown'))),
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
