import type { Ctx } from '#app/auth/user.ts';
import { visibleCompanies, visibleReceptions } from '#app/auth/visible.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { recordChange, refuseStale } from '#app/domain/history/audit.server.ts';
import { saveChange } from '#app/domain/history/save.server.ts';
import { fromDateColumn, toDateColumn } from '#app/lib/dates.ts';
import { forbidden, notFound, refused } from '#app/lib/refusal.ts';
import { canPlanReceptions, canReception } from './reception.policy.ts';
import { inOrder } from './reception.rules.ts';
import type { ReceptionInput } from './reception.schema.ts';
import { offeredCoordinators } from './reception-offers.ts';

/**
 * Plans how a company that comes to look around is received, for the user's team.
 * @throws Refusal `forbidden`, `refused` for a company or coordinator that is not offered
 */
export function planReception(ctx: Ctx, input: ReceptionInput): Promise<{ id: string }> {
  if (!canPlanReceptions(ctx.user)) throw forbidden();
  return inTransaction(async (tx) => {
    const names = await knownNames(tx, ctx, input);
    const { items, ...fields } = input;
    const reception = await tx.reception.create({
      data: {
        ...columns(fields),
        teamId: ctx.user.teamId,
        recordedById: ctx.user.id,
        recordedAt: ctx.now,
        items: { create: programme(items) },
      },
      select: { id: true },
    });
    await recordChange(tx, ctx, {
      action: 'create',
      subject: 'receptions',
      id: reception.id,
      label: labelOf(names.company, input.startsOn),
      version: 1,
      after: logged(input, names),
    });
    return reception;
  });
}

/**
 * Changes the plan and its programme.
 * @throws Refusal `not_found`, `forbidden`, `stale`, `refused`
 */
export function editReception(ctx: Ctx, id: string, expected: number, input: ReceptionInput): Promise<void> {
  return inTransaction(async (tx) => {
    const before = await take(tx, ctx, id, visibleReceptions(ctx.user), expected);
    const names = await knownNames(tx, ctx, input, before);
    const { items, ...fields } = input;
    await tx.receptionItem.deleteMany({ where: { receptionId: id } });
    await tx.receptionItem.createMany({
      data: programme(items).map((item) => ({ ...item, receptionId: id })),
    });
    await saveChange(tx, ctx, {
      action: 'edit',
      subject: 'receptions',
      id,
      label: labelOf(names.company, input.startsOn),
      version: expected,
      data: columns(fields),
      before: logged(asInput(before), { company: before.company.name, coordinator: before.coordinator.name }),
      after: logged(input, names),
    });
  });
}

/** Takes a plan that came to nothing out of the lists. @throws Refusal `not_found`, `forbidden`, `stale` */
export function archiveReception(ctx: Ctx, id: string, expected: number): Promise<void> {
  return setArchived(ctx, id, visibleReceptions(ctx.user), expected, ctx.now);
}

/** Brings an archived plan back. @throws Refusal `not_found` unless archived, `forbidden`, `stale` */
export function restoreReception(ctx: Ctx, id: string, expected: number): Promise<void> {
  const archived = { ...visibleReceptions(ctx.user), archivedAt: { not: null } };
  return setArchived(ctx, id, archived, expected, null);
}

function setArchived(
  ctx: Ctx,
  id: string,
  within: Where,
  expected: number,
  archivedAt: Date | null,
): Promise<void> {
  return inTransaction(async (tx) => {
    const { company, startsOn } = await take(tx, ctx, id, within, expected);
    await saveChange(tx, ctx, {
      action: archivedAt ? 'archive' : 'restore',
      subject: 'receptions',
      id,
      label: labelOf(company.name, fromDateColumn(startsOn)),
      version: expected,
      data: { archivedAt },
    });
  });
}

type Where = Prisma.ReceptionWhereInput;

const FOR_WRITE = {
  items: { orderBy: { position: 'asc' } },
  company: { select: { name: true } },
  coordinator: { select: { name: true } },
} satisfies Prisma.ReceptionInclude;

type ReceptionForWrite = Prisma.ReceptionGetPayload<{ include: typeof FOR_WRITE }>;

/** A plan ready to be written: nobody else can write it until the transaction ends. */
async function take(
  tx: Tx,
  ctx: Ctx,
  id: string,
  within: Where,
  expected: number,
): Promise<ReceptionForWrite> {
  await tx.$queryRaw`SELECT 1 FROM reception WHERE id = ${id}::uuid FOR UPDATE`;
  const reception = await tx.reception.findFirst({ where: { AND: [{ id }, within] }, include: FOR_WRITE });
  if (!reception) throw notFound();
  if (!canReception(ctx.user, reception)) throw forbidden();
  await refuseStale(tx, 'receptions', reception, expected);
  return reception;
}

/** What the plan links to by name; whom it links to already may stay. */
async function knownNames(
  tx: Tx,
  ctx: Ctx,
  { companyId, coordinatorId }: ReceptionInput,
  before?: ReceptionForWrite,
) {
  const company = await tx.company.findFirst({
    where:
      companyId === before?.companyId
        ? { id: companyId }
        : { AND: [{ id: companyId }, visibleCompanies(ctx.user)] },
    select: { name: true },
  });
  if (!company) throw refused('errors:unknown', {}, 'companyId');
  const coordinator = await tx.user.findFirst({
    where:
      coordinatorId === before?.coordinatorId
        ? { id: coordinatorId }
        : { AND: [{ id: coordinatorId }, offeredCoordinators(ctx.user)] },
    select: { name: true },
  });
  if (!coordinator) throw refused('errors:unknown', {}, 'coordinatorId');
  return { company: company.name, coordinator: coordinator.name };
}

const labelOf = (company: string, startsOn: string) => `${company} ${startsOn}`;

const columns = ({ startsOn, endsOn, ...fields }: Omit<ReceptionInput, 'items'>) => ({
  ...fields,
  startsOn: toDateColumn(startsOn),
  endsOn: toDateColumn(endsOn),
});

const programme = (items: ReceptionInput['items']) =>
  inOrder(items).map((item, position) => ({ ...item, day: toDateColumn(item.day), position }));

const asInput = (reception: ReceptionForWrite): ReceptionInput => ({
  ...reception,
  startsOn: fromDateColumn(reception.startsOn),
  endsOn: fromDateColumn(reception.endsOn),
  items: reception.items.map((item) => ({ ...item, day: fromDateColumn(item.day) })),
});

/** The fields the history tells of; the programme as readable lines. */
function logged(input: ReceptionInput, names: { company: string; coordinator: string }) {
  const { startsOn, endsOn, headcount, guests, receivedBy, accompaniedBy, purpose, arrangements } = input;
  return {
    companyId: names.company,
    startsOn,
    endsOn,
    headcount,
    guests,
    receivedBy,
    accompaniedBy,
    coordinatorId: names.coordinator,
    purpose,
    arrangements,
    items: inOrder(input.items)
      .map(({ day, time, content, place, responsible }) =>
        [day, time, content, place, responsible].filter(Boolean).join(' '),
      )
      .join('\n'),
  };
}
