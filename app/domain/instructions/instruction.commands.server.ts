import type { Ctx } from '#app/auth/user.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';
import { type LocalDate, toDateColumn } from '#app/lib/dates.ts';
import { forbidden, refused } from '#app/lib/refusal.ts';
import { canInstruct } from './instruction.policy.ts';
import type { InstructionAction, InstructionInput, SubjectInput } from './instruction.schema.ts';
import { handedTo } from './instruction-offers.ts';
import { readOwners, readSubject } from './instruction-owners.server.ts';
import {
  type InstructionChange,
  labelOf,
  takeInstruction,
  writeInstruction,
} from './instruction-write.server.ts';

/** An instruction as its page or list last saw it. */
interface Ref {
  id: string;
  version: number;
}

/**
 * Leaves an instruction on a deal or a county.
 * @returns its id
 * @throws Refusal `forbidden`, `not_found`, `refused` for an owner who is not offered and for a day that is past
 */
export async function giveInstruction(
  ctx: Ctx,
  subject: SubjectInput,
  { text, ownerId, dueOn }: InstructionInput,
): Promise<string> {
  if (!canInstruct(ctx.user)) throw forbidden();
  return inTransaction(async (tx) => {
    const on = await readSubject(tx, ctx, subject);
    const owner = (await readOwners(tx, on)).find(({ id }) => id === ownerId);
    if (!owner) throw refused('errors:unknown', {}, 'ownerId');
    refusePast(ctx, dueOn);
    const { id } = await tx.instruction.create({
      data: {
        dealId: on.deal?.id ?? null,
        countyCode: on.county?.code ?? null,
        text,
        ownerId,
        dueOn: toDateColumn(dueOn),
        givenAt: ctx.now,
        givenById: ctx.user.id,
      },
      select: { id: true },
    });
    await recordChange(tx, ctx, {
      action: 'instruct',
      subject: 'instructions',
      id,
      label: labelOf(on),
      version: 1,
      after: { text, ownerId: owner.name, dueOn },
    });
    return id;
  });
}

/** Does with an instruction what a form asks for. @throws Refusal as takeInstruction */
export function runInstructionAction(
  ctx: Ctx,
  id: string,
  action: InstructionAction,
): Promise<InstructionChange> {
  const ref = { id, version: action.version };
  switch (action.intent) {
    case 'answer':
      return answerInstruction(ctx, ref, action.answer);
    case 'takeBack':
      return takeBackAnswer(ctx, ref);
    case 'handOver':
      return handOverInstruction(ctx, ref, action.ownerId);
    case 'close':
      return changed(ctx, ref, 'close', 'take_note', { closedAt: ctx.now });
    case 'reopen':
      return changed(ctx, ref, 'reopen', 'undo_note', { closedAt: null });
    case 'revise':
      return reword(ctx, ref, 'revise', action);
    case 'sendBack':
      return reword(ctx, ref, 'sendBack', action, { doneAt: null, doneById: null, answer: '' });
    case 'withdraw':
      return changed(ctx, ref, 'withdraw', 'withdraw', { archivedAt: ctx.now });
    case 'restore':
      return changed(ctx, ref, 'restore', 'undo_withdraw', { archivedAt: null });
  }
}

function changed(
  ctx: Ctx,
  ref: Ref,
  step: 'close' | 'reopen' | 'withdraw' | 'restore' | 'takeBack',
  action: string,
  data: { closedAt?: Date | null; archivedAt?: Date | null; doneAt?: null; doneById?: null },
): Promise<InstructionChange> {
  return inTransaction(async (tx) =>
    writeInstruction(tx, ctx, await takeInstruction(tx, ctx, ref, step), action, data),
  );
}

/** Reports what was done; the instruction returns to its giver. @throws Refusal as takeInstruction */
export function answerInstruction(ctx: Ctx, ref: Ref, answer: string): Promise<InstructionChange> {
  return inTransaction(async (tx) => {
    const found = await takeInstruction(tx, ctx, ref, 'answer');
    const done = { doneAt: ctx.now, doneById: ctx.user.id };
    return writeInstruction(tx, ctx, found, 'answer', { answer, ...done });
  });
}

/** Takes an answer back that was not read yet; what was written stays to be corrected. @throws Refusal as takeInstruction */
export function takeBackAnswer(ctx: Ctx, ref: Ref): Promise<InstructionChange> {
  return changed(ctx, ref, 'takeBack', 'take_back', { doneAt: null, doneById: null });
}

/**
 * Gives an open instruction to someone else to answer.
 * @throws Refusal as takeInstruction, `refused` for people out of sight
 */
export function handOverInstruction(ctx: Ctx, ref: Ref, ownerId: string): Promise<InstructionChange> {
  return inTransaction(async (tx) => {
    const found = await takeInstruction(tx, ctx, ref, 'handOver');
    const owner = await personOffered(tx, ctx, ownerId);
    return writeInstruction(
      tx,
      ctx,
      found,
      'hand_over',
      { ownerId },
      {
        before: { ownerId: found.owner.name },
        after: { ownerId: owner.name },
      },
    );
  });
}

async function personOffered(tx: Tx, ctx: Ctx, id: string) {
  const owner = await tx.user.findFirst({
    where: { AND: [{ id }, handedTo(ctx.user)] },
    select: { name: true },
  });
  if (!owner) throw refused('errors:unknown', {}, 'ownerId');
  return owner;
}

/**
 * Asks in other words or by another day, before there is an answer or because it will not do. The log keeps the
 * answer that was given.
 */
function reword(
  ctx: Ctx,
  ref: Ref,
  step: 'revise' | 'sendBack',
  { text, dueOn }: { text: string; dueOn: LocalDate },
  again?: { doneAt: null; doneById: null; answer: '' },
): Promise<InstructionChange> {
  return inTransaction(async (tx) => {
    const found = await takeInstruction(tx, ctx, ref, step);
    refusePast(ctx, dueOn);
    const action = step === 'revise' ? 'revise' : 'send_back';
    return writeInstruction(tx, ctx, found, action, { text, dueOn: toDateColumn(dueOn), ...again });
  });
}

function refusePast({ today }: Ctx, dueOn: LocalDate): void {
  if (dueOn < today) throw refused('instructions:problem.past', {}, 'dueOn');
}
