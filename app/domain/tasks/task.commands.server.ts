import type { Ctx } from '#app/auth/user.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import { planNextStep } from '#app/domain/deals/next-step.commands.server.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';
import { formatInstant, type LocalDate, toDateColumn } from '#app/lib/dates.ts';
import { refused } from '#app/lib/refusal.ts';
import type { TaskAction } from './task.schema.ts';
import { offeredOwners } from './task-offers.ts';
import { type StepFields, type TakenStep, takeStep, writeStep } from './task-write.server.ts';

/** The task on a visit or a deal, as its list last saw it. */
interface TaskRef {
  kind: 'visit' | 'deal';
  id: string;
  version: number;
}

interface TaskChange {
  version: number;
  what: string;
}

/** What was done with which task, for the list that asked. */
export type TaskDone = TaskChange & Pick<TaskAction, 'intent' | 'kind' | 'id'>;

/** Does with a task what its list asks for. @throws Refusal as the command does;  */
export async function runTaskAction(ctx: Ctx, action: TaskAction): Promise<TaskDone> {
  const { intent, kind, id } = action;
  return { intent, kind, id, ...(await run(ctx, action)) };
}

function run(ctx: Ctx, action: TaskAction): Promise<TaskChange> {
  switch (action.intent) {
    case 'finish':
      return finishStep(ctx, action);
    case 'reopen':
      return reopenStep(ctx, action);
    case 'postpone':
      return postponeStep(ctx, action, action.due);
    case 'handOver':
      return handOverStep(ctx, action, action.ownerId);
    case 'plan':
      return planStep(ctx, action);
  }
}

/** What comes next with a deal, once its step is done. */
async function planStep(ctx: Ctx, plan: TaskAction & { intent: 'plan' }): Promise<TaskChange> {
  const { id, version, nextStep, due, ownerId } = plan;
  await planNextStep(ctx, id, { version, nextStep, nextStepDue: due, nextStepOwnerId: ownerId });
  return { version: version + 1, what: nextStep };
}

/**
 * Marks a next step as done. Done already, by whomever, is what was asked for: then nothing changes.
 * @throws Refusal `not_found`, `forbidden`, `stale`
 */
export function finishStep(ctx: Ctx, ref: TaskRef): Promise<TaskChange> {
  return inTransaction(async (tx) => {
    const step = await takeStep(tx, ctx, ref, { alreadyDone: true });
    if (step.doneAt) return { version: step.version, what: step.what };
    return change(tx, ctx, step, 'finish_step', {
      nextStepDoneAt: ctx.now,
      nextStepDoneById: ctx.user.id,
    });
  });
}

/** Takes a finished step back among the open ones. @throws Refusal `not_found`, `forbidden`, `stale` */
export function reopenStep(ctx: Ctx, ref: TaskRef): Promise<TaskChange> {
  return inTransaction(async (tx) => {
    const step = await takeStep(tx, ctx, ref);
    if (!step.doneAt) return { version: step.version, what: step.what };
    return change(tx, ctx, step, 'reopen_step', { nextStepDoneAt: null, nextStepDoneById: null });
  });
}

/**
 * Gives an open step another day.
 * @throws Refusal `not_found`, `forbidden`, `stale`, `refused` for a day that is past and for a step that is done
 */
export function postponeStep(ctx: Ctx, ref: TaskRef, due: LocalDate): Promise<TaskChange> {
  return inTransaction(async (tx) => {
    const step = await takeStep(tx, ctx, ref);
    if (step.doneAt) throw refused('tasks:problem.done');
    if (due < ctx.today) throw refused('tasks:problem.past', {}, 'due');
    return change(tx, ctx, step, 'postpone_step', { nextStepDue: toDateColumn(due) });
  });
}

/**
 * Gives an open step to someone else.
 * @throws Refusal `not_found`, `forbidden`, `stale`, `refused` for people who are not offered and for a step that is done
 */
export function handOverStep(ctx: Ctx, ref: TaskRef, ownerId: string): Promise<TaskChange> {
  return inTransaction(async (tx) => {
    const step = await takeStep(tx, ctx, ref);
    if (step.doneAt) throw refused('tasks:problem.done');
    const owner = await tx.user.findFirst({
      where: { AND: [{ id: ownerId }, offeredOwners(ctx.user, step)] },
      select: { name: true },
    });
    if (!owner) throw refused('errors:unknown', {}, 'ownerId');
    return change(tx, ctx, step, 'hand_over_step', { nextStepOwnerId: ownerId }, owner.name);
  });
}

async function change(
  tx: Tx,
  ctx: Ctx,
  step: TakenStep,
  action: string,
  fields: StepFields,
  ownerName?: string,
): Promise<TaskChange> {
  await writeStep(tx, ctx, step, fields);
  await recordChange(tx, ctx, {
    action,
    subject: step.subject,
    id: step.id,
    label: step.label,
    version: step.version + 1,
    before: { nextStepDue: step.due, nextStepDoneAt: instant(step.doneAt), nextStepOwnerId: step.ownerName },
    after: {
      ...(fields.nextStepDue && { nextStepDue: fields.nextStepDue }),
      ...('nextStepDoneAt' in fields && { nextStepDoneAt: instant(fields.nextStepDoneAt) }),
      ...(ownerName && { nextStepOwnerId: ownerName }),
    },
  });
  return { version: step.version + 1, what: step.what };
}

const instant = (at: Date | null | undefined) => at && formatInstant(at);
