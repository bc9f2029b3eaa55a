import type { Ctx } from '#app/auth/user.ts';
import { sightOf } from '#app/auth/visible.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import { explainCorrection } from '#app/domain/periods/correction.server.ts';
import { fromDateColumn, type LocalDate, toDateColumn } from '#app/lib/dates.ts';
import { forbidden, Refusal, refused } from '#app/lib/refusal.ts';
import { searchNames } from '#app/lib/search-names.ts';
import { searchText } from '#app/lib/search-text.server.ts';
import { canDeal } from './deal.policy.ts';
import type { DealInput } from './deal.schema.ts';
import { takeCodes } from './deal-code.server.ts';
import { refuseForeignLinks } from './deal-links.server.ts';
import { loggedInput, loggedRecord, recordDealChange } from './deal-log.server.ts';
import {
  addHistory,
  type DealForWrite,
  factsOf,
  readEvidence,
  readGates,
  takeDeal,
} from './deal-write.server.ts';
import { missingFor } from './gate.rules.ts';
import { NOT_DONE } from './next-step.commands.server.ts';

/**
 * Registers a deal as a lead: the first report (首报) of the user's team.
 * @throws Refusal `forbidden`, `refused` with the field of a link outside the user's scope
 */
export function createDeal(ctx: Ctx, input: DealInput): Promise<{ id: string; code: string }> {
  return inTransaction((tx) => addDeal(tx, ctx, input));
}

/** The same inside a transaction of another command. */
export async function addDeal(
  tx: Tx,
  ctx: Ctx,
  input: DealInput,
): Promise<{ id: string; code: string; teamId: string }> {
  if (!canDeal(ctx.user, 'create')) throw forbidden();
  refuseFuture(ctx, input);
  refuseForeignSource(ctx, input);
  const teamId = teamOf(ctx, input);
  await refuseForeignLinks(tx, ctx, { ...input, teamId });
  const code = (await takeCodes(tx, ctx.today, 1))(0);
  const deal = await tx.deal.create({
    data: {
      ...columns(input),
      code,
      teamId,
      ownerId: input.ownerId ?? (canOwn(ctx) ? ctx.user.id : null),
      nextStepOwnerId: nextStepOwner(ctx, input),
      stage: 'lead',
      status: 'active',
      stageSince: toDateColumn(input.firstMetOn),
      recordedAt: ctx.now,
      updatedAt: ctx.now,
      searchText: searchText(searchNames.deal({ code, name: input.name })),
      investors: { create: investorsOf(input) },
      credits: { create: { teamId, countyCode: input.countyCode } },
    },
  });
  await addHistory(tx, ctx, deal, [
    { kind: 'created', stage: 'lead', status: 'active', effectiveOn: input.firstMetOn },
  ]);
  await explainCorrection(tx, ctx, {
    subjectType: 'deals',
    subjectId: deal.id,
    on: input.firstMetOn,
    reason: input.correctionReason,
  });
  await recordDealChange(tx, ctx, deal, { action: 'create', version: 1, after: loggedInput(input) });
  return { id: deal.id, code, teamId };
}

/**
 * Changes a deal's data. A new estimate, team or county is also a row of the deal's history, as of today.
 * @throws Refusal `not_found`, `forbidden`, `stale`, `refused`
 */
