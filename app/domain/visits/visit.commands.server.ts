import type { Ctx } from '#app/auth/user.ts';
import type { Tx } from '#app/db/client.server.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';
import { once } from '#app/domain/history/once.server.ts';
import { explainCorrection } from '#app/domain/periods/correction.server.ts';
import { toDateColumn } from '#app/lib/dates.ts';
import { forbidden, refused } from '#app/lib/refusal.ts';
import { searchNames } from '#app/lib/search-names.ts';
import { searchText } from '#app/lib/search-text.server.ts';
import { inTransactionWith, keepPhotos, readPictures, type Upload } from './photo.commands.server.ts';
import { canLogVisit } from './visit.policy.ts';
import type { VisitEdit, VisitInput } from './visit.schema.ts';
import { companyOf, findPeople, knownGuests, openStopOf, planOf, refuseDeals } from './visit-links.server.ts';
import { loggedFields } from './visit-log.ts';

/**
 * Logs a talk with a company for the user's team. With a key it is logged once, however often it is sent.
 * @param uploads pictures that came with the form
 * @returns the new visit
 * @throws Refusal `forbidden`; `refused` for a day after today, for ids outside the scope, for a plan that has its
 *   talk already, and for a company that does not invest in a deal the talk is said to touch
 */
export async function logVisit(ctx: Ctx, input: VisitInput, uploads: Upload[] = []): Promise<{ id: string }> {
  // Decoding takes time and memory: whoever may not log a talk anywhere may not cause it.
  if (!canLogVisit(ctx.user, { edition: { organizerTeamId: ctx.user.teamId } })) throw forbidden();
  const pictures = await readPictures(uploads);
  return inTransactionWith(pictures, (tx) =>
    once(tx, ctx, { key: input.key, action: 'talk' }, async () => {
      const visit = await addVisit(tx, ctx, input);
      await keepPhotos(tx, ctx, visit.id, pictures);
      return visit;
    }),
  );
}

/** The same inside a transaction of another command, which answers for doing it once. */
export async function addVisit(tx: Tx, ctx: Ctx, input: VisitInput): Promise<{ id: string }> {
  refuseFuture(ctx, input);
  const plan = await planOf(tx, ctx, input);
  if (!canLogVisit(ctx.user, { edition: plan.edition })) throw forbidden();
  const company = await companyOf(tx, ctx, input);
  const deals = { dealIds: input.dealIds, companyId: company.id };
  const call = { tripId: plan.tripId ?? '', companyId: company.id, occurredOn: input.occurredOn };
  const stopId = plan.stopId ?? (plan.tripId && (await openStopOf(tx, call)));
  const dealCodes = await refuseDeals(tx, ctx, deals, plan.edition);
  const people = await findPeople(tx, ctx, input, plan);
  const visit = await tx.visit.create({
    data: {
      ...columns(input),
      companyId: company.id,
      tripId: plan.tripId,
      stopId,
      receptionId: plan.receptionId,
      editionId: plan.edition?.id,
      teamId: ctx.user.teamId,
      recordedById: ctx.user.id,
      recordedAt: ctx.now,
      staff: { create: input.staffIds.map((userId) => ({ userId })) },
      guests: { create: await knownGuests(tx, company.id, input.guests) },
      deals: { create: input.dealIds.map((dealId) => ({ dealId })) },
    },
    select: { id: true },
  });
  if (plan.meetingId) {
    await tx.eventMeeting.update({ where: { id: plan.meetingId }, data: { visitId: visit.id } });
  }
  await explainCorrection(tx, ctx, {
    subjectType: 'visits',
    subjectId: visit.id,
    on: input.occurredOn,
    reason: input.correctionReason,
  });
  await recordChange(tx, ctx, {
    action: 'talk',
    subject: 'visits',
    id: visit.id,
    label: `${company.name} ${input.occurredOn}`,
    version: 1,
    after: loggedFields(input, {
      company: company.name,
      staff: input.staffIds.map((id) => people.get(id) ?? ''),
      deals: dealCodes,
      nextStepOwner: input.nextStepOwnerId && people.get(input.nextStepOwnerId),
    }),
  });
  return visit;
}

/** @throws Refusal `refused` for a day after today */
export function refuseFuture(ctx: Ctx, { occurredOn }: VisitEdit): void {
  if (occurredOn > ctx.today) throw refused('errors:future', {}, 'occurredOn');
}

/** The columns of a talk's own fields. */
export function columns(input: VisitEdit) {
  const { kind, time, place, headcount, sites, receivedBy, summary, outcome } = input;
  const { nextStep, nextStepOwnerId } = input;
  return {
    ...{ kind, time, place, headcount, sites, receivedBy, summary, outcome, nextStep, nextStepOwnerId },
    searchText: searchText(searchNames.visit(input)),
    occurredOn: toDateColumn(input.occurredOn),
    nextStepDue: input.nextStepDue && toDateColumn(input.nextStepDue),
  };
}
