import type { Ctx } from '#app/auth/user.ts';
import { inTransaction, type Tx } from '#app/db/client.server.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';
import { type LocalDate, toDateColumn } from '#app/lib/dates.ts';
import { forbidden, refused } from '#app/lib/refusal.ts';
import { searchText } from '#app/lib/search-text.server.ts';
import { canDeal } from './deal.policy.ts';
import type { DealInput } from './deal.schema.ts';
import { refuseForeignLinks } from './deal-links.server.ts';
import { addHistory, type DealForWrite, takeDeal } from './deal-write.server.ts';

/**
 * Registers a deal as a lead: the first report (首报) of the user's team.
 * @throws Refusal `forbidden`, `refused` with the field of a link outside the user's scope
 */
export async function createDeal(ctx: Ctx, input: DealInput): Promise<{ id: string; code: string }> {
  if (!canDeal(ctx.user, 'create')) throw forbidden();
  refuseFuture(ctx, input.firstMetOn);
  return inTransaction(async (tx) => {
    const teamId = teamOf(ctx, input);
    await refuseForeignLinks(tx, ctx, { ...input, teamId });
    const code = await nextCode(tx, ctx.today);
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
        searchText: searchText([code, input.name]),
        investors: { create: investorsOf(input) },
        credits: { create: { teamId, countyCode: input.countyCode } },
      },
    });
    await addHistory(tx, ctx, deal, [
      { kind: 'created', stage: 'lead', status: 'active', effectiveOn: input.firstMetOn },
    ]);
    await recordChange(tx, ctx, {
      action: 'create',
      subject: 'deals',
      id: deal.id,
      label: `${code} ${deal.name}`,
      version: 1,
      after: loggedFields(input),
    });
    return { id: deal.id, code };
  });
}

/**
 * Changes a deal's data. A new estimate, team or county is also a row of the deal's history, as of today.
 * @throws Refusal `not_found`, `forbidden`, `stale`, `refused`
 */
export async function editDeal(ctx: Ctx, id: string, expected: number, input: DealInput): Promise<void> {
  refuseFuture(ctx, input.firstMetOn);
  return inTransaction(async (tx) => {
    const before = await takeDeal(tx, ctx, id, 'edit', expected);
    const teamId = input.teamId ?? before.teamId;
    if (teamId !== before.teamId && !canDeal(ctx.user, 'assign', before)) throw forbidden();
    await refuseForeignLinks(tx, ctx, { ...input, teamId }, before);
    const deal = await tx.deal.update({
      where: { id },
      data: {
        ...columns(input),
        teamId,
        ownerId: input.ownerId,
        nextStepOwnerId: nextStepOwner(ctx, input),
        updatedAt: ctx.now,
        version: { increment: 1 },
        searchText: searchText([before.code, input.name]),
      },
    });
    await tx.dealInvestor.deleteMany({ where: { dealId: id } });
    await tx.dealInvestor.createMany({ data: investorsOf(input).map((row) => ({ ...row, dealId: id })) });
    if (before.teamId !== deal.teamId || before.countyCode !== deal.countyCode) {
      await tx.dealCredit.updateMany({
        where: { dealId: id, metric: 'all', teamId: before.teamId },
        data: { teamId: deal.teamId, countyCode: deal.countyCode },
      });
    }
    if (reported(before) !== reported(deal)) {
      await addHistory(tx, ctx, deal, [
        { kind: 'revised', stage: deal.stage, status: deal.status, effectiveOn: ctx.today },
      ]);
    }
    await recordChange(tx, ctx, {
      action: 'edit',
      subject: 'deals',
      id,
      label: `${deal.code} ${deal.name}`,
      version: deal.version,
      before: loggedRecord(before),
      after: loggedFields({ ...input, teamId }),
    });
  });
}

const reported = (deal: Pick<DealForWrite, 'estimatedAmount' | 'teamId' | 'countyCode'>) =>
  `${deal.estimatedAmount?.toFixed(2)} ${deal.teamId} ${deal.countyCode}`;

function refuseFuture(ctx: Ctx, day: LocalDate): void {
  if (day > ctx.today) throw refused('errors:future', {}, 'firstMetOn');
}

/** The team that reports; only who assigns may register for another team of their sight. */
function teamOf(ctx: Ctx, { teamId }: DealInput): string {
  if (!teamId || teamId === ctx.user.teamId) return ctx.user.teamId;
  if (!canDeal(ctx.user, 'assign', { teamId })) throw forbidden();
  return teamId;
}

const canOwn = (ctx: Ctx) => ctx.user.role === 'officer' || ctx.user.role === 'lead';

const nextStepOwner = (ctx: Ctx, { nextStep, nextStepOwnerId }: DealInput) =>
  nextStep ? (nextStepOwnerId ?? ctx.user.id) : null;

/** ZT-2023-0427: the year of registration and the next number of that year. */
async function nextCode(tx: Tx, today: LocalDate): Promise<string> {
  const year = Number(today.slice(0, 4));
  const { last } = await tx.dealCounter.upsert({
    where: { year },
    create: { year, last: 1 },
    update: { last: { increment: 1 } },
  });
  return `ZT-${year}-${String(last).padStart(4, '0')}`;
}

function columns(input: DealInput) {
  const { leadId, partners, teamId, ownerId, nextStepOwnerId, ...fields } = input;
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

function loggedFields({ partners, ...input }: DealInput) {
  return {
    ...input,
    partners: partners
      .map(({ companyId }) => companyId)
      .sort()
      .join(' '),
  };
}

/** The record in the shape of the form, so that both compare field by field. */
function loggedRecord(deal: DealForWrite) {
  return {
    ...deal,
    estimatedAmount: deal.estimatedAmount?.toFixed(2),
    estimatedOriginal: deal.estimatedOriginal?.toFixed(2),
    annualOutput: deal.annualOutput?.toFixed(2),
    annualTax: deal.annualTax?.toFixed(2),
    leadId: deal.investors.find(({ isLead }) => isLead)?.companyId,
    partners: deal.investors
      .filter(({ isLead }) => !isLead)
      .map(({ companyId }) => companyId)
      .sort()
      .join(' '),
  };
}