export async function editDeal(ctx: Ctx, id: string, expected: number, input: DealInput): Promise<void> {
  refuseFuture(ctx, input);
  return inTransaction(async (tx) => {
    const before = await takeDeal(tx, ctx, id, 'edit', expected);
    refuseForeignSource(ctx, input, before);
    refuseMetAfterMoving(before, input);
    const teamId = input.teamId ?? before.teamId;
    if (teamId !== before.teamId && !canDeal(ctx.user, 'assign', before)) throw forbidden();
    await refuseForeignLinks(tx, ctx, { ...input, teamId }, before);
    const step = stepAfter(ctx, before, input);
    const deal = await tx.deal.update({
      where: { id },
      data: {
        ...columns(input),
        teamId,
        ownerId: input.ownerId,
        ...step,
        // A step newly set is open, whatever became of the one before.
        ...(input.nextStep && NOT_DONE),
        updatedAt: ctx.now,
        version: { increment: 1 },
        searchText: searchText(searchNames.deal({ code: before.code, name: input.name })),
      },
    });
    await tx.dealInvestor.deleteMany({ where: { dealId: id } });
    await tx.dealInvestor.createMany({ data: investorsOf(input).map((row) => ({ ...row, dealId: id })) });
    await refuseLostGround(tx, before, { ...before, ...deal });
    if (before.teamId !== deal.teamId || before.countyCode !== deal.countyCode) {
      await moveCredit(tx, before, deal);
      await explainMovedCredit(tx, ctx, before, input.correctionReason);
    }
    if (reported(before) !== reported(deal)) {
      await addHistory(tx, ctx, deal, [
        { kind: 'revised', stage: deal.stage, status: deal.status, effectiveOn: ctx.today },
      ]);
    }
    await recordDealChange(tx, ctx, deal, {
      action: 'edit',
      version: deal.version,
      before: loggedRecord(before),
      after: { ...loggedInput({ ...input, teamId }), ...step },
    });
  });
}

const reported = (deal: Pick<DealForWrite, 'estimatedAmount' | 'teamId' | 'countyCode'>) =>
  `${deal.estimatedAmount?.toFixed(2)} ${deal.teamId} ${deal.countyCode}`;

function refuseFuture(ctx: Ctx, { firstMetOn, estimatedRateOn }: DealInput): void {
  if (firstMetOn > ctx.today) throw refused('errors:future', {}, 'firstMetOn');
  if (estimatedRateOn && estimatedRateOn > ctx.today) throw refused('errors:future', {}, 'rateOn');
}

/**
 * What an organizer registers comes from one of its events; which it is, the links say. Where a deal comes from that
 * exists already is not the organizer's to change: it would keep deals in sight that were on its list for a day.
 */
function refuseForeignSource(
  ctx: Ctx,
  { sourceKind, sourceEditionId }: DealInput,
  before?: Pick<DealForWrite, 'sourceKind' | 'sourceEditionId'>,
): void {
  if (sightOf(ctx.user) !== 'events') return;
  if (before && sourceKind === before.sourceKind && sourceEditionId === before.sourceEditionId) return;
  if (before || sourceKind !== 'event') throw refused('deals:refusal.ownEventsOnly', {}, 'sourceKind');
  if (!sourceEditionId) throw refused('errors:required', {}, 'sourceEditionId');
}

/** Nobody can have met for the first time after the deal had already moved on. */
function refuseMetAfterMoving({ history, signedOn }: DealForWrite, { firstMetOn }: DealInput): void {
  const moves = history.filter(({ kind }) => kind === 'advanced').map((row) => row.effectiveOn);
  const days = [...moves, ...(signedOn ? [signedOn] : [])].map(fromDateColumn).sort();
  if (days[0] && firstMetOn > days[0])
    throw refused('deals:refusal.tooLate', { until: days[0] }, 'firstMetOn');
}

/** A deal keeps what the gates it has passed asked for; it can be changed, but not taken away. */
async function refuseLostGround(tx: Tx, before: DealForWrite, after: DealForWrite): Promise<void> {
  const gates = await readGates(tx);
  const evidence = (await readEvidence(tx, [before.id]))(before.id);
  const missing = (deal: DealForWrite) => missingFor(deal.stage, factsOf(deal, evidence), gates);
  const lackedBefore = new Set(missing(before).map(({ key }) => key));
  const lost = missing(after).filter(({ key }) => !lackedBefore.has(key));
  if (lost.length > 0) throw new Refusal('refused', lost);
}

