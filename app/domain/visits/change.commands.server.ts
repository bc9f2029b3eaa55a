import type { Ctx } from '#app/auth/user.ts';
import { visibleDeals, visibleVisits } from '#app/auth/visible.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import { refuseStale } from '#app/domain/history/audit.server.ts';
import { saveChange } from '#app/domain/history/save.server.ts';
import { explainCorrection, restoringReason } from '#app/domain/periods/correction.server.ts';
import { fromDateColumn, fromOptionalDate } from '#app/lib/dates.ts';
import { forbidden, notFound, Refusal } from '#app/lib/refusal.ts';
import { refuseLostPhoto } from './lost-photo.server.ts';
import { refuseLostTalk } from './lost-talk.server.ts';
import { columns, refuseFuture } from './visit.commands.server.ts';
import { canVisit, type VisitAction } from './visit.policy.ts';
import { archivedVisits, FOR_POLICY } from './visit.queries.server.ts';
import type { VisitEdit } from './visit.schema.ts';
import {
  companyOf,
  editionOf,
  findPeople,
  knownGuests,
  openStopOf,
  refuseDeals,
  tripOf,
} from './visit-links.server.ts';
import { labelOf, loggedFields } from './visit-log.ts';

/**
 * Corrects a talk. What it was planned as stays, and so do the deals and people out of the user's sight; put on a
 * trip, it becomes the call planned there.
 * @throws Refusal `not_found`, `forbidden`, `stale`; `refused` as on logging, when a deal past its first talk would
 *   lose it or a started one its last photo, and when a closed trip would lose it or be left without outcome or next step
 */
export function editVisit(ctx: Ctx, id: string, expected: number, input: VisitEdit): Promise<void> {
  refuseFuture(ctx, input);
  return inTransaction(async (tx) => {
    const before = await takeVisit(tx, ctx, id, visibleVisits(ctx.user), 'edit', expected);
    refuseUnsettled(before.trip, input);
    const company = await companyOf(tx, ctx, input, before);
    const tripId = before.stopId ? before.tripId : await tripOf(tx, ctx, input.tripId, before.tripId);
    if (tripId !== before.tripId) refuseClosed(before.trip, 'tripId');
    const call = { tripId: tripId ?? '', companyId: company.id, occurredOn: input.occurredOn };
    const stopId = before.stopId ?? (tripId && (await openStopOf(tx, call)));
    const editionId = before.meeting ? before.editionId : input.editionId;
    const edition = await editionOf(tx, ctx, editionId, before.editionId);
    const dealIds = [...new Set([...input.dealIds, ...(await unseenDeals(tx, ctx, before))])];
    const codes = await refuseDeals(tx, ctx, { dealIds, companyId: company.id }, edition, before);
    const lost = before.deals.map(({ dealId }) => dealId).filter((dealId) => !dealIds.includes(dealId));
    await refuseLostTalk(tx, id, lost, 'dealIds');
    await refuseLostPhoto(tx, { visitId: id }, lost, 'dealIds');
    await refuseLostPhoto(tx, { visitId: id, movedTo: input.occurredOn }, dealIds, 'occurredOn');
    const people = await findPeople(
      tx,
      ctx,
      input,
      { tripId, meetingId: before.meeting?.id ?? null },
      before,
    );
    await tx.visitStaff.deleteMany({ where: { visitId: id } });
    await tx.visitStaff.createMany({ data: input.staffIds.map((userId) => ({ visitId: id, userId })) });
    await tx.visitDeal.deleteMany({ where: { visitId: id } });
    await tx.visitDeal.createMany({ data: dealIds.map((dealId) => ({ visitId: id, dealId })) });
    const guests = await knownGuests(tx, company.id, input.guests);
    await tx.visitGuest.deleteMany({ where: { visitId: id } });
    for (const guest of guests) await tx.visitGuest.create({ data: { ...guest, visitId: id } });
    await explainEdit(tx, ctx, before, { ...input, companyId: company.id });
    await saveChange(tx, ctx, {
      action: 'edit',
      subject: 'visits',
      id,
      label: `${company.name} ${input.occurredOn}`,
      version: expected,
      data: {
        ...columns(input),
        companyId: company.id,
        tripId,
        stopId,
        editionId: edition?.id ?? null,
        // Another step than the one that was done.
        ...(input.nextStep !== before.nextStep && { nextStepDoneAt: null, nextStepDoneById: null }),
      },
      before: loggedRecord(before),
      after: loggedFields(input, {
        company: company.name,
        staff: input.staffIds.map((one) => people.get(one) ?? ''),
        deals: codes,
        nextStepOwner: input.nextStepOwnerId && people.get(input.nextStepOwnerId),
      }),
    });
  });
}

/**
 * Takes a talk out of the records; restoreVisit undoes it.
 * @throws Refusal `not_found`, `forbidden`, `stale`; `refused` when a closed trip, a deal past its first talk or a
 *   started one would lose it, or a locked month without a reason
 */
