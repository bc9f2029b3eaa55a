import type { Ctx, CurrentUser } from '#app/auth/user.ts';
import { visibleInstructions } from '#app/auth/visible.ts';
import type { Tx } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { type Fields, recordChange, refuseStale } from '#app/domain/history/audit.server.ts';
import { fromDateColumn } from '#app/lib/dates.ts';
import { forbidden, notFound, refused } from '#app/lib/refusal.ts';
import { canInstruct, canInstruction } from './instruction.policy.ts';
import { type InstructionStep, isPossible, stateOf } from './instruction.rules.ts';

const FOR_WRITE = {
  deal: { select: { code: true, name: true } },
  county: { select: { name: true } },
  owner: { select: { name: true, teamId: true } },
} satisfies Prisma.InstructionInclude;

export type TakenInstruction = Prisma.InstructionGetPayload<{ include: typeof FOR_WRITE }>;

/** What the scope holds; besides, their givers find those they withdrew. */
export function readableInstructions(user: CurrentUser): Prisma.InstructionWhereInput {
  return canInstruct(user)
    ? { OR: [visibleInstructions(user), { givenById: user.id }] }
    : visibleInstructions(user);
}

/** What an instruction is called in the log. */
export const labelOf = (on: {
  deal: { code: string; name: string } | null;
  county: { name: string } | null;
}) => (on.deal ? `${on.deal.code} ${on.deal.name}` : (on.county?.name ?? ''));

/**
 * An instruction ready to be written, locked until the transaction ends; withdrawn ones for their giver only.
 * @throws Refusal `not_found` outside the scope, `forbidden` by policy, `stale` by version, `refused` where it does
 * not stand so that this can be done
 */
export async function takeInstruction(
  tx: Tx,
  ctx: Ctx,
  { id, version }: { id: string; version: number },
  step: InstructionStep,
): Promise<TakenInstruction> {
  await tx.$queryRaw`SELECT 1 FROM instruction WHERE id = ${id}::uuid FOR UPDATE`;
  const found = await tx.instruction.findFirst({
    where: { AND: [{ id }, readableInstructions(ctx.user)] },
    include: FOR_WRITE,
  });
  if (!found) throw notFound();
  if (!canInstruction(ctx.user, step, { ...found, ownerTeamId: found.owner.teamId })) throw forbidden();
  await refuseStale(tx, 'instructions', found, version);
  const state = stateOf({ ...found, dueOn: fromDateColumn(found.dueOn) }, ctx.today);
  if (!isPossible(step, state)) throw refused(`instructions:problem.${state}`);
  return found;
}

type Written = Pick<
  Prisma.InstructionUncheckedUpdateInput,
  'text' | 'answer' | 'ownerId' | 'dueOn' | 'doneAt' | 'doneById' | 'closedAt' | 'archivedAt'
>;

/** What a command made of an instruction. */
export interface InstructionChange {
  version: number;
  what: string;
}

/** Writes to an instruction and to the log. */
export async function writeInstruction(
  tx: Tx,
  ctx: Ctx,
  found: TakenInstruction,
  action: string,
  data: Written,
  /** As the log calls them, where they differ from what is written. */
  named: { before?: Fields; after?: Fields } = {},
): Promise<InstructionChange> {
  const version = found.version + 1;
  await tx.instruction.update({ where: { id: found.id }, data: { ...data, version }, select: { id: true } });
  const { doneById: _who, ...fields } = data;
  await recordChange(tx, ctx, {
    action,
    subject: 'instructions',
    id: found.id,
    label: labelOf(found),
    version,
    before: { ...found, ...named.before },
    after: { ...fields, ...named.after },
  });
  return { version, what: String(fields.text ?? found.text) };
}