/** The credit goes along with the deal; where the new team already shares in it, the shares become one. */
async function moveCredit(
  tx: Tx,
  before: Pick<DealForWrite, 'id' | 'teamId'>,
  { teamId, countyCode }: Pick<DealForWrite, 'teamId' | 'countyCode'>,
): Promise<void> {
  const credits = await tx.dealCredit.findMany({ where: { dealId: before.id, metric: 'all' } });
  const own = credits.find((credit) => credit.teamId === before.teamId);
  const other = credits.find((credit) => credit.teamId === teamId && credit !== own);
  if (!own) return;
  if (other) await tx.dealCredit.delete({ where: { id: other.id } });
  const sum = other ? own.share.plus(other.share) : own.share;
  await tx.dealCredit.update({
    where: { id: own.id },
    data: { teamId, countyCode, share: sum.greaterThan(1) ? 1 : sum },
  });
}

/** Where credit is shared it has no days of its own: it moves for all that was signed, in locked months too. */
async function explainMovedCredit(
  tx: Tx,
  ctx: Ctx,
  { id, signedOn }: DealForWrite,
  reason: DealInput['correctionReason'],
): Promise<void> {
  const isShared = (await tx.dealCredit.count({ where: { dealId: id } })) > 1;
  if (!isShared || !signedOn) return;
  await explainCorrection(tx, ctx, {
    subjectType: 'deals',
    subjectId: id,
    on: fromDateColumn(signedOn),
    reason,
  });
}

/** The team that reports; only who assigns may register for another team of their sight. Organizers must choose one. */
function teamOf(ctx: Ctx, { teamId }: DealInput): string {
  if (sightOf(ctx.user) === 'events') {
    if (!teamId) throw refused('errors:required', {}, 'teamId');
    return teamId;
  }
  if (!teamId || teamId === ctx.user.teamId) return ctx.user.teamId;
  if (!canDeal(ctx.user, 'assign', { teamId })) throw forbidden();
  return teamId;
}

const canOwn = (ctx: Ctx) => ctx.user.role === 'officer' || ctx.user.role === 'lead';

const nextStepOwner = (ctx: Ctx, { nextStep, nextStepOwnerId }: DealInput) =>
  nextStep ? (nextStepOwnerId ?? ctx.user.id) : null;

/** The step a deal has after its form was saved: a form that holds none leaves one that is done. */
function stepAfter(ctx: Ctx, before: DealForWrite, input: DealInput) {
  const { nextStep, nextStepOwnerId, nextStepDue, nextStepDoneAt } = before;
  if (nextStepDoneAt && !input.nextStep) return { nextStep, nextStepOwnerId, nextStepDue };
  const due = input.nextStep ? optionalDay(input.nextStepDue) : null;
  return { nextStep: input.nextStep, nextStepOwnerId: nextStepOwner(ctx, input), nextStepDue: due };
}

function columns(input: DealInput) {
  const { leadId, partners, teamId, ownerId, nextStepOwnerId, correctionReason: _, ...fields } = input;
  return {
    ...fields,
    estimatedRateOn: optionalDay(input.estimatedRateOn),
    firstMetOn: toDateColumn(input.firstMetOn),
    nextStepDue: input.nextStep ? optionalDay(input.nextStepDue) : null,
    sourceTripId: input.sourceKind === 'trip' ? input.sourceTripId : null,
    sourceEditionId: input.sourceKind === 'event' ? input.sourceEditionId : null,
    sourceVisitId: input.sourceKind === 'visit' ? input.sourceVisitId : null,
  };
}

const optionalDay = (day: LocalDate | null) => (day ? toDateColumn(day) : null);

const investorsOf = ({ leadId, partners }: DealInput) => [
  { companyId: leadId, isLead: true },
  ...[...new Set(partners.map(({ companyId }) => companyId))].map((companyId) => ({
    companyId,
    isLead: false,
  })),
];