export function archiveVisit(ctx: Ctx, id: string, expected: number, reason?: string | null): Promise<void> {
  return inTransaction(async (tx) => {
    const before = await takeVisit(tx, ctx, id, visibleVisits(ctx.user), 'archive', expected);
    refuseClosed(before.trip);
    const dealIds = before.deals.map(({ dealId }) => dealId);
    await refuseLostTalk(tx, id, dealIds);
    await refuseLostPhoto(tx, { visitId: id }, dealIds);
    await setArchived(tx, ctx, before, ctx.now, reason);
  });
}

/**
 * Brings an archived talk back.
 * @throws Refusal `not_found` unless archived, `forbidden`, `stale`; `refused` while its trip is closed
 */
export function restoreVisit(ctx: Ctx, id: string, expected: number): Promise<void> {
  return inTransaction(async (tx) => {
    const visit = await takeVisit(tx, ctx, id, archivedVisits(ctx.user), 'archive', expected);
    refuseClosed(visit.trip);
    await setArchived(tx, ctx, visit, null, await restoringReason(ctx));
  });
}

async function setArchived(
  tx: Tx,
  ctx: Ctx,
  visit: VisitForWrite,
  archivedAt: Date | null,
  reason: string | null | undefined,
): Promise<void> {
  const on = fromDateColumn(visit.occurredOn);
  await explainCorrection(tx, ctx, { subjectType: 'visits', subjectId: visit.id, on, reason });
  await saveChange(tx, ctx, {
    action: archivedAt ? 'archive' : 'restore',
    subject: 'visits',
    id: visit.id,
    label: labelOf(visit),
    version: visit.version,
    data: { archivedAt },
  });
}

/** Only what reports count is a correction: the day, the kind and with whom, not what was said. */
async function explainEdit(tx: Tx, ctx: Ctx, before: VisitForWrite, input: VisitEdit): Promise<void> {
  const { occurredOn, kind, companyId, correctionReason: reason } = input;
  const was = fromDateColumn(before.occurredOn);
  if (occurredOn === was && kind === before.kind && companyId === before.companyId) return;
  const on = [was, occurredOn];
  await explainCorrection(tx, ctx, { subjectType: 'visits', subjectId: before.id, on, reason });
}

const FOR_WRITE = {
  company: { select: { name: true } },
  edition: FOR_POLICY.edition,
  trip: { select: { id: true, closedAt: true, ...FOR_POLICY.trip.select } },
  meeting: { select: { id: true } },
  nextStepOwner: { select: { name: true } },
  staff: { select: { userId: true, user: { select: { name: true } } } },
  guests: { orderBy: { id: 'asc' }, select: { name: true, title: true } },
  deals: { select: { dealId: true, deal: { select: { code: true } } } },
} satisfies Prisma.VisitInclude;

type VisitForWrite = Prisma.VisitGetPayload<{ include: typeof FOR_WRITE }>;

/** A talk ready to be written; its trip is neither closed nor opened again until the transaction ends. */
async function takeVisit(
  tx: Tx,
  ctx: Ctx,
  id: string,
  sight: Prisma.VisitWhereInput,
  action: VisitAction,
  expected: number,
): Promise<VisitForWrite> {
  await tx.$queryRaw`SELECT 1 FROM trip WHERE id = (SELECT trip_id FROM visit WHERE id = ${id}::uuid) FOR SHARE`;
  const visit = await tx.visit.findFirst({ where: { AND: [{ id }, sight] }, include: FOR_WRITE });
  if (!visit) throw notFound();
  if (!canVisit(ctx.user, action, visit)) throw forbidden();
  await refuseStale(tx, 'visits', visit, expected);
  return visit;
}

/** Deals the talk touches that the form did not show, because its reader does not see them. */
async function unseenDeals(tx: Tx, ctx: Ctx, { deals }: VisitForWrite): Promise<string[]> {
  const all = deals.map(({ dealId }) => dealId);
  const seen = await tx.deal.findMany({
    where: { AND: [{ id: { in: all } }, visibleDeals(ctx.user)] },
    select: { id: true },
  });
  return all.filter((dealId) => !seen.some(({ id }) => id === dealId));
}

/** A trip was closed because every talk of it had these; they can be changed, but not taken away. */
function refuseUnsettled(trip: VisitForWrite['trip'], { outcome, nextStep }: VisitEdit): void {
  if (!trip?.closedAt) return;
  const missing = [...(outcome === '' ? ['outcome'] : []), ...(nextStep === null ? ['nextStep'] : [])];
  const problems = missing.map((field) => ({ key: 'visits:problem.closedTrip', field }));
  if (problems.length > 0) throw new Refusal('refused', problems);
}

/** What a closed trip brought stands as its report tells it: no talk joins it or leaves it. */
function refuseClosed(trip: VisitForWrite['trip'], field?: string): void {
  if (!trip?.closedAt) return;
  throw new Refusal('refused', [{ key: 'visits:problem.tripIsClosed', to: `/trips/${trip.id}`, field }]);
}

function loggedRecord(visit: VisitForWrite) {
  return loggedFields(
    {
      ...visit,
      occurredOn: fromDateColumn(visit.occurredOn),
      nextStepDue: fromOptionalDate(visit.nextStepDue),
    },
    {
      company: visit.company.name,
      staff: visit.staff.map(({ user }) => user.name),
      deals: visit.deals.map(({ deal }) => deal.code),
      nextStepOwner: visit.nextStepOwner?.name,
    },
  );
}
