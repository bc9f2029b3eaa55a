import type { Ctx } from '#app/auth/user.ts';
import { visibleDeals, visibleVisits } from '#app/auth/visible.ts';
import type { Tx } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { refuseStale } from '#app/domain/history/audit.server.ts';
import { fromDateColumn } from '#app/lib/dates.ts';
import { forbidden, notFound, Refusal } from '#app/lib/refusal.ts';
import { canTask } from './task.policy.ts';

const STEP = {
  id: true,
  version: true,
  teamId: true,
  nextStep: true,
  nextStepDue: true,
  nextStepDoneAt: true,
  nextStepOwner: { select: { id: true, name: true, teamId: true } },
} as const;

type Found = Prisma.VisitGetPayload<{ select: typeof STEP }>;

/** What changes on a step. */
export interface StepFields {
  nextStepDue?: Date;
  nextStepOwnerId?: string;
  nextStepDoneAt?: Date | null;
  nextStepDoneById?: string | null;
}

/** A task ready to be written. */
export type TakenStep = Awaited<ReturnType<typeof takeStep>>;

/**
 * The step of a visit or deal, locked until the transaction ends: within the user's sight, or the user's own, or of
 * someone the user leads.
 * @param alreadyDone whether a step that was done in between is no refusal
 * @throws Refusal `not_found`, also where there is no step; `forbidden` by policy, `stale` by version
 */
export async function takeStep(
  tx: Tx,
  ctx: Ctx,
  { kind, id, version }: { kind: 'visit' | 'deal'; id: string; version: number },
  { alreadyDone = false } = {},
) {
  const { found, label, inSight } =
    kind === 'visit' ? await takeVisit(tx, ctx, id) : await takeDeal(tx, ctx, id);
  const { nextStep, nextStepOwner: owner, nextStepDoneAt: doneAt, teamId } = found;
  if (nextStep === null) throw notFound();
  const held = { ownerId: owner?.id ?? null, ownerTeamId: owner?.teamId ?? null, teamId };
  if (!canTask(ctx.user, held)) throw forbidden();
  const subject = kind === 'visit' ? ('visits' as const) : ('deals' as const);
  // Whoever sees the step alone is not told what else was changed.
  if (!(alreadyDone && doneAt) && !inSight && found.version !== version)
    throw new Refusal('stale', [{ key: 'errors:stale' }], found.version);
  if (!(alreadyDone && doneAt)) await refuseStale(tx, subject, found, version);
  return {
    kind,
    subject,
    id,
    teamId,
    inSight,
    version: found.version,
    label,
    what: nextStep,
    due: found.nextStepDue,
    doneAt,
    ownerName: owner?.name ?? null,
  };
}

/** Besides what the scope holds: the own steps, and those of the people a lead leads. */
function heldBy({ id, role, teamIds }: Ctx['user']) {
  return [
    { nextStepOwnerId: id },
    ...(role === 'lead' ? [{ nextStepOwner: { teamId: { in: teamIds } } }] : []),
  ];
}

interface Taken {
  found: Found;
  label: string;
  /** Whether the user sees the visit or deal, and not its step alone. */
  inSight: boolean;
}

async function takeVisit(tx: Tx, ctx: Ctx, id: string): Promise<Taken> {
  await tx.$queryRaw`SELECT 1 FROM visit WHERE id = ${id}::uuid FOR UPDATE`;
  const visit = await tx.visit.findFirst({
    where: { id, archivedAt: null, OR: [visibleVisits(ctx.user), ...heldBy(ctx.user)] },
    select: { ...STEP, occurredOn: true, company: { select: { name: true } } },
  });
  if (!visit) throw notFound();
  const seen = await tx.visit.count({ where: { AND: [{ id }, visibleVisits(ctx.user)] } });
  const label = `${visit.company.name} ${fromDateColumn(visit.occurredOn)}`;
  return { found: visit, label, inSight: seen > 0 };
}

async function takeDeal(tx: Tx, ctx: Ctx, id: string): Promise<Taken> {
  await tx.$queryRaw`SELECT 1 FROM deal WHERE id = ${id}::uuid FOR UPDATE`;
  const deal = await tx.deal.findFirst({
    where: { id, archivedAt: null, OR: [visibleDeals(ctx.user), ...heldBy(ctx.user)] },
    select: { ...STEP, code: true, name: true },
  });
  if (!deal) throw notFound();
  const seen = await tx.deal.count({ where: { AND: [{ id }, visibleDeals(ctx.user)] } });
  return { found: deal, label: `${deal.code} ${deal.name}`, inSight: seen > 0 };
}

/** Writes to the step; stage, status and figures of a deal stay, so its history has no row of this. */
export async function writeStep(
  tx: Tx,
  ctx: Ctx,
  { kind, id }: TakenStep,
  fields: StepFields,
): Promise<void> {
  const data = { ...fields, version: { increment: 1 } };
  if (kind === 'visit') await tx.visit.update({ where: { id }, data, select: { id: true } });
  else await tx.deal.update({ where: { id }, data: { ...data, updatedAt: ctx.now }, select: { id: true } });
}
